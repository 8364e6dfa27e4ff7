import { useEffect, useRef, type ReactNode } from 'react'
import { selectedOf } from '../../engine/answer'
import { ChoicePick } from '../../question/choice-pick'
import { CodePick } from '../../question/code-pick'
import { ExhibitPane } from '../../question/exhibit'
import { giveAnswer, pressOption, type ShownCard } from '../../state/card-round'
import { ScrollArea } from '../../ui/scroll-area'
import { Split } from '../../ui/split'
import { CardAnswer } from './card-answer'
import { CardRecord } from './card-record'

/** The card's question, and after the check its answer; beside its record or exhibit where it has one. */
export function CardQuestion({ shown }: { shown: ShownCard }) {
  const { content, verdict } = shown
  const box = useFocusOn(verdict !== null)
  const body = (
    <ScrollArea className="asking-question">
      <div className="asking-column" ref={box} tabIndex={-1} role="region" aria-label={verdict ? 'Answer' : 'Question'}>
        {verdict ? <CardAnswer shown={shown} verdict={verdict} /> : <Question shown={shown} />}
      </div>
    </ScrollArea>
  )
  if (content.scenario === null) {
    const exhibit = content.kind === 'choice' ? content.choice.exhibit : undefined
    if (!exhibit) return <div className="asking-body">{body}</div>
    return (
      <div className="asking-body asking-desk">
        <Split label="Width of the exhibit" left={<ExhibitPane exhibit={exhibit} />} right={body} initial={50} />
      </div>
    )
  }
  return (
    <div className="asking-body asking-desk">
      <Split
        label="Width of the record"
        left={
          <CardRecord scenario={content.scenario} task={verdict && content.kind === 'codes' ? content.task : null} />
        }
        right={body}
        initial={50}
      />
    </div>
  )
}

function Question({ shown: { card, content, order, answer } }: { shown: ShownCard }): ReactNode {
  if (content.kind === 'codes')
    return (
      <CodePick
        task={content.task}
        given={answer ?? undefined}
        onAnswer={(lines) => giveAnswer({ kind: 'codes', lines })}
      />
    )
  return (
    <ChoicePick
      id={card.id}
      choice={content.choice}
      order={order}
      selected={selectedOf(answer)}
      onChoose={pressOption}
    />
  )
}

/** A new question, and then its answer, is read from its top: by eye, and by a screen reader. */
function useFocusOn(checked: boolean) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    box.current?.focus({ preventScroll: true })
    if (box.current?.parentElement) box.current.parentElement.scrollTop = 0
  }, [checked])
  return box
}

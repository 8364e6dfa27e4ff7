import type { OptionId } from '../../../question-bank/schema/item'
import { choiceAnswer, fullWords, keysOf, pressed, selectedOf } from '../../engine/answer'
import { choiceOf, type ChoiceScreen } from '../../engine/form'
import { textKey } from '../../engine/marks'
import type { Session } from '../../engine/session'
import { SelectWords } from '../../question/select-words'
import { useSent } from '../../question/use-sent'
import { dispatch } from '../../state/exam'
import { ChoiceQuestion } from './choice-question'
import { inBackground } from '../../state/trouble'

const NONE: ReadonlySet<OptionId> = new Set()

/** An item or a related question of the running exam, with its options in the form's order. */
export function ChoiceView({ session, screen }: { session: Session; screen: ChoiceScreen }) {
  const choice = choiceOf(screen)
  const selected = selectedOf(session.answers.get(screen.id))
  const struck = session.struck.get(screen.id) ?? NONE
  // What is shown may lag behind an answer that is still being written; what was sent last counts.
  const sent = useSent<OptionId>(selected, (options) => {
    const answering = dispatch({ type: 'answer', answer: choiceAnswer(choice, options) })
    inBackground('Carrying out an action in the exam', answering)
    return answering
  })
  return (
    <ChoiceQuestion
      id={screen.id}
      stem={choice.stem}
      options={screen.order.map((id) => choice.options.find((one) => one.id === id)!)}
      selected={selected}
      wanted={keysOf(choice).length}
      asks={<SelectWords choice={choice} />}
      struck={struck}
      rangesOf={(part) => session.highlights.get(textKey(screen.id, part)) ?? []}
      onChoose={(option) => {
        const next = pressed(choice, sent.latest(), option)
        if (next === null) return fullWords(choice)
        sent.send(next)
      }}
      onStrike={(option) =>
        inBackground(
          'Carrying out an action in the exam',
          dispatch({ type: 'strike', option, on: !struck.has(option) }),
        )
      }
    />
  )
}

import { useEffect, useRef, useState } from 'react'
import type { ReviewRoom } from '../../state/review'
import { storeNotes } from '../../state/notes'
import { useKeys } from '../../keys/use-keys'
import { KeyButton } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { Question } from './question'
import type { Walk } from './walk'
import { inBackground } from '../../state/trouble'

type Props = { room: ReviewRoom; walk: Walk; onGo: (at: number) => void; onList: () => void }

/** One question at a time, with the way to the ones before and after it. */
export function QuestionView({ room, walk, onGo, onList }: Props) {
  // A related question is a step aside: Previous, Next and the position stay those of the list.
  const [aside, setAside] = useState<string | null>(null)
  const head = useRef<HTMLDivElement>(null)
  const { hits, at } = walk
  const hit = hits[at]!
  const beside = aside === null ? undefined : room.byScreen.get(aside)
  const entry = beside ?? room.byScreen.get(hit.entry.screen) ?? hit.entry
  const go = (next: number) => {
    setAside(null)
    onGo(next)
  }
  const back = () => (beside ? setAside(null) : onList())
  const previous = !beside && at > 0 ? () => go(at - 1) : undefined
  const next = !beside && at < hits.length - 1 ? () => go(at + 1) : undefined
  // Enter goes on, as in cards and practice; the buttons have their keys themselves.
  useKeys({ go: next })
  useEffect(() => {
    head.current?.closest('.page-scroll')?.scrollTo({ top: 0 })
  }, [entry.screen])
  useEffect(() => () => inBackground('Saving a note', storeNotes()), [])
  return (
    <div className="review-question">
      <div className="review-question-bar" ref={head}>
        <KeyButton command="list" icon={<Icon name="left" size={16} />} onClick={back}>
          {beside ? 'Back to your list' : 'List'}
        </KeyButton>
        <span className="review-position number" role="status">
          {beside ? 'Related question' : `${at + 1} of ${hits.length}`}
        </span>
        <span className="review-steps">
          <KeyButton command="walk-previous" disabled={!previous} onClick={previous}>
            Previous
          </KeyButton>
          <KeyButton command="walk-next" disabled={!next} onClick={next}>
            Next
          </KeyButton>
        </span>
      </div>
      <Question
        key={entry.screen}
        room={room}
        entry={entry}
        first={beside ? entry.latest : hit.shown}
        onRelated={setAside}
      />
    </div>
  )
}

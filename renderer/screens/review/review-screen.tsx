import { useEffect } from 'react'
import { EVERYTHING, type ReviewQuery } from '../../engine/review-query'
import { useOutcomeState } from '../../state/outcomes'
import { usePlaces } from '../../state/places'
import { openReview, useReview } from '../../state/review'
import { useRoute } from '../../state/route'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { Room } from './room'
import './review.css'

/** The review room: every answered question of all attempts, filtered, as a list or one at a time. */
export function ReviewScreen({ asked }: { asked: Partial<ReviewQuery> | undefined }) {
  const places = usePlaces('review')
  const route = useRoute((state) => state.route)
  const { room, problem } = useReview()
  const unreadable = useOutcomeState((state) => state.unreadable.length)
  useEffect(openReview, [])
  return (
    <Page wide places={places}>
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      {unreadable > 0 ? (
        <Notice kind="warn">{`${unreadable} ended attempt${unreadable === 1 ? '' : 's'} could not be read, so the answers of ${unreadable === 1 ? 'it' : 'them'} are missing here. The data was left as it is.`}</Notice>
      ) : null}
      {room === null && !problem ? (
        <p className="muted" role="status">
          Reading your answers…
        </p>
      ) : null}
      {room && room.entries.length === 0 ? <NothingAnswered /> : null}
      {room && room.entries.length > 0 ? (
        <Room key={keyOf(route)} room={room} initial={{ ...EVERYTHING, ...asked }} />
      ) : null}
    </Page>
  )
}

/** Each way into the room begins anew, also one from the room itself. */
const keys = new WeakMap<object, number>()
let ways = 0
function keyOf(route: object): number {
  if (!keys.has(route)) keys.set(route, ++ways)
  return keys.get(route)!
}

function NothingAnswered() {
  const go = useRoute((state) => state.go)
  return (
    <section className="review-empty">
      <h1>Review</h1>
      <p>
        There is nothing to review yet. Take an exam and end it: every question you met in it is then here, with your
        answer, the key and the reason for each option.
      </p>
      <p className="muted">
        A quick exam of 25 items is enough to begin with. An exam that is still open shows up here when it has ended.
      </p>
      <div>
        <Button look="primary" onClick={() => go({ screen: 'setup' })}>
          Start an exam
        </Button>
      </div>
    </section>
  )
}

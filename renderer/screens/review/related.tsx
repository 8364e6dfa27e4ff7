import { lastAnswer, relatedTo, type Entry } from '../../engine/review-entries'
import { VerdictWord } from '../../question/verdict-word'
import type { ReviewRoom } from '../../state/review'
import { oneLine } from './words'

const BECAUSE = { mistake: 'Same mistake', topic: 'Same topic' } as const

/** Other answered questions of the same topic or with the same mistake. */
export function Related({ entry, room, onOpen }: { entry: Entry; room: ReviewRoom; onOpen: (screen: string) => void }) {
  const related = relatedTo(entry, room.entries)
  if (related.length === 0) return null
  return (
    <section className="review-box">
      <h2>Related questions you answered</h2>
      <ul className="review-related">
        {related.map(({ entry: other, because }) => {
          const last = lastAnswer(other)
          return (
            <li key={other.screen}>
              <button type="button" onClick={() => onOpen(other.screen)}>
                <span className="review-related-line">{oneLine(room.lineOf(other.latest))}</span>
                <span className="review-related-facts">
                  {last ? <VerdictWord earned={last} size={14} className="review-row-verdict" /> : null}
                  <span className="muted">
                    {BECAUSE[because]} · {other.screen}
                  </span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

import { relatedTo, type Entry } from '../../engine/review-entries'
import type { ReviewRoom } from '../../state/review'
import { Icon } from '../../ui/icon'
import { oneLine, verdictOf } from './words'

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
          const verdict = verdictOf(other.latest)
          return (
            <li key={other.screen}>
              <button type="button" onClick={() => onOpen(other.screen)}>
                <span className="review-related-line">{oneLine(room.lineOf(other.latest))}</span>
                <span className="review-related-facts">
                  <span className={`review-row-verdict ${verdict.look}`}>
                    <Icon name={verdict.icon} size={14} />
                    {verdict.word}
                  </span>
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

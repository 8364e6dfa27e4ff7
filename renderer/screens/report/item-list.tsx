import { useState } from 'react'
import type { ChoiceResult } from '../../engine/report'
import { isMissed } from '../../engine/scoring/credit'
import { ChoiceReview } from '../../question/choice-review'

const FILTERS: readonly { id: string; title: string; keep: (one: ChoiceResult) => boolean }[] = [
  { id: 'all', title: 'All', keep: () => true },
  { id: 'wrong', title: 'Wrong', keep: (one) => isMissed(one.earned) },
  { id: 'not-answered', title: 'Not answered', keep: (one) => !one.earned.answered },
  { id: 'flagged', title: 'Flagged', keep: (one) => one.flagged },
  { id: 'changed', title: 'Changed', keep: (one) => one.changes > 0 },
]

/** Every item with the answer given, the key and the reasons. */
export function ItemList({ items, printing }: { items: readonly ChoiceResult[]; printing: boolean }) {
  const [filter, setFilter] = useState('all')
  if (items.length === 0) return null
  const keep = FILTERS.find((one) => one.id === filter)!.keep
  const shown = items.filter(keep)
  return (
    <section className="report-section">
      <div className="report-section-head">
        <h2>Multiple-choice items</h2>
        <div className="filters" role="group" aria-label="Show items">
          {FILTERS.map(({ id, title, keep: fits }) => (
            <button
              key={id}
              type="button"
              className="filter"
              aria-pressed={id === filter}
              onClick={() => setFilter(id)}
            >
              {title} <span className="number">{items.filter(fits).length}</span>
            </button>
          ))}
        </div>
      </div>
      {shown.length === 0 ? <p className="muted">No items here.</p> : null}
      <div className="reviews">
        {shown.map((result) => (
          <ChoiceReview key={result.screen.id} result={result} open={printing} />
        ))}
      </div>
    </section>
  )
}

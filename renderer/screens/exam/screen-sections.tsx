import { useState } from 'react'
import type { ReviewFilter } from '../../engine/events'
import { matching, type Session } from '../../engine/session'
import { FilterButtons } from '../../ui/filter-buttons'
import { ScreenList } from './screen-list'
import { IN_EXAM_ORDER, sortedBy, type Column } from './screen-table'
import { sectionsOf } from './sections'
import './screen-sections.css'

const FILTERS: readonly { id: ReviewFilter; title: string }[] = [
  { id: 'all', title: 'All' },
  { id: 'incomplete', title: 'Unseen or incomplete' },
  { id: 'flagged', title: 'Flagged' },
]

/** The screens of all sections, filtered and sorted as the candidate likes: for the Navigator and the review screen. */
export function ScreenSections({
  session,
  here,
  onOpen,
}: {
  session: Session
  here: string
  onOpen?: (id: string) => void
}) {
  const [filter, setFilter] = useState<ReviewFilter>('all')
  const [sort, setSort] = useState(IN_EXAM_ORDER)
  const sortBy = (by: Column) => setSort(sortedBy(sort, by))
  const kept = new Set(matching(session, filter))
  return (
    <div className="screen-sections">
      <FilterButtons
        label="Show questions"
        chosen={filter}
        onChoose={setFilter}
        choices={FILTERS.map(({ id, title }) => ({ id, title, count: matching(session, id).length }))}
      />
      {sectionsOf(session).map(({ title, screens }) => {
        const shown = screens.filter((screen) => kept.has(screen.id))
        return (
          <section key={title} className="screen-section">
            <h3>{title}</h3>
            {shown.length === 0 ? (
              <p className="screen-section-none">None in this section.</p>
            ) : (
              <ScreenList
                session={session}
                screens={shown}
                current={session.lastScreen}
                here={here}
                onOpen={onOpen}
                sort={sort}
                onSort={sortBy}
              />
            )}
          </section>
        )
      })}
    </div>
  )
}

import { useDeferredValue, useMemo, useState } from 'react'
import { plannedCards, queueNow, useCards } from '../../state/cards'
import { useSettings } from '../../state/settings'
import { Button } from '../../ui/button'
import { FilterButtons } from '../../ui/filter-buttons'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { ScrollArea } from '../../ui/scroll-area'
import { CardTable } from './card-table'
import { cardRows, type CardRow, LIST_FILTERS, searchRows, type ListFilter } from './card-rows'
import { useNow } from './use-now'
import './card-list.css'

const PAGE = 50

/** Every card, found by filter and words; what is done to one can be undone at the same place. */
export function CardList({ onBack }: { onBack: () => void }) {
  const now = useNow()
  // What is listed is read from these stores; typing in the search field renders the table only.
  useCards()
  useSettings()
  const due = new Set(queueNow(now, null)?.map(({ id }) => id))
  return <FoundCards rows={cardRows(plannedCards(now) ?? [], due)} now={now} onBack={onBack} />
}

function FoundCards({ rows, now, onBack }: { rows: readonly CardRow[]; now: number; onBack: () => void }) {
  const [filter, setFilter] = useState<ListFilter>('all')
  const [wanted, setWanted] = useState('')
  const [page, setPage] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)
  const searched = useDeferredValue(wanted)
  const found = useMemo(() => searchRows(rows, searched), [rows, searched])
  const choices = LIST_FILTERS.map(({ id, title, holds }) => ({ id, title, count: found.filter(holds).length }))
  const listed = found.filter(LIST_FILTERS.find(({ id }) => id === filter)!.holds)
  const last = Math.max(0, Math.ceil(listed.length / PAGE) - 1)
  const at = Math.min(page, last)
  const from = at * PAGE
  return (
    <>
      <div className="cards-title">
        <h1>All cards</h1>
        <Button onClick={onBack}>Back to overview</Button>
      </div>
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      <div className="card-list-tools">
        <FilterButtons
          label="Show"
          choices={choices}
          chosen={filter}
          onChoose={(id) => {
            setFilter(id)
            setPage(0)
          }}
        />
        <label className="card-list-search">
          <Icon name="search" size={16} />
          <input
            type="search"
            placeholder="Search id or question"
            aria-label="Search id or question"
            value={wanted}
            onChange={(event) => {
              setWanted(event.target.value)
              setPage(0)
            }}
          />
        </label>
      </div>
      {listed.length === 0 ? (
        <p className="muted">No card here.</p>
      ) : (
        <ScrollArea className="card-table-scroll">
          <CardTable rows={listed.slice(from, from + PAGE)} now={now} onProblem={setProblem} />
        </ScrollArea>
      )}
      {listed.length > PAGE ? (
        <nav className="card-list-pages" aria-label="Pages">
          <span className="muted number" role="status">
            {from + 1} to {Math.min(from + PAGE, listed.length)} of {listed.length}
          </span>
          <Button disabled={at === 0} onClick={() => setPage(at - 1)}>
            Previous page
          </Button>
          <Button disabled={at === last} onClick={() => setPage(at + 1)}>
            Next page
          </Button>
        </nav>
      ) : null}
    </>
  )
}

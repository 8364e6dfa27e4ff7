import type { ScreenStatus } from '../../engine/answer'
import { Icon } from '../../ui/icon'

const STATUS: Record<ScreenStatus, string> = { unseen: 'Unseen', incomplete: 'Incomplete', complete: 'Complete' }

export type Column = 'number' | 'status' | 'flag'
const COLUMNS: readonly { id: Column; title: string }[] = [
  { id: 'number', title: 'Question #' },
  { id: 'status', title: 'Status' },
  { id: 'flag', title: 'Flagged for Review' },
]

export type ScreenRow = { id: string; label: string; status: ScreenStatus; flagged: boolean }

export type ScreenTableProps = {
  /** In exam order. */
  rows: readonly ScreenRow[]
  current: string | null
  /** Absent where jumping is not allowed. */
  onOpen?: (id: string) => void
  sort: Column
  onSort: (column: Column) => void
}

/** Questions with status and flag, in three columns that sort. */
export function ScreenTable({ rows, current, onOpen, sort, onSort }: ScreenTableProps) {
  return (
    <table className="screen-list">
      <thead>
        <tr>
          {COLUMNS.map(({ id, title }) => (
            <th key={id} scope="col" aria-sort={sort === id ? 'ascending' : 'none'}>
              <button type="button" className="link" onClick={() => onSort(id)}>
                {title}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted(rows, sort).map(({ id, label, status, flagged }) => (
          <tr key={id} className={id === current ? 'screen-list-current' : undefined} aria-current={id === current ? 'true' : undefined}>
            <td>
              <button type="button" className="link" disabled={!onOpen} onClick={() => onOpen?.(id)}>
                {label}
              </button>
            </td>
            <td className={`status status-${status}`}>{STATUS[status]}</td>
            <td>{flagged ? <Flagged /> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Flagged = () => (
  <span className="flagged">
    <Icon name="flag" size={15} filled /> Flagged
  </span>
)

const RANK: Record<ScreenStatus, number> = { unseen: 0, incomplete: 1, complete: 2 }

function sorted(rows: readonly ScreenRow[], sort: Column): readonly ScreenRow[] {
  if (sort === 'number') return rows
  const rank = (row: ScreenRow) => (sort === 'status' ? RANK[row.status] : row.flagged ? 0 : 1)
  return [...rows].sort((a, b) => rank(a) - rank(b))
}

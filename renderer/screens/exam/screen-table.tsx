import type { ScreenStatus } from '../../engine/answer'
import { Icon } from '../../ui/icon'

const STATUS: Record<ScreenStatus, string> = { unseen: 'Unseen', incomplete: 'Incomplete', complete: 'Complete' }

export type Column = 'number' | 'status' | 'flag'
export type Sort = { by: Column; descending: boolean }

/** The order after a click on a column: ascending first, then the other way round. */
export const sortedBy = (before: Sort, by: Column): Sort => ({ by, descending: before.by === by && !before.descending })

export const IN_EXAM_ORDER: Sort = { by: 'number', descending: false }

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
  /** What is written beside the current row. */
  here: string
  /** Absent where jumping is not allowed. */
  onOpen?: (id: string) => void
  sort: Sort
  onSort: (column: Column) => void
}

/** Questions with status and flag; a click on a column's title sorts by it, another one turns the order round. */
export function ScreenTable({ rows, current, here, onOpen, sort, onSort }: ScreenTableProps) {
  return (
    <table className="screen-list">
      <thead>
        <tr>
          {COLUMNS.map(({ id, title }) => (
            <th key={id} scope="col" aria-sort={sort.by !== id ? 'none' : sort.descending ? 'descending' : 'ascending'}>
              <button type="button" className="link screen-list-sort" onClick={() => onSort(id)}>
                {title}
                {sort.by === id ? <Icon name={sort.descending ? 'down' : 'up'} size={14} /> : null}
              </button>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted(rows, sort).map(({ id, label, status, flagged }) => (
          <tr
            key={id}
            className={id === current ? 'screen-list-current' : undefined}
            aria-current={id === current ? 'true' : undefined}
          >
            <td>
              <button type="button" className="link" disabled={!onOpen} onClick={() => onOpen?.(id)}>
                {label}
              </button>
              {id === current ? <span className="screen-list-here">{here}</span> : null}
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

/** Rows of equal rank stay in exam order, in both directions. */
function sorted(rows: readonly ScreenRow[], { by, descending }: Sort): readonly ScreenRow[] {
  const places = new Map(rows.map((row, place) => [row.id, place]))
  const rank = (row: ScreenRow) => {
    if (by === 'number') return places.get(row.id)!
    return by === 'status' ? RANK[row.status] : row.flagged ? 0 : 1
  }
  const sign = descending ? -1 : 1
  return [...rows].sort((a, b) => sign * (rank(a) - rank(b)))
}

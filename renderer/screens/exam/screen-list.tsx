import { screenStatus, type Session } from '../../engine/session'
import type { Screen } from '../../engine/form'
import { Icon } from '../../ui/icon'

const STATUS = { unseen: 'Unseen', incomplete: 'Incomplete', complete: 'Complete' } as const

export type Column = 'number' | 'status' | 'flag'
export type Sort = { by: Column; descending: boolean }

const COLUMNS: readonly { id: Column; title: string }[] = [
  { id: 'number', title: 'Question #' },
  { id: 'status', title: 'Status' },
  { id: 'flag', title: 'Flagged for Review' },
]

export type ScreenListProps = {
  session: Session
  screens: readonly Screen[]
  current: string | null
  /** What is written beside the current screen. */
  here: string
  /** Absent where jumping is not allowed. */
  onOpen?: (id: string) => void
  sort: Sort
  onSort: (column: Column) => void
}

/** A table of screens with status and flag; a click on a column's title sorts by it, another one turns the order round. */
export function ScreenList({ session, screens, current, here, onOpen, sort, onSort }: ScreenListProps) {
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
        {sorted(session, screens, sort).map((screen) => {
          const status = screenStatus(session, screen)
          const flagged = session.flags.has(screen.id)
          return (
            <tr key={screen.id} className={screen.id === current ? 'screen-list-current' : undefined} aria-current={screen.id === current ? 'true' : undefined}>
              <td>
                <button type="button" className="link" disabled={!onOpen} onClick={() => onOpen?.(screen.id)}>
                  {screenLabel(session, screen)}
                </button>
                {screen.id === current ? <span className="screen-list-here">{here}</span> : null}
              </td>
              <td className={`status status-${status}`}>{STATUS[status]}</td>
              <td>{flagged ? <Flagged /> : null}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const Flagged = () => (
  <span className="flagged">
    <Icon name="flag" size={15} filled /> Flagged
  </span>
)

function screenLabel(session: Session, screen: Screen): string {
  const number = session.indexOf.get(screen.id)! + 1
  return screen.kind === 'item' ? `Question ${number}` : `Question ${number} (scenario ${screen.scenarioNumber})`
}

const RANK = { unseen: 0, incomplete: 1, complete: 2 } as const

/** Screens of equal rank stay in exam order, in both directions. */
function sorted(session: Session, screens: readonly Screen[], { by, descending }: Sort): readonly Screen[] {
  const rank = (screen: Screen) => {
    if (by === 'number') return session.indexOf.get(screen.id)!
    return by === 'status' ? RANK[screenStatus(session, screen)] : session.flags.has(screen.id) ? 0 : 1
  }
  const sign = descending ? -1 : 1
  return [...screens].sort((a, b) => sign * (rank(a) - rank(b)))
}

import { screenStatus, type Session } from '../../engine/session'
import type { Screen } from '../../engine/form'
import { Icon } from '../../ui/icon'

const STATUS = { unseen: 'Unseen', incomplete: 'Incomplete', complete: 'Complete' } as const

export type Column = 'number' | 'status' | 'flag'
const COLUMNS: readonly { id: Column; title: string }[] = [
  { id: 'number', title: 'Question #' },
  { id: 'status', title: 'Status' },
  { id: 'flag', title: 'Flagged for Review' },
]

export type ScreenListProps = {
  session: Session
  screens: readonly Screen[]
  current: string | null
  /** Absent where jumping is not allowed. */
  onOpen?: (id: string) => void
  sort: Column
  onSort: (column: Column) => void
}

/** The table of screens that Navigator and the review screen share. */
export function ScreenList({ session, screens, current, onOpen, sort, onSort }: ScreenListProps) {
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
        {sorted(session, screens, sort).map((screen) => {
          const status = screenStatus(session, screen)
          const flagged = session.flags.has(screen.id)
          return (
            <tr key={screen.id} className={screen.id === current ? 'screen-list-current' : undefined} aria-current={screen.id === current ? 'true' : undefined}>
              <td>
                <button type="button" className="link" disabled={!onOpen} onClick={() => onOpen?.(screen.id)}>
                  {screenLabel(session, screen)}
                </button>
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

function sorted(session: Session, screens: readonly Screen[], sort: Column): readonly Screen[] {
  if (sort === 'number') return screens
  const rank = (screen: Screen) => (sort === 'status' ? RANK[screenStatus(session, screen)] : session.flags.has(screen.id) ? 0 : 1)
  return [...screens].sort((a, b) => rank(a) - rank(b))
}

import { screenStatus, type Session } from '../../engine/session'
import type { Screen } from '../../engine/form'
import { ScreenTable, type ScreenTableProps } from './screen-table'

export type ScreenListProps = Omit<ScreenTableProps, 'rows'> & { session: Session; screens: readonly Screen[] }

/** The table of screens that Navigator and the review screen share. */
export function ScreenList({ session, screens, ...table }: ScreenListProps) {
  const rows = screens.map((screen) => ({
    id: screen.id,
    label: screenLabel(session, screen),
    status: screenStatus(session, screen),
    flagged: session.flags.has(screen.id),
  }))
  return <ScreenTable rows={rows} {...table} />
}

function screenLabel(session: Session, screen: Screen): string {
  const number = session.indexOf.get(screen.id)! + 1
  return screen.kind === 'item' ? `Question ${number}` : `Question ${number} (scenario ${screen.scenarioNumber})`
}

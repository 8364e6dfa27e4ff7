import { matching, openScreens, type Session } from '../../engine/session'
import type { Screen } from '../../engine/form'

export type Section = { title: string; screens: readonly Screen[] }

/** The sections of the exam that can be gone to and have screens, in order. */
export function sectionsOf(session: Session): Section[] {
  const titles = { items: 'Multiple-choice questions', scenarios: 'Medical record scenarios' } as const
  return (['items', 'scenarios'] as const)
    .map((id) => ({ title: titles[id], screens: openScreens(session).filter((screen) => screen.section === id) }))
    .filter((section) => section.screens.length > 0)
}

/** `12 unseen or incomplete, 3 flagged`. */
export function countsOf(session: Session): string {
  return `${matching(session, 'incomplete').length} unseen or incomplete, ${matching(session, 'flagged').length} flagged`
}

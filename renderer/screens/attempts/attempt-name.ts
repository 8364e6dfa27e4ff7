import type { AttemptRow } from '../../state/history'
import { dateTime } from '../../ui/format'

/** What an ended attempt is recognized by: `Quick 25, Nov 24, 2026, 9:05 AM`. */
export function attemptName({ title, createdAt, summary, practiceSummary }: AttemptRow): string {
  return `${title}, ${dateTime((summary ?? practiceSummary)?.endedAt ?? createdAt)}`
}

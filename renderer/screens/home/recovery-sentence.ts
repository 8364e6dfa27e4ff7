import type { Recovery } from '../../state/recover'
import { counted } from '../../ui/format'

/** What start-up found and repaired, or null when there was nothing to tell. */
export function recoverySentence({ rebuilt, completed, repaired, damaged, unreadable }: Recovery): string | null {
  const parts: string[] = []
  if (rebuilt > 0)
    parts.push(
      `${counted(rebuilt, 'exam')} missing from the app's storage ${rebuilt === 1 ? 'was' : 'were'} rebuilt from the second copy.`,
    )
  if (completed > 0)
    parts.push(`${counted(completed, 'exam')} had lost the last actions; they were added again from the second copy.`)
  if (repaired > 0)
    parts.push(`${counted(repaired, 'exam')} had damaged parts, which were restored from what is stored twice.`)
  if (damaged > 0)
    parts.push(
      `The second copy of ${counted(damaged, 'exam')} ended in a damaged line, which was set aside; nothing before it was lost.`,
    )
  if (unreadable > 0)
    parts.push(
      `${counted(unreadable, 'second copy').replace('copys', 'copies')} could not be read and ${unreadable === 1 ? 'was' : 'were'} left as it is.`,
    )
  return parts.length === 0 ? null : parts.join(' ')
}

import type { AttemptRow } from '../storage/attempts'

/* Which ended attempts the statistics rest on. */

/** Why an ended attempt counts nowhere, or that it does. Practice is never scored, and counts. */
export type Counting = 'counted' | 'left-out' | 'not-scored'

export function countingOf(
  { id, summary }: Pick<AttemptRow, 'id' | 'summary'>,
  leftOut: ReadonlySet<string>,
): Counting {
  if (leftOut.has(id)) return 'left-out'
  return summary !== null && summary.scaled === null ? 'not-scored' : 'counted'
}

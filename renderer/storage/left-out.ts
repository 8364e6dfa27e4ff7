import { z } from 'zod'
import { wallTime } from '../engine/bounds'
import type { Database } from './database'

/* Attempts that the candidate leaves out of the statistics: they stay readable and count nowhere. */

export const leftOutRow = z.strictObject({
  attemptId: z.string().max(64),
  /** Wall time of the decision. */
  at: wallTime,
})

/** Ids of the attempts that are left out. */
export async function leftOutIds(db: Database): Promise<Set<string>> {
  return new Set(await db.leftOut.toCollection().primaryKeys())
}

/** Leaves an attempt out of the statistics, or takes it in again. */
export async function setLeftOut(db: Database, attemptId: string, at: number | null): Promise<void> {
  await db.transaction('rw', db.leftOut, db.standing, async () => {
    if (at === null) await db.leftOut.delete(attemptId)
    else await db.leftOut.put(leftOutRow.parse({ attemptId, at }))
    // What was computed with the attempt, or without it, is not right any more.
    await db.standing.clear()
  })
  await db.secondCopy()
}

import { attemptHead, type AttemptHead } from '../engine/events'
import type { Database } from './database'

/** What is fixed of these attempts, in their order; those that are missing or damaged are left out. */
export async function loadHeads(db: Database, ids: readonly string[]): Promise<AttemptHead[]> {
  return (await db.heads.bulkGet([...ids])).flatMap((row) => {
    const parsed = attemptHead.safeParse(row)
    return parsed.success ? [parsed.data] : []
  })
}

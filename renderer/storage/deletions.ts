import Dexie from 'dexie'
import type { Database } from './database'

/*
 * Deleting an attempt, in steps of which a crash may end any:
 *  1. its row says `deleted`: it is shown nowhere and counts nowhere, everything is still there, and it can be undone
 *  2. in one transaction everything about it goes, and its id is written down here
 *  3. its journal goes
 *  4. its id goes
 * A crash after 2 leaves the id, so that start-up removes the journal instead of rebuilding the attempt from it.
 */

/** Ids of attempts whose deletion can still be undone. */
export function undoableDeletions(db: Database): Promise<string[]> {
  return db.attempts.where('status').equals('deleted').primaryKeys()
}

/** Step 1. Only an attempt that has ended can be deleted; false and nothing changed for any other. */
export const markDeleted = (db: Database, id: string): Promise<boolean> => changeStatus(db, id, 'ended', 'deleted')

/** Takes step 1 back. False when the attempt is not there any more. */
export const unmarkDeleted = (db: Database, id: string): Promise<boolean> => changeStatus(db, id, 'deleted', 'ended')

async function changeStatus(db: Database, id: string, from: string, to: string): Promise<boolean> {
  const changed = await db.transaction('rw', db.attempts, db.standing, async () => {
    const row = (await db.attempts.get(id)) as { status?: unknown } | undefined
    if (row?.status !== from) return false
    await db.attempts.update(id, { status: to } as object)
    await db.standing.clear()
    return true
  })
  await db.secondCopy()
  return changed
}

/**
 * Step 2: removes everything that is about this attempt alone, if it is still marked. Cards, their reviews and notes stay:
 * they belong to questions. The questions themselves are kept once for all attempts and stay too.
 */
export async function removeDeleted(db: Database, id: string): Promise<boolean> {
  const tables = [db.attempts, db.heads, db.events, db.beats, db.marks, db.outcomes, db.leftOut, db.deletions]
  const removed = await db.transaction('rw', tables, async () => {
    const row = (await db.attempts.get(id)) as { status?: unknown } | undefined
    if (row?.status !== 'deleted') return false
    const own: [unknown, unknown] = [
      [id, Dexie.minKey],
      [id, Dexie.maxKey],
    ]
    await db.events
      .where('[attemptId+seq]')
      .between(...own)
      .delete()
    await db.marks
      .where('[attemptId+screen]')
      .between(...own)
      .delete()
    for (const table of [db.heads, db.beats, db.outcomes, db.leftOut, db.attempts]) await table.delete(id)
    await db.deletions.put({ attemptId: id })
    return true
  })
  await db.secondCopy()
  return removed
}

/** Ids of attempts that are gone, but whose journal may still be there. */
export const deletedIds = (db: Database): Promise<string[]> => db.deletions.toCollection().primaryKeys()

/** Step 4: the journal is gone too. */
export async function forgetDeletion(db: Database, id: string): Promise<void> {
  await db.deletions.delete(id)
  await db.secondCopy()
}

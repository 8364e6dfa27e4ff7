import { z } from 'zod'
import { outcome, OUTCOME_VERSION, type Outcome } from '../engine/outcome'
import type { Database } from './database'

/* Outcomes of ended attempts: a cache of what the events say, one row for each attempt. It may be deleted at any time. */

const outcomesRow = z.strictObject({
  attemptId: z.string(),
  version: z.literal(OUTCOME_VERSION),
  outcomes: z.array(outcome).max(600),
})

export async function saveOutcomes(db: Database, attemptId: string, outcomes: readonly Outcome[]): Promise<void> {
  await db.outcomes.put({ attemptId, version: OUTCOME_VERSION, outcomes } as { attemptId: string })
}

/** All stored outcomes by attempt. Rows of another version, or damaged ones, count as not there. */
export async function loadOutcomes(db: Database): Promise<Map<string, Outcome[]>> {
  const rows = (await db.outcomes.toArray()).map((row) => outcomesRow.safeParse(row))
  return new Map(rows.flatMap((row) => (row.success ? [[row.data.attemptId, row.data.outcomes] as const] : [])))
}

/** Ids of the attempts whose outcomes are stored, whatever their version. */
export const storedOutcomeIds = (db: Database): Promise<string[]> => db.outcomes.toCollection().primaryKeys()

/** Ids of the attempts that have ended, oldest first. */
export async function endedAttemptIds(db: Database): Promise<string[]> {
  const ended = new Set(await db.attempts.where('status').equals('ended').primaryKeys())
  return (await db.attempts.orderBy('createdAt').primaryKeys()).filter((id) => ended.has(id))
}

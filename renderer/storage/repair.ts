import { z } from 'zod'
import { attemptHead, sessionEvent, type AttemptHead, type SessionEvent } from '../engine/events'
import { MissingContent, type Content } from '../engine/form'
import { onForm } from '../engine/on-form'
import { attemptRow, loadContent, rowOf } from './attempts'
import type { Database } from './database'

/* What is damaged in the stored copy of an attempt, and putting whole parts of the other copy in its place. */

/** Parts of an attempt that cannot be read. */
export type DamagedPart = 'record' | 'content' | 'events'

/** The first part of an attempt that cannot be read; null when all of it can. */
export async function damagedPart(db: Database, id: string): Promise<DamagedPart | null> {
  const head = attemptHead.safeParse(await db.heads.get(id))
  if (!head.success) return 'record'
  const content = await wholeContent(db, head.data)
  if (content === null) return 'content'
  const { whole, rows } = await countEvents(db, id, onForm(head.data, content))
  return whole < rows ? 'events' : null
}

async function wholeContent(db: Database, head: AttemptHead): Promise<Content | null> {
  try {
    return await loadContent(db, head.form)
  } catch (error) {
    if (error instanceof MissingContent || error instanceof z.ZodError) return null
    throw error
  }
}

const eventRows = (db: Database, id: string) =>
  db.events.where('[attemptId+seq]').between([id, 0], [id, Infinity]).toArray()

/** How many events can be read from the first on, and how many rows there are. */
async function countEvents(
  db: Database,
  id: string,
  fits: (event: SessionEvent) => boolean,
): Promise<{ whole: number; rows: number }> {
  const rows = await eventRows(db, id)
  const firstBad = rows.findIndex(({ seq, event }, index) => {
    const parsed = sessionEvent.safeParse(event)
    return seq !== index + 1 || !parsed.success || parsed.data.seq !== seq || !fits(parsed.data)
  })
  return { whole: firstBad < 0 ? rows.length : firstBad, rows: rows.length }
}

/** Of the ended attempts, how many are looked at when the app starts, the newest ones. */
const LOOKED_AT = 40

/**
 * Writes rows of lists anew that cannot be read, though the attempt itself can: without its row it is shown nowhere and
 * can be neither resumed nor given up. One whose row does not say what became of it counts as open, so that its end is
 * looked for in its events. Returns how many.
 * @param everything looks at every row, not at the newest ones and those that the lists do not find
 */
export async function restoreRows(db: Database, everything = false): Promise<number> {
  return db.transaction('rw', db.attempts, db.heads, async () => {
    const [all, dated, closed, open, newest] = await Promise.all([
      db.attempts.toCollection().primaryKeys(),
      db.attempts.orderBy('createdAt').primaryKeys(),
      db.attempts
        .where('status')
        .anyOf([...KEPT, 'ended'])
        .primaryKeys(),
      db.attempts.where('status').equals('open').primaryKeys(),
      db.attempts.orderBy('createdAt').reverse().limit(LOOKED_AT).primaryKeys(),
    ])
    const lists = [new Set(dated), new Set(closed)] as const
    const suspects = everything
      ? all
      : [...new Set([...all.filter((id) => lists.some((list) => !list.has(id))), ...open, ...newest])]
    const rows = await db.attempts.bulkGet(suspects)
    let restored = 0
    for (const [place, id] of suspects.entries()) {
      const row = rows[place]
      if (row === undefined || attemptRow.safeParse(row).success) continue
      const head = attemptHead.safeParse(await db.heads.get(id))
      if (!head.success) continue
      const status = KEPT.find((one) => one === (row as { status?: unknown }).status) ?? 'open'
      await db.attempts.put({ ...rowOf(head.data), status } as typeof row)
      restored += 1
    }
    return restored
  })
}

/** What a row alone may say. */
const KEPT = ['dismissed', 'discarded', 'deleted'] as const

/** Everything that is stored of an attempt just as it is, damaged or not, for a copy. */
export async function rawAttempt(db: Database, id: string): Promise<Record<string, unknown>> {
  const [attempt, head, events, beat] = await Promise.all([
    db.attempts.get(id),
    db.heads.get(id),
    eventRows(db, id),
    db.beats.get(id),
  ])
  return { attempt, head, events: events.map(({ event }) => event), beat }
}

/** The status of an attempt, read even from a row that is damaged otherwise; null when there is none. */
export async function rawStatus(db: Database, id: string): Promise<string | null> {
  const row = (await db.attempts.get(id)) as { status?: unknown } | undefined
  return typeof row?.status === 'string' ? row.status : null
}

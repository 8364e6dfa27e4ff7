import { z } from 'zod'
import { attemptHead, sessionEvent, type AttemptHead, type SessionEvent } from '../engine/events'
import { MissingContent, type Content } from '../engine/form'
import { attemptRow, loadContent, rowOf } from './attempts'
import type { Database } from './database'

/* What is damaged in the stored copy of an attempt, and putting whole parts of the other copy in its place. */

/** Parts of an attempt that cannot be read. */
export type DamagedPart = 'record' | 'content' | 'events'

/** The first part of an attempt that cannot be read; null when all of it can. */
export async function damagedPart(db: Database, id: string): Promise<DamagedPart | null> {
  const head = attemptHead.safeParse(await db.heads.get(id))
  if (!head.success) return 'record'
  if (!(await contentIsWhole(db, head.data))) return 'content'
  const { whole, rows } = await countEvents(db, id)
  return whole < rows ? 'events' : null
}

async function contentIsWhole(db: Database, head: AttemptHead): Promise<boolean> {
  try {
    await loadContent(db, head.form)
    return true
  } catch (error) {
    if (error instanceof MissingContent || error instanceof z.ZodError) return false
    throw error
  }
}

const eventRows = (db: Database, id: string) =>
  db.events.where('[attemptId+seq]').between([id, 0], [id, Infinity]).toArray()

const isWhole = (row: { seq: number; event: unknown }): boolean => {
  const parsed = sessionEvent.safeParse(row.event)
  return parsed.success && parsed.data.seq === row.seq
}

/** How many events can be read from the first on, and how many rows there are. */
export async function countEvents(db: Database, id: string): Promise<{ whole: number; rows: number }> {
  const rows = await eventRows(db, id)
  const firstBad = rows.findIndex((row, index) => row.seq !== index + 1 || !isWhole(row))
  return { whole: firstBad < 0 ? rows.length : firstBad, rows: rows.length }
}

/** Puts an attempt's record and content back as its other copy has them. What has ended stays ended. */
export async function restoreRecord(db: Database, head: AttemptHead, content: Content): Promise<void> {
  await db.transaction('rw', db.attempts, db.heads, db.contents, async () => {
    await db.heads.put(head)
    await db.contents.bulkPut([
      ...content.items.map((body) => ({ hash: body.hash, kind: 'item' as const, body })),
      ...content.scenarios.map((body) => ({ hash: body.hash, kind: 'scenario' as const, body })),
    ])
    if (!attemptRow.safeParse(await db.attempts.get(head.id)).success) await db.attempts.put(rowOf(head))
  })
}

/** Of the ended attempts, how many are looked at when the app starts, the newest ones. */
const LOOKED_AT = 40

/**
 * Writes rows of lists anew that cannot be read, though the attempt itself can: without its row it is shown nowhere and
 * can be neither resumed nor given up. One whose row does not say what became of it counts as open, so that its end is
 * looked for in its events. Returns how many.
 */
export async function restoreRows(db: Database): Promise<number> {
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
    const suspects = [...new Set([...all.filter((id) => lists.some((list) => !list.has(id))), ...open, ...newest])]
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

/** Puts events in the place of rows that cannot be read or are missing; a row that can be read is never touched. */
export async function restoreEvents(db: Database, id: string, events: readonly SessionEvent[]): Promise<void> {
  await db.transaction('rw', db.events, async () => {
    const whole = new Set((await eventRows(db, id)).filter(isWhole).map(({ seq }) => seq))
    await db.events.bulkPut(
      events.filter(({ seq }) => !whole.has(seq)).map((event) => ({ attemptId: id, seq: event.seq, event })),
    )
  })
}

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

import { z } from 'zod'
import { answerStyle } from '../engine/answer'
import { fewThings, MOST_EVENTS, span, wallTime } from '../engine/bounds'
import { attemptHead, sessionEvent, type AttemptHead, type SessionEvent } from '../engine/events'
import { content as contentSchema, MissingContent, type Content, type Form } from '../engine/form'
import type { BeatRow, Database } from './database'

/* Attempts and their events: create, append, load, list. */

/** What the home screen shows of an ended attempt; computed from the events and kept so that lists open quickly. */
const summary = z.strictObject({
  endedAt: wallTime,
  /** Null of an exam that is not scored. */
  scaled: z.number().min(0).max(10_000).nullable(),
  passed: z.boolean().nullable(),
  used: span,
  /** Earlier versions did not keep it and scored every exam; `completeSummaries` computes it anew. */
  answering: z.strictObject({ answered: fewThings, questions: fewThings }).optional(),
})
export type Summary = z.infer<typeof summary>

/** The same of an ended practice, which has no scaled score. */
const practiceSummary = z.strictObject({ endedAt: wallTime, used: span, questions: fewThings, right: fewThings })
export type PracticeSummary = z.infer<typeof practiceSummary>

/** What an attempt came to, when it has ended. */
export type Done = { exam: Summary } | { practice: PracticeSummary } | null

export const attemptRow = z.strictObject({
  id: z.string(),
  createdAt: wallTime,
  /** `deleted` was `ended` before, and is again when the deletion is undone. */
  status: z.enum(['open', 'ended', 'dismissed', 'discarded', 'deleted']),
  title: z.string().max(80),
  answerStyle,
  /** Number of questions, for lists. */
  items: fewThings,
  scenarios: fewThings,
  practice: z.boolean().default(false),
  /** Of an exam; a practice has its own. */
  summary: summary.nullable(),
  practiceSummary: practiceSummary.nullable().default(null),
})
export type AttemptRow = z.infer<typeof attemptRow>

/** The stored form of what an attempt consists of, complete enough to rebuild it. */
export type StoredAttempt = { head: AttemptHead; content: Content; events: SessionEvent[]; beat: BeatRow | null }

/** An event with this number is already there: another window writes the same attempt. */
export class SecondWriter extends Error {
  override name = 'SecondWriter'
  constructor() {
    super('This exam is being written by another window of the app. Close the other window and continue there or here.')
  }
}

/** Stores a new attempt together with the content it uses, in one transaction. */
export async function createAttempt(db: Database, head: AttemptHead, content: Content): Promise<void> {
  await db.transaction('rw', db.attempts, db.heads, db.contents, async () => {
    await db.contents.bulkPut([
      ...content.items.map((body) => ({ hash: body.hash, kind: 'item' as const, body })),
      ...content.scenarios.map((body) => ({ hash: body.hash, kind: 'scenario' as const, body })),
    ])
    await db.heads.add(head)
    await db.attempts.add(rowOf(head))
  })
}

/** The row of an attempt that is open. */
export const rowOf = (head: AttemptHead): AttemptRow => ({
  id: head.id,
  createdAt: head.createdAt,
  status: 'open',
  title: (head.practice?.what ?? head.preset.title).slice(0, 80),
  answerStyle: head.answerStyle,
  items: head.form.items.length,
  scenarios: head.form.scenarios.length,
  practice: head.practice !== null,
  summary: null,
  practiceSummary: null,
})

/** Removes an attempt that never began, because its second copy could not be written. */
export async function removeAttempt(db: Database, id: string): Promise<void> {
  await db.transaction('rw', db.attempts, db.heads, async () => {
    await db.attempts.delete(id)
    await db.heads.delete(id)
  })
}

/**
 * Appends events in one transaction. Uses `add`, never `put`, so that a second writer collides instead of overwriting.
 * @throws SecondWriter
 */
export async function appendEvents(db: Database, attemptId: string, events: readonly SessionEvent[]): Promise<void> {
  try {
    const rows = events.map((event) => ({ attemptId, seq: event.seq, event }))
    // The explicit transaction makes a batch all or nothing; bulkAdd on its own keeps what did not collide.
    if (rows.length === 1) await db.events.add(rows[0]!)
    else await db.transaction('rw', db.events, () => db.events.bulkAdd(rows))
  } catch (error) {
    if (
      error instanceof Error &&
      /Constraint|BulkError/.test(error.name + error.message) &&
      /Constraint|exists/i.test(error.message)
    )
      throw new SecondWriter()
    throw error
  }
}

export const beatRow = z.strictObject({
  attemptId: z.string(),
  seq: z.int().min(0).max(MOST_EVENTS),
  used: span,
  at: wallTime,
  left: z.literal(true).optional(),
})

/** Notes how much time the running stage has used; a crash then costs at most the time since the last beat. */
export async function writeBeat(db: Database, beat: BeatRow): Promise<void> {
  await db.beats.put(beat)
}

export async function findAttempt(db: Database, id: string): Promise<AttemptRow | null> {
  const row = await db.attempts.get(id)
  return row === undefined ? null : attemptRow.parse(row)
}

/** All attempts, newest first. A damaged row is left out and counted rather than hiding the others. */
export async function listAttempts(db: Database): Promise<{ attempts: AttemptRow[]; unreadable: number }> {
  const rows = await db.attempts.orderBy('createdAt').reverse().toArray()
  return parsedRows(rows)
}

/**
 * The newest attempts, at most so many, and every open one; `more` counts the rest. Reading thousands of rows would keep
 * the home screen waiting.
 */
export async function recentAttempts(
  db: Database,
  most: number,
): Promise<{ attempts: AttemptRow[]; more: number; unreadable: number }> {
  const [newest, open, total] = await db.transaction('r', db.attempts, () =>
    Promise.all([
      db.attempts.orderBy('createdAt').reverse().limit(most).toArray(),
      db.attempts.where('status').equals('open').toArray(),
      db.attempts.count(),
    ]),
  )
  const rows = [...newest, ...open.filter(({ id }) => newest.every((one) => one.id !== id))]
  return { ...parsedRows(rows), more: total - rows.length }
}

function parsedRows(rows: readonly unknown[]): { attempts: AttemptRow[]; unreadable: number } {
  const parsed = rows.map((row) => attemptRow.safeParse(row))
  return {
    attempts: parsed.flatMap((one) => (one.success ? [one.data] : [])),
    unreadable: parsed.filter((one) => !one.success).length,
  }
}

/** Ids of all attempts, whether their rows can be read or not. */
export async function allAttemptIds(db: Database): Promise<string[]> {
  return db.attempts.toCollection().primaryKeys()
}

/** Ids of the attempts that have not been closed. */
export async function openAttemptIds(db: Database): Promise<string[]> {
  return db.attempts.where('status').equals('open').primaryKeys()
}

export async function setStatus(db: Database, id: string, status: AttemptRow['status'], done: Done): Promise<void> {
  const summaries = {
    summary: done && 'exam' in done ? done.exam : null,
    practiceSummary: done && 'practice' in done ? done.practice : null,
  }
  await db.attempts.update(id, { status, ...summaries } as object)
}

/** Keeps a summary that was computed anew. */
export async function saveSummary(db: Database, id: string, value: Summary): Promise<void> {
  await db.transaction('rw', db.attempts, db.standing, async () => {
    await db.attempts.update(id, { summary: value } as object)
    await db.standing.clear()
  })
}

/** Events of an attempt in order, up to the first gap or unreadable row. */
export async function loadEvents(db: Database, attemptId: string): Promise<SessionEvent[]> {
  const rows = await db.events.where('[attemptId+seq]').between([attemptId, 0], [attemptId, Infinity]).toArray()
  const events: SessionEvent[] = []
  for (const row of rows) {
    const parsed = sessionEvent.safeParse(row.event)
    if (!parsed.success || parsed.data.seq !== events.length + 1) break
    events.push(parsed.data)
  }
  return events
}

/** The content a form names. @throws MissingContent */
export async function loadContent(db: Database, form: Form): Promise<Content> {
  const load = async (entries: readonly { id: string; hash: string }[]) => {
    const rows = await db.contents.bulkGet(entries.map((one) => one.hash))
    return rows.map((row, index) => {
      if (!row) throw new MissingContent(entries[index]!.id)
      return row.body
    })
  }
  return contentSchema.parse({ items: await load(form.items), scenarios: await load(form.scenarios) })
}

/** One that cannot be read is none: the time goes on from the last event. */
export async function loadBeat(db: Database, attemptId: string): Promise<BeatRow | null> {
  const beat = beatRow.safeParse(await db.beats.get(attemptId))
  return beat.success ? (beat.data as BeatRow) : null
}

/** Everything about one attempt, or null when there is none with this id. */
export async function loadAttempt(db: Database, id: string): Promise<StoredAttempt | null> {
  const stored = await db.heads.get(id)
  if (stored === undefined) return null
  const head = attemptHead.parse(stored)
  const [content, events, beat] = await Promise.all([loadContent(db, head.form), loadEvents(db, id), loadBeat(db, id)])
  return { head, content, events, beat }
}

/** Question ids of past exam forms, newest first, for exposure control. */
export async function formHistory(db: Database, most: number): Promise<string[][]> {
  return questionIds(db, await attemptIds(db, false, most))
}

/** Questions of the last practices: no longer fresh, but on no exam form. */
export async function practisedIds(db: Database, most: number): Promise<Set<string>> {
  return new Set((await questionIds(db, await attemptIds(db, true, most))).flat())
}

/** Every question that was on any form, of an exam or of a practice; not of one that ended before it showed any. */
export async function seenIds(db: Database): Promise<Set<string>> {
  const rows = (await db.attempts.toArray()) as { id: string; status?: unknown }[]
  return new Set((await questionIds(db, await firstShown(db, rows, rows.length))).flat())
}

async function attemptIds(db: Database, practice: boolean, most: number): Promise<string[]> {
  const newest = db.attempts
    .orderBy('createdAt')
    .reverse()
    .filter((row) => ((row as { practice?: unknown }).practice === true) === practice)
  return firstShown(db, (await newest.toArray()) as { id: string; status?: unknown }[], most)
}

/**
 * The first attempts of a list that may have shown a question. A refused agreement and "This is not my exam" end one
 * before; an open one will show them, so they are spoken for.
 */
async function firstShown(
  db: Database,
  rows: readonly { id: string; status?: unknown }[],
  most: number,
): Promise<string[]> {
  const shown: string[] = []
  for (const { id, status } of rows) {
    if (shown.length >= most) break
    if (status === 'dismissed' || (status === 'discarded' && !(await wasBegun(db, id)))) continue
    shown.push(id)
  }
  return shown
}

/** Whether the exam of an attempt began; it does so among the first events. */
async function wasBegun(db: Database, id: string): Promise<boolean> {
  const begun = await db.events
    .where('[attemptId+seq]')
    .between([id, 0], [id, Infinity])
    .filter(({ event }) => (event as { type?: unknown } | null)?.type === 'begun')
    .first()
  return begun !== undefined
}

async function questionIds(db: Database, attempts: string[]): Promise<string[][]> {
  const heads = (await db.heads.bulkGet(attempts)).map((head) => attemptHead.safeParse(head))
  return heads.flatMap((head) =>
    head.success ? [[...head.data.form.items, ...head.data.form.scenarios].map((one) => one.id)] : [],
  )
}

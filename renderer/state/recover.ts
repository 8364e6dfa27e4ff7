import { z } from 'zod'
import type { SessionEvent } from '../engine/events'
import { MissingContent } from '../engine/form'
import { replay, type Session } from '../engine/session'
import {
  allAttemptIds,
  appendEvents,
  createAttempt,
  findAttempt,
  loadAttempt,
  openAttemptIds,
  setStatus,
  writeBeat,
  type StoredAttempt,
} from '../storage/attempts'
import type { BeatRow, Database } from '../storage/database'
import { deletedIds } from '../storage/deletions'
import { compareCopies, readJournal, writeLine, type JournalLine } from '../storage/journal'
import { valueOf, type DesktopBridge } from '../desktop'
import { finishDeletion } from './finish-deletion'
import { doneOf } from './summary'

/** What was found and done at start-up, told to the candidate when anything was. */
export type Recovery = {
  /** Attempts that were missing in the database and were rebuilt from their journals. */
  rebuilt: number
  /** Attempts whose last events were missing in the database and were added. */
  completed: number
  /** Journals with a damaged end; what was whole was kept, the rest set aside. */
  damaged: number
  /** Journals that could not be read at all. */
  unreadable: number
}

/**
 * Brings the two copies of every attempt in line. Events are only ever appended, so the longer copy has all of the
 * shorter one. Attempts the database knows to have ended are complete there, so their journals are not even opened.
 */
export async function recover(db: Database, desktop: DesktopBridge | null): Promise<Recovery> {
  const recovery: Recovery = { rebuilt: 0, completed: 0, damaged: 0, unreadable: 0 }
  const [ids, open, deleted] = await Promise.all([allAttemptIds(db), openAttemptIds(db), deletedIds(db)])
  const known = new Set(ids)
  // A deletion that a crash cut short: its journal must not bring the attempt back.
  for (const id of deleted) await finishDeletion(db, desktop, id)
  const closed = [...ids.filter((id) => !open.includes(id)), ...deleted]
  const journals = desktop ? await valueOf(desktop.listJournals(closed)) : []
  const journaled = new Set<string>()
  for (const { attemptId, damaged } of journals) {
    if (damaged) recovery.damaged += 1
    const lines = await valueOf(desktop!.readJournal(attemptId))
    // Nothing whole is left of it: written anew below when the database has the attempt.
    if (lines.entries.length === 0) continue
    const stored = readJournal(lines.entries)
    journaled.add(attemptId)
    if (!stored) {
      recovery.unreadable += 1
      continue
    }
    if (!known.has(attemptId)) {
      await rebuild(db, stored)
      recovery.rebuilt += 1
    } else if (await complete(db, desktop!, stored, lines.entries.length)) {
      recovery.completed += 1
    }
  }
  if (desktop) await writeMissingJournals(db, desktop, journaled)
  await closeEnded(db)
  return recovery
}

/** Stores an attempt that only its journal knows. */
async function rebuild(db: Database, stored: StoredAttempt): Promise<void> {
  await createAttempt(db, stored.head, stored.content)
  if (stored.events.length > 0) await appendEvents(db, stored.head.id, stored.events)
  if (stored.beat) await writeBeat(db, stored.beat)
}

/** Writes the second copy of every open attempt that has none. */
export async function writeMissingJournals(
  db: Database,
  desktop: DesktopBridge,
  journaled: ReadonlySet<string>,
): Promise<void> {
  for (const id of await openAttemptIds(db)) if (!journaled.has(id)) await rewriteJournal(db, desktop, id)
}

async function rewriteJournal(db: Database, desktop: DesktopBridge, id: string): Promise<void> {
  const stored = await whole(db, id)
  if (!stored) return
  const { head, content, events, beat } = stored
  const lastBeat = beat ? [writeLine(lineOf(beat))] : []
  await appendInParts(desktop, id, 0, [writeLine({ kind: 'head', head, content }), ...eventLines(events), ...lastBeat])
}

const lineOf = ({ attemptId: _, ...rest }: BeatRow): JournalLine => ({ kind: 'beat', ...rest })

/** The desktop takes at most 1,000 lines at once; a long exam has more. */
const LINES_AT_ONCE = 500

async function appendInParts(
  desktop: DesktopBridge,
  id: string,
  from: number,
  lines: readonly string[],
): Promise<void> {
  for (let start = 0; start < lines.length; start += LINES_AT_ONCE) {
    await valueOf(desktop.appendJournal(id, from + start, lines.slice(start, start + LINES_AT_ONCE)))
  }
}

const eventLines = (events: readonly SessionEvent[]) => events.map((event) => writeLine({ kind: 'event', event }))

/** Adds to each copy what it lacks. True when the database lacked something. */
async function complete(
  db: Database,
  desktop: DesktopBridge,
  journal: StoredAttempt,
  entries: number,
): Promise<boolean> {
  const id = journal.head.id
  const database = await loadAttempt(db, id)
  const lacks = compareCopies(database?.events ?? [], journal.events)
  if (lacks.toDatabase.length > 0) await appendEvents(db, id, lacks.toDatabase)
  if (journal.beat && isLater(journal.beat, database?.beat ?? null)) await writeBeat(db, journal.beat)
  if (lacks.toJournal.length > 0) {
    await appendInParts(desktop, id, entries, eventLines(lacks.toJournal))
  }
  return lacks.toDatabase.length > 0
}

/** Each stage's clock starts at zero, so a beat is later by the event it follows first, and by its used time after that. */
function isLater(beat: BeatRow, than: BeatRow | null): boolean {
  return than === null || beat.seq > than.seq || (beat.seq === than.seq && beat.used > than.used)
}

/** An attempt whose last event ended it, but whose row still says open (the app died in between), is closed now. */
async function closeEnded(db: Database): Promise<void> {
  for (const id of await openAttemptIds(db)) {
    const stored = await whole(db, id)
    if (stored) await closeIfOver(db, replay(stored.head, stored.content, stored.events), lastMoment(stored))
  }
}

/** An attempt, or null when part of it is missing or damaged: one such attempt must not keep the app from starting. */
async function whole(db: Database, id: string): Promise<StoredAttempt | null> {
  try {
    return await loadAttempt(db, id)
  } catch (error) {
    if (error instanceof MissingContent || error instanceof z.ZodError) return null
    throw error
  }
}

/** Marks an attempt as ended or dismissed when its session is. */
export async function closeIfOver(db: Database, session: Session, at: number): Promise<void> {
  const row = await findAttempt(db, session.head.id)
  if (row?.status !== 'open') return
  if (session.phase.name === 'ended') await setStatus(db, session.head.id, 'ended', doneOf(session, at))
  if (session.phase.name === 'dismissed')
    await setStatus(db, session.head.id, session.phase.how === 'discarded' ? 'discarded' : 'dismissed', null)
}

/** Wall time of the last sign of life of an attempt. */
export function lastMoment(stored: StoredAttempt): number {
  return Math.max(stored.head.createdAt, stored.events.at(-1)?.at ?? 0, stored.beat?.at ?? 0)
}

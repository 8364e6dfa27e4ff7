import type { SessionEvent } from '../engine/events'
import { appendEvents, createAttempt, loadAttempt, loadBeat, loadEvents, writeBeat } from '../storage/attempts'
import type { StoredAttempt } from '../storage/attempts'
import type { BeatRow, Database } from '../storage/database'
import { compareCopies, writeLine, type JournalLine } from '../storage/journal'
import { damagedPart, restoreEvents, restoreRecord } from '../storage/repair'
import { valueOf, type DesktopBridge } from '../desktop'

/*
 * Keeping the two copies of an attempt alike. Events are only ever appended, so the longer copy has all of the shorter
 * one; what is damaged in the database is taken from the journal where that is whole.
 */

/** Stores an attempt that only its journal knows. */
export async function rebuild(db: Database, stored: StoredAttempt): Promise<void> {
  await createAttempt(db, stored.head, stored.content)
  if (stored.events.length > 0) await appendEvents(db, stored.head.id, stored.events)
  if (stored.beat) await writeBeat(db, stored.beat)
}

/** What had to be done to the database. */
export type Aligned = { completed: boolean; repaired: boolean }

/** Adds to each copy what it lacks, and restores in the database what is damaged there. */
export async function align(
  db: Database,
  desktop: DesktopBridge,
  journal: StoredAttempt,
  entries: number,
): Promise<Aligned> {
  const { id } = journal.head
  const repaired = await repair(db, journal)
  const [events, beat] = await Promise.all([loadEvents(db, id), loadBeat(db, id)])
  // Rows that cannot be read and that the journal has not either: nothing can be added behind them.
  if ((await damagedPart(db, id)) === 'events') return { completed: false, repaired }
  const lacks = compareCopies(events, journal.events)
  if (lacks.toDatabase.length > 0) await appendEvents(db, id, lacks.toDatabase)
  if (journal.beat && isLater(journal.beat, beat)) await writeBeat(db, journal.beat)
  if (lacks.toJournal.length > 0) await appendInParts(desktop, id, entries, eventLines(lacks.toJournal))
  return { completed: lacks.toDatabase.length > 0, repaired }
}

/** True when something was damaged and is whole now. */
async function repair(db: Database, journal: StoredAttempt): Promise<boolean> {
  const { id } = journal.head
  const damaged = await damagedPart(db, id)
  if (damaged === null) return false
  if (damaged !== 'events') await restoreRecord(db, journal.head, journal.content)
  await restoreEvents(db, id, journal.events)
  return (await damagedPart(db, id)) === null
}

/** Each stage's clock starts at zero, so a beat is later by the event it follows first, and by its used time after that. */
function isLater(beat: BeatRow, than: BeatRow | null): boolean {
  return than === null || beat.seq > than.seq || (beat.seq === than.seq && beat.used > than.used)
}

/** Writes the second copy of an attempt that has none. Nothing when part of the attempt is damaged. */
export async function rewriteJournal(db: Database, desktop: DesktopBridge, id: string): Promise<void> {
  if ((await damagedPart(db, id)) !== null) return
  const stored = await loadAttempt(db, id)
  if (!stored) return
  const { head, content, events, beat } = stored
  const lastBeat = beat ? [writeLine(lineOf(beat))] : []
  await appendInParts(desktop, id, 0, [writeLine({ kind: 'head', head, content }), ...eventLines(events), ...lastBeat])
}

/** Whether a journal tells of an attempt exactly what the database has of it. */
export async function matches(db: Database, journal: StoredAttempt): Promise<boolean> {
  const { id } = journal.head
  if ((await damagedPart(db, id)) !== null) return false
  const stored = await loadAttempt(db, id)
  const textOf = ({ head, content, events }: StoredAttempt) => JSON.stringify([head, content, events])
  return stored !== null && textOf(stored) === textOf(journal)
}

const lineOf = ({ attemptId: _, ...rest }: BeatRow): JournalLine => ({ kind: 'beat', ...rest })

/** The desktop takes at most 1,000 lines at once; a long exam has more. */
export const LINES_AT_ONCE = 500

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

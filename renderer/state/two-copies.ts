import type { SessionEvent } from '../engine/events'
import { loadAttempt } from '../storage/attempts'
import type { BeatRow, Database } from '../storage/database'
import { writeLine, type JournalContent, type JournalLine } from '../storage/journal'
import { damagedPart } from '../storage/repair'
import { valueOf, type DesktopBridge } from '../desktop'
import { mendAttempt, type Mended, type MendOptions } from './mend-attempt'

/*
 * Keeping the two copies of an attempt alike: the database is made whole from what the journal has, then the journal from
 * the database. A journal that is not simply shorter is set aside and written anew.
 */

/** Brings both copies of an attempt in line. `entries` is the number of lines its journal has. */
export async function align(
  db: Database,
  desktop: DesktopBridge,
  id: string,
  journal: JournalContent,
  entries: number,
  options: MendOptions = {},
): Promise<Mended> {
  const mended = await mendAttempt(db, id, journal, options)
  if (!mended.whole) return mended
  if (!isBeginOf(journal, id, mended.events)) await replaceJournal(db, desktop, id)
  else {
    const lacks = mended.events.slice(journal.events.length)
    if (lacks.length > 0) await appendInParts(desktop, id, entries, eventLines(lacks))
  }
  return mended
}

/** The journal has the first of these actions, and nothing else. */
function isBeginOf(journal: JournalContent, id: string, events: readonly SessionEvent[]): boolean {
  return (
    journal.start?.head.id === id &&
    journal.unread === 0 &&
    journal.events.length <= events.length &&
    journal.events.every((event, index) => JSON.stringify(event) === JSON.stringify(events[index]))
  )
}

/** Sets a journal aside and writes another one from the database. @throws when it cannot be set aside or written */
export async function replaceJournal(db: Database, desktop: DesktopBridge, id: string): Promise<void> {
  if ((await damagedPart(db, id)) !== null) return
  await valueOf(desktop.setAsideJournal(id))
  await writeAnew(db, desktop, id)
}

/** Writes the second copy of an attempt that has none. Nothing when part of the attempt is damaged. */
export async function rewriteJournal(db: Database, desktop: DesktopBridge, id: string): Promise<void> {
  if ((await damagedPart(db, id)) === null) await writeAnew(db, desktop, id)
}

async function writeAnew(db: Database, desktop: DesktopBridge, id: string): Promise<void> {
  const stored = await loadAttempt(db, id)
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

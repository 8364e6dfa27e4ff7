import { replay, type Session } from '../engine/session'
import { loadAttempt, type StoredAttempt } from '../storage/attempts'
import type { Database } from '../storage/database'
import { readLines } from '../storage/journal'
import { damagedPart, type DamagedPart } from '../storage/repair'
import { valueOf, type DesktopBridge } from '../desktop'
import { bestEffort } from './trouble'
import { align } from './two-copies'

const SENTENCES: Record<DamagedPart, string> = {
  record: 'What was fixed at its start (the exam, its form and its settings) cannot be read.',
  content: 'A question or a record on its form is missing or cannot be read.',
  events: 'One of the stored actions cannot be read, so what followed it cannot be put in order.',
}

/** Part of an open attempt cannot be read in either copy; the message says which. */
export class AttemptDamaged extends Error {
  override name = 'AttemptDamaged'
  constructor(part: DamagedPart) {
    super(SENTENCES[part])
  }
}

/** An attempt as it is stored, its session, and the number of lines in its journal. */
export type ReadAttempt = { stored: StoredAttempt; session: Session; entries: number }

/**
 * Reads an attempt to go on with it, after bringing its two copies in line: an action that only the journal has must not
 * be forgotten.
 * @throws AttemptDamaged
 */
export async function readAttempt(db: Database, desktop: DesktopBridge | null, id: string): Promise<ReadAttempt> {
  const entries = desktop ? await alignedEntries(db, desktop, id) : 0
  const damaged = await damagedPart(db, id)
  const stored = damaged === null || damaged === 'events' ? await loadAttempt(db, id) : null
  if (damaged === 'record' && (await db.heads.get(id)) === undefined) throw new Error('This exam is no longer stored.')
  if (damaged !== null) throw new AttemptDamaged(damaged)
  return { stored: stored!, session: sessionOf(stored!), entries }
}

function sessionOf({ head, content, events }: StoredAttempt): Session {
  try {
    return replay(head, content, events)
  } catch {
    throw new AttemptDamaged('events')
  }
}

/** A journal that cannot be read does not keep the exam from going on with the other copy; the room says so. */
async function alignedEntries(db: Database, desktop: DesktopBridge, id: string): Promise<number> {
  const read = () => bestEffort('Reading the second copy of an exam', valueOf(desktop.readJournal(id)))
  const lines = (await read())?.entries ?? []
  const journal = readLines(lines, id)
  if (!journal.start && journal.events.length === 0) return lines.length
  await bestEffort('Bringing the two copies of an exam in line', align(db, desktop, id, journal, lines.length))
  return (await read())?.entries.length ?? lines.length
}

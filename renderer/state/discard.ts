import type { SessionEvent } from '../engine/events'
import { loadEvents, setStatus } from '../storage/attempts'
import type { Database } from '../storage/database'
import { damagedPart, rawStatus } from '../storage/repair'
import { valueOf } from '../desktop'
import { workQueue } from './in-order'
import { createRecorder } from './recorder'
import { services } from './services'
import { bestEffort } from './trouble'

/* Giving an open attempt up without opening it: a damaged one could not be opened. */

/** One after the other, so that a double click discards once. */
const inOrder = workQueue()

/**
 * Gives up an open attempt. It stays in storage, but is neither scored nor listed. Nothing when it is not open any more.
 * @throws when it could not be stored; it is open as before then
 */
export const discardAttempt = (id: string): Promise<void> =>
  inOrder(async () => {
    const { db } = services()
    if ((await rawStatus(db, id)) !== 'open') return
    const event = await discardEvent(db, id)
    if (event) await appendToBoth(id, event)
    await setStatus(db, id, 'discarded', null)
  })

/**
 * The event that says so in the attempt's own record, for the case that the database is lost one day. Null where the
 * record is damaged or over: then only the row says it.
 */
async function discardEvent(db: Database, id: string): Promise<SessionEvent | null> {
  const damaged = await damagedPart(db, id)
  if (damaged === 'events' || damaged === 'record') return null
  const events = await loadEvents(db, id)
  const last = events.at(-1)
  if (last && OVER.has(last.type)) return null
  return { type: 'discarded', seq: events.length + 1, at: Date.now(), clock: last?.clock ?? 0 }
}

const OVER: ReadonlySet<SessionEvent['type']> = new Set(['discarded', 'ended', 'surveyed', 'agreement-ended'])

async function appendToBoth(id: string, event: SessionEvent): Promise<void> {
  const { db, desktop } = services()
  const journal = desktop && (await bestEffort('Reading the second copy of an exam', valueOf(desktop.readJournal(id))))
  // A journal that is gone or cannot be read is not needed to give an attempt up.
  const withJournal = journal && journal.entries.length > 0
  const copies = await createRecorder(db, withJournal ? desktop : null, id, journal?.entries.length ?? 0).append([
    event,
  ])
  if (copies === 'journal-only') throw new Error('The storage of the app did not accept the data.')
}

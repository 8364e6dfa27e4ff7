import { allAttemptIds, openAttemptIds } from '../storage/attempts'
import type { Database } from '../storage/database'
import { deletedIds } from '../storage/deletions'
import { damagedPart } from '../storage/repair'
import { readJournal } from '../storage/journal'
import { valueOf, type DesktopBridge } from '../desktop'
import { bestEffort } from './trouble'
import { align, LINES_AT_ONCE, matches, rewriteJournal } from './two-copies'

/*
 * Every attempt has its journal at all times, those that have ended, too. After everything was replaced the old journals
 * stay until the new ones are written: a crash in between leaves more copies, never fewer.
 */

/** Lets others go first between two attempts. */
const breathe = () => new Promise<void>((resolve) => setTimeout(resolve))

/**
 * Writes the journal of every attempt that has ended and has none, and goes on with those whose writing was cut short; for
 * idle time. Those of open attempts are seen to by the start. An attempt that cannot be read is passed over.
 * @throws when one could not be written
 */
export async function completeJournals(db: Database, desktop: DesktopBridge): Promise<void> {
  const open = await openAttemptIds(db)
  const closed = (await allAttemptIds(db)).filter((id) => !open.includes(id))
  const journals = new Map((await valueOf(desktop.listJournals(open))).map((one) => [one.attemptId, one]))
  for (const id of closed) {
    const journal = journals.get(id)
    // A long journal is written in parts of so many lines.
    const cutShort = journal !== undefined && journal.entries % LINES_AT_ONCE === 0
    if (journal !== undefined && !cutShort) continue
    await breathe()
    if (journal === undefined || journal.entries === 0) await rewriteJournal(db, desktop, id)
    else await goOnWith(db, desktop, id)
    // Deleted meanwhile, it must not come back from what was just written.
    if ((await db.attempts.get(id)) === undefined) await valueOf(desktop.removeJournal(id))
  }
}

async function goOnWith(db: Database, desktop: DesktopBridge, id: string): Promise<void> {
  const { entries } = await valueOf(desktop.readJournal(id))
  const stored = readJournal(entries)
  if (stored) await align(db, desktop, stored, entries.length)
}

/**
 * After the database was replaced: journals that tell of other attempts than it has go, but only after all of the new
 * ones are written. One that is right is left alone, so that doing it twice changes nothing.
 * @throws when one could not be written or removed
 */
export async function replaceJournals(db: Database, desktop: DesktopBridge): Promise<void> {
  const [ids, names] = await Promise.all([allAttemptIds(db), valueOf(desktop.journalNames())])
  const there = new Set(names)
  for (const id of ids) {
    if (there.has(id) && !(await isRight(db, desktop, id))) {
      // What cannot be read in the database may be whole in the journal.
      if ((await damagedPart(db, id)) !== null) continue
      await valueOf(desktop.removeJournal(id))
      there.delete(id)
    }
    if (!there.has(id)) await rewriteJournal(db, desktop, id)
  }
  const kept = new Set(ids)
  const gone = await deletedIds(db)
  for (const id of names) if (!kept.has(id) && !gone.includes(id)) await valueOf(desktop.removeJournal(id))
}

async function isRight(db: Database, desktop: DesktopBridge, id: string): Promise<boolean> {
  const journal = await bestEffort('Reading the second copy of an exam', valueOf(desktop.readJournal(id)))
  const stored = journal && readJournal(journal.entries)
  return stored ? matches(db, stored) : false
}

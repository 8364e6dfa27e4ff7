import { replay } from '../engine/session'
import { allAttemptIds, loadAttempt, openAttemptIds, type StoredAttempt } from '../storage/attempts'
import type { Database } from '../storage/database'
import { deletedIds } from '../storage/deletions'
import { markOf } from '../storage/archive'
import { readJournal } from '../storage/journal'
import { damagedPart, restoreRows } from '../storage/repair'
import { valueOf, type DesktopBridge, type JournalSummary } from '../desktop'
import { closeAttempt } from './attempt-end'
import { finishDeletion } from './finish-deletion'
import { unexpected } from './trouble'
import { align, rebuild, rewriteJournal } from './two-copies'

/** What was found and done at start-up, told to the candidate when anything was. */
export type Recovery = {
  /** Attempts that were missing in the database and were rebuilt from their journals. */
  rebuilt: number
  /** Attempts whose last events were missing in the database and were added. */
  completed: number
  /** Attempts of which a part could not be read in the database and was restored, from the other copy or the other parts. */
  repaired: number
  /** Journals with a damaged end; what was whole was kept, the rest set aside. */
  damaged: number
  /** Journals that could not be read at all. */
  unreadable: number
}

/**
 * Brings the two copies of every attempt in line. Attempts the database knows to have ended are complete there, so their
 * journals are not even opened. One attempt that this cannot be done for keeps neither the others nor the app from starting.
 */
export async function recover(db: Database, desktop: DesktopBridge | null): Promise<Recovery> {
  const recovery: Recovery = { rebuilt: 0, completed: 0, repaired: 0, damaged: 0, unreadable: 0 }
  await orTold(async () => {
    recovery.repaired += await restoreRows(db)
  })
  const [ids, open, deleted] = await Promise.all([allAttemptIds(db), openAttemptIds(db), deletedIds(db)])
  const known = new Set(ids)
  // A deletion that a crash cut short: its journal must not bring the attempt back.
  for (const id of deleted) await orTold(() => finishDeletion(db, desktop, id))
  const closed = [...ids.filter((id) => !open.includes(id)), ...deleted]
  let journals: readonly JournalSummary[] | null = null
  if (desktop)
    await orTold(async () => {
      journals = await valueOf(desktop.listJournals(closed))
    })
  // Until the journals of data that was replaced are gone, one of an unknown attempt brings nothing back.
  const exchanged = (await markOf(db))?.exchange !== undefined
  const journaled = new Set<string>()
  for (const journal of (journals ?? []) as readonly JournalSummary[]) {
    if (journal.damaged) recovery.damaged += 1
    await orTold(async () => {
      if (exchanged && !known.has(journal.attemptId)) return
      if (await recoverOne(db, desktop!, journal, known, recovery)) journaled.add(journal.attemptId)
    })
  }
  // What could not be listed may be there.
  if (desktop && journals) await orTold(() => writeMissingJournals(db, desktop, journaled))
  await closeEnded(db)
  return recovery
}

/** Brings one attempt in line. False when nothing whole is left of its journal, which is then written anew. */
async function recoverOne(
  db: Database,
  desktop: DesktopBridge,
  { attemptId }: JournalSummary,
  known: ReadonlySet<string>,
  recovery: Recovery,
): Promise<boolean> {
  const { entries } = await valueOf(desktop.readJournal(attemptId))
  if (entries.length === 0) return false
  const stored = readJournal(entries)
  if (!stored) recovery.unreadable += 1
  else if (!known.has(attemptId)) {
    await rebuild(db, stored)
    recovery.rebuilt += 1
  } else {
    const { completed, repaired } = await align(db, desktop, stored, entries.length)
    if (repaired) recovery.repaired += 1
    else if (completed) recovery.completed += 1
  }
  return true
}

/** Writes the second copy of every open attempt that has none. @throws when one could not be written */
export async function writeMissingJournals(
  db: Database,
  desktop: DesktopBridge,
  journaled: ReadonlySet<string>,
): Promise<void> {
  for (const id of await openAttemptIds(db)) if (!journaled.has(id)) await rewriteJournal(db, desktop, id)
}

/** An attempt whose last event ended it, but whose row still says open (the app died in between), is closed now. */
async function closeEnded(db: Database): Promise<void> {
  for (const id of await openAttemptIds(db)) {
    await orTold(async () => {
      if ((await damagedPart(db, id)) !== null) return
      const stored = await loadAttempt(db, id)
      if (stored)
        await closeAttempt(db, { session: replay(stored.head, stored.content, stored.events), at: lastMoment(stored) })
    })
  }
}

async function orTold(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    unexpected('Bringing the two copies of an exam in line', error)
  }
}

/** Wall time of the last sign of life of an attempt. */
export function lastMoment(stored: StoredAttempt): number {
  return Math.max(stored.head.createdAt, stored.events.at(-1)?.at ?? 0, stored.beat?.at ?? 0)
}

import { replay } from '../engine/session'
import type { Content } from '../engine/form'
import { allAttemptIds, loadAttempt, openAttemptIds, type StoredAttempt } from '../storage/attempts'
import type { Database } from '../storage/database'
import { deletedIds } from '../storage/deletions'
import { readLines, type JournalContent } from '../storage/journal'
import { damagedPart, restoreRows } from '../storage/repair'
import { DesktopRefusal, valueOf, type DesktopBridge, type JournalSummary } from '../desktop'
import { closeAttempt } from './attempt-end'
import { finishDeletion } from './finish-deletion'
import { mendAttempt, type Mended, type MendOptions } from './mend-attempt'
import { NOTHING_FOUND, type Finding, type Recovery } from './recovery'
import { bestEffort, unexpected } from './trouble'
import { align, rewriteJournal } from './two-copies'

export type { Recovery } from './recovery'

/** A recovery that is under way. */
type Work = {
  db: Database
  desktop: DesktopBridge
  /** Attempts that have ended or were deleted: their journals are not looked at. */
  closed: ReadonlySet<string>
  found: { -readonly [K in keyof Recovery]: Recovery[K] } & { findings: Finding[] }
  /** Journals that hold another attempt than their name says. */
  strangers: { name: string; owner: string; journal: JournalContent }[]
  /** Attempts whose journal is there and theirs. */
  journaled: Set<string>
  bank: (() => Content) | undefined
}

/**
 * Brings the two copies of every attempt in line. Attempts the database knows to have ended are complete there, so their
 * journals are not even opened. One attempt that this cannot be done for keeps neither the others nor the app from starting.
 * @param bank the questions of the bank, for one that neither copy has
 */
export async function recover(db: Database, desktop: DesktopBridge | null, bank?: () => Content): Promise<Recovery> {
  const found = { ...NOTHING_FOUND, findings: [] as Finding[] }
  await orTold(found, async () => {
    found.repaired += await restoreRows(db)
  })
  const [ids, open, deleted] = await Promise.all([allAttemptIds(db), openAttemptIds(db), deletedIds(db)])
  // A deletion that a crash cut short: its journal must not bring the attempt back.
  for (const id of deleted) await orTold(found, () => finishDeletion(db, desktop, id))
  const closed = new Set([...ids.filter((id) => !open.includes(id)), ...deleted])
  if (desktop) await recoverJournals({ db, desktop, closed, found, strangers: [], journaled: new Set(), bank })
  await closeEnded(db, found)
  return found
}

async function recoverJournals(work: Work): Promise<void> {
  const { db, desktop, found } = work
  let journals: readonly JournalSummary[] | null = null
  await orTold(found, async () => {
    journals = await valueOf(desktop.listJournals([...work.closed]))
  })
  // What could not be listed may be there.
  if (journals === null) return
  for (const { attemptId, damaged } of journals as readonly JournalSummary[])
    await orTold(found, () => recoverOne(work, attemptId, damaged))
  await recoverStrangers(work)
  for (const id of await openAttemptIds(db))
    if (!work.journaled.has(id)) await orTold(found, () => writeMissing(work, id))
}

/** Brings one attempt in line with its journal. */
async function recoverOne(work: Work, name: string, seenDamaged: boolean): Promise<void> {
  const { db, desktop, found } = work
  const reading = await desktop.readJournal(name)
  if (!reading.ok) {
    found.unreadable += 1
    // A folder or a locked file in its place: the attempt goes on in the database, with a new journal where it can be had.
    if (await isKnown(db, name)) await bestEffort('Setting a journal aside', desktop.setAsideJournal(name))
    return
  }
  const { entries, damaged } = reading.value
  if (damaged || seenDamaged) found.damaged += 1
  if (entries.length === 0) return
  const journal = readLines(entries, name)
  const owner = journal.start?.head.id
  if (owner !== undefined && owner !== name) {
    work.strangers.push({ name, owner, journal })
    return
  }
  work.journaled.add(name)
  if (!journal.start) found.unreadable += 1
  if (!journal.start && !(await isKnown(db, name))) {
    if (journal.events.length > 0) found.findings.push({ kind: 'headless', actions: journal.events.length })
    return
  }
  note(found, await align(db, desktop, name, journal, entries.length, optionsFor(work, name)), await nameOf(db, name))
}

const isKnown = async (db: Database, id: string): Promise<boolean> =>
  (await db.attempts.get(id)) !== undefined || (await db.heads.get(id)) !== undefined

const optionsFor = ({ desktop, bank }: Work, id: string): MendOptions => ({
  keep: async (rows) => void (await valueOf(desktop.setAsideText(`exam ${id.slice(0, 40)}`, JSON.stringify(rows)))),
  ...(bank ? { bank } : {}),
})

function note(found: Work['found'], mended: Mended, attempt: string): void {
  const { rebuilt, repaired, completed, lost, cutOff, differing } = mended
  if (rebuilt) found.rebuilt += 1
  else if (repaired) found.repaired += 1
  else if (completed) found.completed += 1
  if (lost.length + cutOff > 0) found.findings.push({ kind: 'lost', attempt, numbers: lost, cutOff })
  if (differing > 0) found.findings.push({ kind: 'differing', attempt, actions: differing })
}

/** What a candidate knows an attempt by. */
async function nameOf(db: Database, id: string): Promise<string> {
  const row = (await db.attempts.get(id)) as { title?: unknown } | undefined
  return typeof row?.title === 'string' ? row.title.slice(0, 80) : 'an exam'
}

/**
 * Journals that hold another attempt than their name says: copies that other programs made, or one that was put in the
 * place of another. What they have more than the attempt itself is taken, then they are set aside.
 */
async function recoverStrangers(work: Work): Promise<void> {
  const { db, desktop, found, strangers, closed, journaled } = work
  let left = 0
  for (const { name, owner, journal } of strangers)
    await orTold(found, async () => {
      if (!closed.has(owner)) {
        const mended = await mendAttempt(db, owner, journal, optionsFor(work, owner))
        note(found, { ...mended, differing: 0 }, await nameOf(db, owner))
        if (mended.completed || mended.repaired) journaled.delete(owner)
      }
      const moved = await bestEffort('Setting a journal aside', desktop.setAsideJournal(name))
      if (!moved?.ok) left += 1
    })
  if (strangers.length > 0) found.findings.push({ kind: 'copies', journals: strangers.length, left })
}

/** Gives an attempt its journal: a new one, or what it lacks of the one that is there. */
async function writeMissing({ db, desktop }: Pick<Work, 'db' | 'desktop'>, id: string): Promise<void> {
  const { entries } = await valueOf(desktop.readJournal(id))
  if (entries.length > 0) await align(db, desktop, id, readLines(entries, id), entries.length)
  else await rewriteJournal(db, desktop, id)
}

/** Writes the second copy of every attempt that has none. @throws when one could not be written */
export async function writeMissingJournals(db: Database, desktop: DesktopBridge): Promise<void> {
  const there = new Set(await valueOf(desktop.journalNames()))
  let problem: unknown = null
  for (const id of await allAttemptIds(db))
    if (!there.has(id))
      // One that cannot be written keeps no other.
      await rewriteJournal(db, desktop, id).catch((error: unknown) => {
        problem ??= error
      })
  if (problem !== null) throw problem
}

/** An attempt whose last event ended it, but whose row still says open (the app died in between), is closed now. */
async function closeEnded(db: Database, found: Work['found']): Promise<void> {
  for (const id of await openAttemptIds(db)) {
    await orTold(found, async () => {
      if ((await damagedPart(db, id)) !== null) return
      const stored = await loadAttempt(db, id)
      if (stored)
        await closeAttempt(db, { session: replay(stored.head, stored.content, stored.events), at: lastMoment(stored) })
    })
  }
}

/** An error is counted and told with what was found; what the desktop could not do is nothing unexpected. */
async function orTold(found: Pick<Work['found'], 'findings'>, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    const before = found.findings.find((one) => one.kind === 'failed')
    if (before) found.findings.splice(found.findings.indexOf(before), 1)
    found.findings.push({ kind: 'failed', attempts: (before?.attempts ?? 0) + 1 })
    if (!(error instanceof DesktopRefusal)) unexpected('Bringing the two copies of an exam in line', error)
  }
}

/** Wall time of the last sign of life of an attempt. */
export function lastMoment(stored: StoredAttempt): number {
  return Math.max(stored.head.createdAt, stored.events.at(-1)?.at ?? 0, stored.beat?.at ?? 0)
}

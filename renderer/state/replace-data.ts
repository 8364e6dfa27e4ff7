import {
  deleteAll,
  mergeAll,
  readArchive,
  replaceAll,
  type Archive,
  type Damage,
  type Gains,
  type Reader,
} from '../storage/archive'
import type { Database } from '../storage/database'
import type { ArchiveFacts } from '../storage/facts'
import { readLines } from '../storage/journal'
import { valueOf, type DesktopBridge } from '../desktop'
import { forgetAnswered } from './answered'
import { forgetAttemptChanges } from './attempt-changes'
import { forgetCards, loadCards } from './cards'
import { useExam } from './exam'
import { beginIntent, endIntent, replaceSecondCopies, type Intent } from './intent'
import { backupNow, loadBackups, sentenceOf, type BackupReason } from './make-backup'
import { forgetMarks } from './marks'
import { forgetNotes, storeNotes } from './notes'
import { completeOutcomes, forgetOutcomes } from './outcomes'
import { writeMissingJournals } from './recover'
import { forgetProgress } from './progress'
import { forgetReview } from './review'
import { services, type Services } from './services'
import { startSettings } from './settings'
import { statementsExchanged } from './statements'
import { completeSummaries } from './summaries'
import { forgetStanding } from './standing'
import { andWhy, bestEffort, inBackground } from './trouble'
import { align, replaceJournal } from './two-copies'

/*
 * Putting other data in the place of everything that is stored, or nothing at all. In this order, so that a crash at any
 * moment leaves either the old data or the new, never a mixture, and the next start knows which:
 *  1. a backup of what is there (desktop); without it nothing is changed
 *  2. what is about to be done is written down (intent.ts)
 *  3. the database changes in one transaction
 *  4. the journals follow: each attempt's is written anew, and those of other attempts go
 * A merge needs no intent: it only adds, in one transaction, and what its journals lack every start makes up for.
 */

/** The data cannot be imported or deleted; the message says why and what to do. */
export class ArchiveRefused extends Error {}

/** Nothing may be exchanged under an exam that is open in the room. */
export class NotDuringExam extends Error {
  constructor() {
    super('An exam is open. Save and leave it first; then your data can be exported, imported or deleted.')
  }
}

/** Data that was chosen and read, and waits for the candidate's word. */
export type PendingImport = {
  /** The file's name, or when the backup was made. */
  name: string
  facts: ArchiveFacts
  /** Rows that cannot be read and will be left out; ask before applying. */
  damaged: readonly Damage[]
  /** Replaces everything that is stored. @throws ArchiveRefused, NotDuringExam */
  apply(): Promise<void>
  /** Joins it with what is stored, of which nothing newer goes; says what it brought. @throws ArchiveRefused, NotDuringExam */
  merge(): Promise<Gains>
}

/** @throws NotDuringExam */
export function notDuringExam(): void {
  if (useExam.getState().session !== null) throw new NotDuringExam()
}

/** Reads data that may replace what is stored. @throws ArchiveRefused, also when it was cancelled */
export async function pendingImport(
  name: string,
  text: string,
  reason: BackupReason,
  reader: Reader = {},
): Promise<PendingImport> {
  const reading = await readArchive(text, reader).catch((error: unknown) => {
    if (reader.signal?.aborted) throw new ArchiveRefused('It was cancelled.')
    throw error
  })
  if (!reading.ok) throw new ArchiveRefused(reading.sentence)
  const { archive, damaged, facts } = reading
  return { name, facts, damaged, apply: () => replaceWith(archive, reason), merge: () => mergeWith(archive, reason) }
}

async function replaceWith(archive: Archive, reason: BackupReason): Promise<void> {
  await backedUp(reason)
  const token = crypto.randomUUID()
  const { db, desktop } = await quiet()
  await begun({ kind: 'replace', token })
  const changed = await orFailure(replaceAll(db, archive, token))
  const journals = changed || !desktop ? null : await orFailure(replaceSecondCopies(db, desktop))
  // Without its journals it is not at its end: the next start goes on with them.
  if (!journals) await endIntent(db, desktop)
  await reloadStores()
  if (changed)
    throw new ArchiveRefused(`The data could not be stored. Everything is as it was before.${andWhy(changed.error)}`)
  if (journals) throw notJournaled(journals.error)
}

/** Joins an archive with what is stored. */
async function mergeWith(archive: Archive, reason: BackupReason): Promise<Gains> {
  await backedUp(reason)
  const { db, desktop } = await quiet()
  const { gains, attempts } = await mergeAll(db, archive).catch((error: unknown) => {
    throw new ArchiveRefused(`The data could not be stored. Everything is as it was before.${andWhy(error)}`)
  })
  const journals = desktop ? await orFailure(journalsAfterMerge(db, desktop, attempts)) : null
  await reloadStores()
  if (journals) throw notJournaled(journals.error)
  return gains
}

/** What a journal alone has joins in first; then every attempt has its second copy. */
async function journalsAfterMerge(db: Database, desktop: DesktopBridge, attempts: ReadonlySet<string>): Promise<void> {
  const there = new Set(await valueOf(desktop.journalNames()))
  for (const id of attempts) {
    if (!there.has(id)) continue
    const reading = await desktop.readJournal(id)
    if (reading.ok && reading.value.entries.length > 0) {
      const { entries } = reading.value
      await align(db, desktop, id, readLines(entries, id), entries.length)
      // What cannot be read as a journal of it makes room for one.
    } else await replaceJournal(db, desktop, id)
  }
  await writeMissingJournals(db, desktop)
}

const notJournaled = (error: unknown) =>
  new ArchiveRefused(
    `The data is stored, but its second copy could not be written.${andWhy(error)} Close the app and start it again before you go on with that exam.`,
  )

/** Deletes everything; the backups too, or they stay and one of the present state is added. */
export async function deleteEverything({ backups }: { backups: boolean }): Promise<void> {
  notDuringExam()
  if (!backups) await backedUp('before-delete')
  const { db, desktop } = await quiet()
  await begun({ kind: 'delete', backups })
  const kept = desktop ? await orFailure(removeCopies(desktop, backups)) : null
  const changed = kept ?? (await orFailure(deleteAll(db, { onPurpose: true })))
  // What cannot be removed now goes at the next start, and brings nothing back.
  if (!changed) await bestEffort('Removing the second copy of what was deleted', statementsExchanged())
  else if (desktop) await bestEffort('Writing second copies anew', writeMissingJournals(db, desktop))
  await endIntent(db, desktop)
  await reloadStores()
  await loadBackups()
  if (kept) throw kept.error instanceof ArchiveRefused ? kept.error : new ArchiveRefused(sentenceOf(kept.error))
  if (changed)
    throw new ArchiveRefused(`The data could not be deleted. Everything is as it was before.${andWhy(changed.error)}`)
}

/** The copies outside the database go first: what was begun is written down, so none of them brings anything back. */
async function removeCopies(desktop: DesktopBridge, backups: boolean): Promise<void> {
  if (backups)
    await orRefused('The backups could not be deleted, and nothing else was changed.', valueOf(desktop.deleteBackups()))
  await orRefused(
    'Your data was not deleted, because what was set aside as damaged could not be removed.',
    valueOf(desktop.clearSetAside()),
  )
  await orRefused(
    'Nothing was changed, because the second copies of your exams could not be removed.',
    valueOf(desktop.clearJournals()),
  )
}

/** Nothing is begun that is not written down. */
async function begun(intent: Intent): Promise<void> {
  const sentence =
    intent.kind === 'delete' && intent.backups
      ? 'The backups could not be deleted, and nothing else was changed.'
      : 'Nothing was changed, because the disk does not take what must be written first.'
  await orRefused(sentence, beginIntent(services().desktop, intent))
}

/** What is being typed or computed for the old data is finished first, or it would be stored with the new. */
async function quiet(): Promise<Services> {
  await storeNotes()
  await bestEffort('Bringing cards and statistics up to date', completeOutcomes())
  notDuringExam()
  return services()
}

async function backedUp(reason: BackupReason): Promise<void> {
  notDuringExam()
  await storeNotes()
  await orRefused('Nothing was changed, because the present state could not be backed up first.', backupNow(reason))
}

/** Shows what is stored now, everywhere. What follows the database by itself is not named here. */
export async function reloadStores(): Promise<void> {
  const { db } = services()
  await startSettings(db)
  for (const forget of [
    forgetAnswered,
    forgetAttemptChanges,
    forgetMarks,
    forgetNotes,
    forgetReview,
    forgetOutcomes,
    forgetCards,
    forgetStanding,
    forgetProgress,
  ])
    forget()
  await loadCards()
  inBackground('Bringing cards and statistics up to date', completeOutcomes())
  inBackground('Bringing the results of earlier exams up to date', completeSummaries())
}

async function orRefused(sentence: string, work: Promise<unknown>): Promise<void> {
  const failed = await orFailure(work)
  if (failed) throw new ArchiveRefused(`${sentence} ${sentenceOf(failed.error)}`)
}

/** What went wrong, or null. */
const orFailure = (work: Promise<unknown>): Promise<{ error: unknown } | null> =>
  work.then(
    () => null,
    (error: unknown) => ({ error }),
  )

import { deleteAll, readArchive, replaceAll, type Archive, type Damage } from '../storage/archive'
import type { ArchiveFacts } from '../storage/facts'
import { valueOf } from '../desktop'
import { forgetAnswered } from './answered'
import { forgetAttemptChanges } from './attempt-changes'
import { forgetCards, loadCards } from './cards'
import { useExam } from './exam'
import { backupNow, loadBackups, sentenceOf, type BackupReason } from './make-backup'
import { forgetMarks } from './marks'
import { forgetNotes, storeNotes } from './notes'
import { completeOutcomes, forgetOutcomes } from './outcomes'
import { forgetProgress } from './progress'
import { forgetReview } from './review'
import { services } from './services'
import { replaceSecondCopies } from './second-copies'
import { changeSetting, startSettings } from './settings'
import { completeSummaries } from './summaries'
import { forgetStanding } from './standing'
import { inBackground, bestEffort } from './trouble'

/*
 * Putting other data in the place of everything that is stored, or nothing at all. In this order, so that a crash at any
 * moment leaves either the old data or the new, never a mixture:
 *  1. a backup of what is there (desktop); without it nothing is changed
 *  2. the database changes in one transaction, which also says that the second copies are still of the old data
 *  3. the second copies are written anew: journals of the new attempts first, then those of the old ones go; statements
 * A crash after 2 leaves that word in the database, and the next start does 3.
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
}

/** @throws NotDuringExam */
export function notDuringExam(): void {
  if (useExam.getState().session !== null) throw new NotDuringExam()
}

/** Reads data that may replace what is stored. @throws ArchiveRefused */
export async function pendingImport(name: string, text: string, reason: BackupReason): Promise<PendingImport> {
  const reading = await readArchive(text)
  if (!reading.ok) throw new ArchiveRefused(reading.sentence)
  const { archive, damaged, facts } = reading
  return { name, facts, damaged, apply: () => replaceWith(archive, reason) }
}

async function replaceWith(archive: Archive, reason: BackupReason): Promise<void> {
  await backedUp(reason)
  await exchange(() => replaceAll(services().db, archive), 'The data could not be stored')
}

/** Deletes everything; the backups too, or they stay and one of the present state is added. */
export async function deleteEverything({ backups }: { backups: boolean }): Promise<void> {
  notDuringExam()
  const { db, desktop } = services()
  if (!backups) await backedUp('before-delete')
  else if (desktop)
    await orRefused('The backups could not be deleted, and nothing else was changed.', valueOf(desktop.deleteBackups()))
  await exchange(() => deleteAll(db), 'The data could not be deleted')
  await changeSetting('emptiedOnPurpose', true)
  await loadBackups()
}

async function backedUp(reason: BackupReason): Promise<void> {
  notDuringExam()
  await storeNotes()
  await orRefused('Nothing was changed, because the present state could not be backed up first.', backupNow(reason))
}

async function exchange(change: () => Promise<void>, failure: string): Promise<void> {
  const { db, desktop } = services()
  // What is being typed or computed for the old data is finished first, or it would be stored with the new.
  await storeNotes()
  await bestEffort('Bringing cards and statistics up to date', completeOutcomes())
  notDuringExam()
  const changed = await orFailure(change())
  const copies = desktop && !changed ? await orFailure(replaceSecondCopies(db, desktop)) : null
  await reloadStores()
  if (changed) throw new ArchiveRefused(`${failure}. Everything is as it was before. ${sentenceOf(changed.error)}`)
  if (copies) {
    throw new ArchiveRefused(
      `The data is stored, but its second copy could not be written: ${sentenceOf(copies.error)} Close the app and start it again before you go on with an exam.`,
    )
  }
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

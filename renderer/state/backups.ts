import { isEmpty, readArchive } from '../storage/archive'
import type { ArchiveFacts } from '../storage/facts'
import { valueOf } from '../desktop'
import { useBackups } from './backup-state'
import { useExam } from './exam'
import { backupNow, loadBackups, sentenceOf } from './make-backup'
import { ArchiveRefused, notDuringExam, pendingImport, type PendingImport } from './replace-data'
import { services } from './services'
import { useSettings } from './settings'
import { inBackground, inPassing } from './trouble'

/* Backups of the desktop: made by themselves when something has changed, restored when the candidate wants it. */

export { useBackups, type BackupState } from './backup-state'
export { backupNow, loadBackups, type BackupReason } from './make-backup'
export type { BackupInfo } from '../desktop'

const AFTER_START = 60_000
const WHILE_CHANGING = 30 * 60_000
const AFTER_ATTEMPT = 3_000

/** Makes backups from now on. A failure is kept in `useBackups().problem`, and tried again with the next one. */
export function startBackups(): void {
  if (!services().desktop) return
  inBackground('Looking for backups', loadBackups())
  setTimeout(() => automatic('started'), AFTER_START)
  setInterval(() => automatic('while-changing'), WHILE_CHANGING)
  // An exam that closes has ended or was left; both may have changed something.
  useExam.subscribe((now, before) => {
    if (before.session !== null && now.session === null) setTimeout(() => automatic('attempt-ended'), AFTER_ATTEMPT)
  })
}

/** Not while an exam is open: its answers have two copies of their own, and nothing may slow it down. */
function automatic(reason: 'started' | 'attempt-ended' | 'while-changing'): void {
  if (useExam.getState().session === null) inPassing('Writing a backup', backupNow(reason))
}

/** Reads a backup, to be restored. @throws ArchiveRefused, NotDuringExam */
export async function chooseBackup(id: string): Promise<PendingImport> {
  notDuringExam()
  return pendingImport(id, await textOf(id), 'before-restore')
}

async function textOf(id: string): Promise<string> {
  const { desktop } = services()
  if (!desktop) throw new ArchiveRefused('The browser edition has no backups.')
  return (
    await valueOf(desktop.readBackup(id)).catch((error: unknown) =>
      Promise.reject(new ArchiveRefused(sentenceOf(error))),
    )
  ).text
}

/** A backup that has what the database lost. */
export type LostProgress = { id: string; facts: ArchiveFacts }

/**
 * The newest backup with exams or practice, when the database has nothing although it should: storage can come back empty
 * without an error. Null when nothing is missing, or when everything was deleted on purpose.
 */
export async function lostProgress(): Promise<LostProgress | null> {
  const { db, desktop } = services()
  if (!desktop || useSettings.getState().emptiedOnPurpose || !(await isEmpty(db))) return null
  await loadBackups()
  for (const { id } of useBackups.getState().list ?? []) {
    const reading = await textOf(id).then(readArchive, () => null)
    if (reading?.ok && reading.facts.exams + reading.facts.practice > 0) return { id, facts: reading.facts }
  }
  return null
}

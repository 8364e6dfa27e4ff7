import { gainsOf, isEmpty, readArchive, type Gains } from '../storage/archive'
import type { ArchiveFacts } from '../storage/facts'
import { valueOf } from '../desktop'
import { useBackups } from './backup-state'
import { useExam } from './exam'
import { backupNow, loadBackups, sentenceOf } from './make-backup'
import { ArchiveRefused, notDuringExam, pendingImport, type PendingImport } from './replace-data'
import { services } from './services'
import { changeSetting, useSettings } from './settings'
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

/** Ids of the backups that are damaged; none in the browser edition. */
export async function damagedBackups(): Promise<readonly string[]> {
  const { desktop } = services()
  return desktop ? valueOf(desktop.damagedBackups()) : []
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

/** What the newest sound backup has and the storage has not; `none`: every backup is damaged. */
export type LostProgress =
  | { kind: 'backup'; id: string; facts: ArchiveFacts; gains: Gains; empty: boolean; damagedNewer: number }
  | { kind: 'none'; damaged: number }

/**
 * Looks for what was lost, table by table, when the storage is empty although there are backups (it can come back empty
 * without an error) or when something was found lost. Null when nothing is missing, or when everything was deleted on
 * purpose.
 */
export async function lostProgress(): Promise<LostProgress | null> {
  const { db, desktop } = services()
  const { emptiedOnPurpose, lossOpen } = useSettings.getState()
  if (!desktop || emptiedOnPurpose) return null
  const empty = await isEmpty(db)
  if (!empty && !lossOpen) return null
  await loadBackups()
  const list = useBackups.getState().list ?? []
  for (const [damagedNewer, { id }] of list.entries()) {
    const reading = await textOf(id).then(readArchive, () => null)
    if (!reading?.ok) continue
    const { archive, facts } = reading
    const gains = (await gainsOf(db, archive)).filter(({ table }) => TOLD.includes(table))
    const missing = gains.reduce((sum, { added, replaced }) => sum + added + replaced, 0)
    // Settings alone are nothing that a candidate would miss in a new app.
    const words = gains.some(({ table, added, replaced }) => table !== 'settings' && added + replaced > 0)
    if (words || (!empty && missing > 0)) return { kind: 'backup', id, facts, gains, empty, damagedNewer }
    if (!empty) await changeSetting('lossOpen', false)
    return null
  }
  return empty && list.length > 0 ? { kind: 'none', damaged: list.length } : null
}

/** Tables whose rows a candidate knows. */
const TOLD: readonly string[] = [
  'attempts',
  'events',
  'cards',
  'reviews',
  'marks',
  'notes',
  'settings',
  'leftOut',
  'drillRounds',
]

/** Something is gone; what the backups have of it is offered until it is taken or declined, also after a restart. */
export const lossFound = (): Promise<void> => changeSetting('lossOpen', true)

/** The candidate does not want it back, or has it. */
export const lossSettled = (): Promise<void> => changeSetting('lossOpen', false)

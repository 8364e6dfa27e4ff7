import { isEmpty, writeArchive } from '../storage/archive'
import { digestOfKept } from '../storage/digest'
import { storedHolds } from '../storage/facts'
import { valueOf, type BackupInfo, type DesktopBridge } from '../desktop'
import { useBackups } from './backup-state'
import { workQueue } from './in-order'
import { services } from './services'
import { changeSetting, useSettings } from './settings'
import { reasonOf } from './trouble'

/*
 * Writing backups. Whether one is needed is asked of the data itself: its digest is compared with the one stored with
 * the last backup, so that a change is never forgotten, whatever ended the app in between.
 */

export type BackupReason =
  'started' | 'attempt-ended' | 'while-changing' | 'asked' | 'before-import' | 'before-restore' | 'before-delete'

/** One backup after the other. */
const inOrder = workQueue()

/** Looks for backups on the disk. Nothing in the browser edition. */
export const loadBackups = (): Promise<void> =>
  inOrder(async () => {
    const { desktop } = services()
    if (!desktop) return
    try {
      show(await valueOf(desktop.listBackups()))
      report({ list: null })
    } catch (error) {
      report({ list: `The backups cannot be listed. ${sentenceOf(error)}` })
    }
  })

/** What is wrong with writing, and with looking; a success in one says nothing about the other. */
let wrong: { write: string | null; list: string | null } = { write: null, list: null }

function report(found: Partial<typeof wrong>): void {
  wrong = { ...wrong, ...found }
  useBackups.setState({ problem: wrong.write ?? wrong.list })
}

function show(list: readonly BackupInfo[]): void {
  useBackups.setState({ list, last: list[0]?.at ?? null })
}

/** Reasons for which an unchanged state is not written once more. */
const ONLY_CHANGES: readonly BackupReason[] = ['started', 'attempt-ended', 'while-changing']

/**
 * Writes a backup of everything that is kept. Nothing is done in the browser edition, when there is nothing a candidate
 * would miss, and, for the automatic ones, when nothing was changed since the last one.
 * @throws DesktopRefusal when it could not be written; `useBackups().problem` says so, too
 */
export const backupNow = (reason: BackupReason): Promise<void> =>
  inOrder(async () => {
    const { db, desktop } = services()
    if (!desktop || (await isEmpty(db))) return
    try {
      const digest = await digestOfKept(db)
      const { lastBackup } = useSettings.getState()
      if (ONLY_CHANGES.includes(reason) && lastBackup?.digest === digest && (await isSound(desktop, lastBackup.id)))
        return
      const { id } = await valueOf(desktop.writeBackup(await writeArchive(db, Date.now()), await storedHolds(db)))
      await changeSetting('lastBackup', { id, digest })
      show(await valueOf(desktop.listBackups()))
      report({ write: null, list: null })
    } catch (error) {
      report({ write: `The last backup could not be written. ${sentenceOf(error)}` })
      throw error
    }
  })

/** The backup is there and can be read back: one that was damaged since does not stand for what it held. */
async function isSound(desktop: DesktopBridge, id: string): Promise<boolean> {
  if (!(await valueOf(desktop.listBackups())).some((one) => one.id === id)) return false
  return !(await valueOf(desktop.damagedBackups())).includes(id)
}

/** Why something failed, as a sentence for the candidate. */
export const sentenceOf = (error: unknown): string => reasonOf(error) ?? 'The disk did not accept the data.'

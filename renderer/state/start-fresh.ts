import { desktop, valueOf } from '../desktop'
import { holdsWords } from './holds-words'

/* Ways on that need no database: it is what cannot be opened. */

export type BackupAtStop = { at: number; holds: string }

/** Backups that can be read, newest first; none in the browser edition. */
export async function backupsAtStop(): Promise<BackupAtStop[]> {
  if (!desktop) return []
  const [list, damaged] = await Promise.all([valueOf(desktop.listBackups()), valueOf(desktop.damagedBackups())])
  return list
    .filter(({ id }) => !damaged.includes(id))
    .map(({ at, holds }) => ({ at, holds: holds ? holdsWords(holds) : '' }))
}

/** Closes the app and starts it anew, once, in a copy of what is stored a second time. @throws DesktopRefusal */
export async function lookAtCopy(): Promise<void> {
  if (desktop) await valueOf(desktop.lookAtCopy())
}

/** Closes the app and starts it anew beside the database, which is kept. @throws DesktopRefusal */
export async function startFresh(): Promise<void> {
  if (desktop) await valueOf(desktop.startFresh())
}

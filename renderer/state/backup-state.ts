import { create } from 'zustand'
import type { BackupInfo } from '../desktop'

export type BackupState = {
  /** Newest first; null until they were asked for, and in the browser edition. */
  list: readonly BackupInfo[] | null
  /** Why the last backup could not be written or found; null when all is well. */
  problem: string | null
  /** Wall time of the newest backup. */
  last: number | null
}

/** What is known of backups. Home shows it, so it comes without what makes them. */
export const useBackups = create<BackupState>()(() => ({ list: null, problem: null, last: null }))

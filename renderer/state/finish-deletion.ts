import { valueOf, type DesktopBridge } from '../desktop'
import type { Database } from '../storage/database'
import { forgetDeletion } from '../storage/deletions'

/**
 * The last steps of deleting an attempt: its journal goes, then what says that it must. Where the journal cannot be
 * removed the note of it stays, so that no start brings the attempt back, and the next one tries again.
 */
export async function finishDeletion(db: Database, desktop: DesktopBridge | null, id: string): Promise<void> {
  if (desktop) {
    const removed = await valueOf(desktop.removeJournal(id)).then(
      () => true,
      () => false,
    )
    if (!removed) return
  }
  await forgetDeletion(db, id)
}

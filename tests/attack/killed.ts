import type { DesktopBridge } from '../../renderer/desktop'
import type { Database } from '../../renderer/storage/database'

/* An app that dies at a chosen writing moment: from then on nothing it does reaches the disk or the database. */

/** Calls of the desktop that write. */
const WRITES: ReadonlySet<string> = new Set([
  'appendJournal',
  'removeJournal',
  'clearJournals',
  'setAsideJournal',
  'setAsideText',
  'clearSetAside',
  'writeBackup',
  'deleteBackups',
  'keepIntent',
  'addReport',
])

export class Killed extends Error {}

/** @param at the number of the writing moment at which it dies, from 1; Infinity counts them only */
export function dyingAt(db: Database, desktop: DesktopBridge, at: number) {
  let moments = 0
  let dead = false
  const reached = (): boolean => {
    if (dead) return true
    moments += 1
    dead = moments >= at
    return dead
  }
  const dying = Object.fromEntries(
    Object.entries(desktop).map(([name, call]) => [
      name,
      WRITES.has(name)
        ? (...args: unknown[]) =>
            reached() ? Promise.reject(new Killed()) : (call as (...all: unknown[]) => unknown)(...args)
        : call,
    ]),
  ) as DesktopBridge
  const transaction = db.transaction.bind(db) as (...args: unknown[]) => Promise<unknown>
  ;(db as { transaction: unknown }).transaction = (...args: unknown[]) =>
    args[0] === 'rw' && reached() ? Promise.reject(new Killed()) : transaction(...args)
  return {
    desktop: dying,
    moments: () => moments,
    /** The database as the next start opens it. */
    revive: () => {
      ;(db as { transaction: unknown }).transaction = transaction
    },
  }
}

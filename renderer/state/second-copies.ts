import { markOf } from '../storage/archive'
import type { Database } from '../storage/database'
import { valueOf, type DesktopBridge } from '../desktop'
import { completeJournals, replaceJournals } from './complete-journals'
import { services } from './services'
import { statementsExchanged, tendStatementsInBackground } from './statements'
import { bestEffort, inBackground } from './trouble'

/* The second copies of everything: the journals of attempts, and the statements. What start-up and exchanges ask of them. */

/**
 * Everything was replaced or deleted: the second copies follow.
 * @throws when they could not be written or removed; the next start tries again
 */
export async function replaceSecondCopies(db: Database, desktop: DesktopBridge): Promise<void> {
  if (await isEmptied(db)) await valueOf(desktop.clearJournals())
  else await replaceJournals(db, desktop)
  // Last: it takes back the word that the second copies are of the old data.
  await statementsExchanged()
}

async function isEmptied(db: Database): Promise<boolean> {
  return (await markOf(db))?.exchange === 'deleted' && (await db.attempts.count()) === 0
}

/**
 * At the start, before journals are looked at: a crash came between an exchange and its second copies. Where the journals
 * cannot be written the start goes on.
 */
export async function finishExchange(db: Database, desktop: DesktopBridge | null): Promise<void> {
  if (!desktop || !(await bestEffort('Looking for an exchange that was cut short', markOf(db)))?.exchange) return
  await bestEffort('Bringing an exchange of all data to its end', replaceSecondCopies(db, desktop))
}

/** In idle time: what the start did not wait for. `reload` shows what came back. */
export function tendSecondCopies(reload: () => Promise<void>): void {
  const { db, desktop } = services()
  if (!desktop) return
  tendStatementsInBackground(reload)
  inBackground('Writing the second copies of earlier exams', completeJournals(db, desktop))
}

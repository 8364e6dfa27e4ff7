import type { Database } from '../storage/database'
import { endedAttemptIds } from '../storage/outcomes'
import { readLines } from '../storage/journal'
import { damagedPart, restoreRows } from '../storage/repair'
import { valueOf, type DesktopBridge } from '../desktop'
import { together } from './after-start'
import { mendRows } from './check-rows'
import { writeMissingJournals } from './recover'
import { NOTHING_FOUND, type Finding, type Recovery } from './recovery'
import { services } from './services'
import { bestEffort, unexpected } from './trouble'
import { align } from './two-copies'

/*
 * What the start does not wait for: ended attempts and the tables of words and cards are looked through, what is damaged
 * is mended from the other copy, and every attempt gets its journal. In slices, so that the app can be used meanwhile.
 */

/** Of the ended attempts, how many are looked through at each start, the newest ones. */
const LOOKED_AT = 40

/** Looks through what is stored, or all of it. Never rejects. */
export async function lookThrough(everything = false): Promise<Recovery> {
  const { db, desktop } = services()
  let found = NOTHING_FOUND
  const add = (more: Partial<Recovery>) => {
    found = together(found, { ...NOTHING_FOUND, ...more })
  }
  await step('Looking through lists of exams', async () => add({ repaired: await restoreRows(db, true) }))
  await step('Looking through ended exams', async () => add(await endedAttempts(db, desktop, everything)))
  await step('Looking through notes and cards', async () => add({ findings: await mendRows() }))
  if (desktop) await bestEffort('Writing second copies of ended exams', writeMissingJournals(db, desktop))
  return found
}

async function step(doing: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    unexpected(doing, error)
  }
}

async function endedAttempts(
  db: Database,
  desktop: DesktopBridge | null,
  everything: boolean,
): Promise<Partial<Recovery>> {
  const ids = (await endedAttemptIds(db)).reverse().slice(0, everything ? Infinity : LOOKED_AT)
  let repaired = 0
  const findings: Finding[] = []
  for (const id of ids) {
    await turn()
    if ((await damagedPart(db, id)) === null) continue
    if (desktop && (await mended(db, desktop, id))) repaired += 1
    else findings.push({ kind: 'rows', table: 'attempts', damaged: 1, restored: 0 })
  }
  return { repaired, findings }
}

async function mended(db: Database, desktop: DesktopBridge, id: string): Promise<boolean> {
  const reading = await bestEffort('Reading the second copy of an exam', valueOf(desktop.readJournal(id)))
  if (!reading || reading.entries.length === 0) return false
  await align(db, desktop, id, readLines(reading.entries, id), reading.entries.length)
  return (await damagedPart(db, id)) === null
}

/** Lets everything else have its turn. */
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

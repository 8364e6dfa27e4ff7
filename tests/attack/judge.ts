import { KEPT_TABLES, type KeptTable } from '../../renderer/storage/archive-format'
import { readBank } from '../../renderer/state/bank'
import { chooseBackup, lossFound, lostProgress } from '../../renderer/state/backups'
import { tellsOfLoss, together } from '../../renderer/state/after-start'
import { finishIntent } from '../../renderer/state/intent'
import { lookThrough } from '../../renderer/state/look-through'
import { AttemptDamaged, readAttempt } from '../../renderer/state/read-attempt'
import { recover } from '../../renderer/state/recover'
import type { Finding, Recovery } from '../../renderer/state/recovery'
import { recoverySentences } from '../../renderer/state/recovery-words'
import { provideServices } from '../../renderer/state/services'
import { startSettings } from '../../renderer/state/settings'
import type { Database } from '../../renderer/storage/database'
import { aBank } from '../support/builders'
import { diskDesktop } from '../support/disk-desktop'
import type { diskFs } from '../../electron/atomic-file'
import { OPEN, rowsOf, type Profile } from './profile'

/* A start of the app over a damaged profile, as boot does it, and what came of it in comparison with what was there. */

const bank = readBank(JSON.parse(JSON.stringify(aBank())))

export type Verdict = {
  /** Rows that are gone or changed, by table. */
  missing: Partial<Record<KeptTable, number>>
  /** What the candidate was told. */
  told: readonly string[]
  /** Something is gone and nothing was told. */
  silent: boolean
  /** The start threw, or the open exam cannot be entered and that was not told. */
  lockedOut: string | null
  /** The counts that were told are those of what is gone. */
  trueCounts: boolean
}

/** Starts over a profile, accepts the backup that is offered, and compares with the rows that were there. */
export async function startAndJudge(
  { db, folder }: Profile,
  before: Record<KeptTable, string[]>,
  { fs }: { fs?: typeof diskFs } = {},
): Promise<Verdict> {
  let recovery: Recovery
  try {
    recovery = await startOver(db, folder, fs)
  } catch (error) {
    return { missing: {}, told: [], silent: false, lockedOut: String(error), trueCounts: true }
  }
  const after = await rowsOf(db)
  const missing: Verdict['missing'] = {}
  for (const table of KEPT_TABLES) {
    const there = new Set(after[table])
    const gone = before[table].filter((row) => !there.has(row)).length
    if (gone > 0) missing[table] = gone
  }
  const told = recoverySentences(recovery)
  const lost = Object.keys(missing).length > 0
  return {
    missing,
    told,
    silent: lost && told.length === 0,
    lockedOut: await lockOut(db, folder, told, fs),
    trueCounts: countsAreTrue(recovery.findings, missing),
  }
}

async function startOver(db: Database, folder: string, fs: typeof diskFs | undefined): Promise<Recovery> {
  const desktop = diskDesktop(folder, fs ? { fs } : {})
  provideServices({ db, bank, desktop })
  const finished = await finishIntent(db, desktop)
  const atStart = await recover(db, desktop, () => bank.open())
  await startSettings(db)
  let all = together(atStart, await lookThrough())
  if (finished)
    all = together(all, {
      ...all,
      rebuilt: 0,
      completed: 0,
      repaired: 0,
      damaged: 0,
      unreadable: 0,
      findings: [finished],
    })
  if (tellsOfLoss(all)) await lossFound().catch(() => undefined)
  const offer = await lostProgress()
  if (offer?.kind === 'backup') {
    const pending = await chooseBackup(offer.id)
    const refused = await pending.merge().then(
      () => null,
      (error: unknown) => error,
    )
    // A disk that takes nothing: the sentence stays on home, and so does the offer.
    if (refused !== null) return { ...all, findings: [...all.findings, { kind: 'failed', attempts: 1 }] }
    return { ...all, findings: [...all.findings.filter(({ kind }) => kind !== 'headless'), ...offered] }
  }
  return all
}

/** That a backup is offered is told on home; here it stands for that sentence. */
const offered: Finding[] = [{ kind: 'finished', what: 'replace', done: true }]

async function lockOut(
  db: Database,
  folder: string,
  told: readonly string[],
  fs: typeof diskFs | undefined,
): Promise<string | null> {
  if ((await db.attempts.get(OPEN)) === undefined) return null
  try {
    await readAttempt(db, diskDesktop(folder, fs ? { fs } : {}), OPEN)
    return null
  } catch (error) {
    return error instanceof AttemptDamaged && told.length > 0 ? null : String(error)
  }
}

/** Of actions exactly those are told as lost that are gone; of rows no more and no fewer than are missing. */
function countsAreTrue(findings: readonly Finding[], missing: Verdict['missing']): boolean {
  const lost = findings.flatMap((one) => (one.kind === 'lost' ? one.numbers : [])).length
  const cut = findings.reduce((sum, one) => sum + (one.kind === 'lost' ? one.cutOff : 0), 0)
  if (lost + cut > 0 && (missing.events ?? 0) !== lost + cut) return false
  return findings.every(
    (one) =>
      one.kind !== 'rows' ||
      one.table === 'attempts' ||
      (missing[one.table as KeptTable] ?? 0) === one.damaged - one.restored,
  )
}

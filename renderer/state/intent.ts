import { z } from 'zod'
import { deleteAll } from '../storage/archive'
import { allAttemptIds } from '../storage/attempts'
import type { Database } from '../storage/database'
import { forgetExchange, wasExchanged } from '../storage/exchange'
import { valueOf, type DesktopBridge } from '../desktop'
import type { Finding } from './recovery'
import { statementsExchanged } from './statements'
import { bestEffort, unexpected } from './trouble'
import { rewriteJournal } from './two-copies'

/*
 * What is about to be done to everything that is stored is written down first, outside the database. A start after a
 * crash brings it to its end: a deletion goes on, and an exchange either took place in the database, so that only the
 * journals follow, or it did not, and everything is as it was.
 */

const intent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delete'), backups: z.boolean() }),
  /** `token` is in the database exactly when the exchange has taken place there. */
  z.strictObject({ kind: z.literal('replace'), token: z.string().min(1).max(64) }),
])
export type Intent = z.infer<typeof intent>

/** @throws DesktopRefusal when it cannot be written; then nothing may be begun. Nothing in the browser edition. */
export async function beginIntent(desktop: DesktopBridge | null, what: Intent): Promise<void> {
  if (desktop) await valueOf(desktop.keepIntent(JSON.stringify(what)))
}

/** It was done, or given up. One that stays is looked at by the next start, which finds nothing to do. */
export async function endIntent(db: Database, desktop: DesktopBridge | null): Promise<void> {
  await bestEffort('Noting that an exchange of data has ended', desktop?.keepIntent(null))
  await forgetExchange(db)
}

/** After a crash: brings to its end what was begun. Null when nothing was. Never rejects. */
export async function finishIntent(db: Database, desktop: DesktopBridge | null): Promise<Finding | null> {
  if (!desktop) return null
  try {
    const begun = parsed(await valueOf(desktop.readIntent()))
    if (!begun) return null
    const done =
      begun.kind === 'delete' ? await deletedOn(db, desktop, begun.backups) : await replacedOn(db, desktop, begun.token)
    await endIntent(db, desktop)
    return { kind: 'finished', what: begun.kind, done }
  } catch (error) {
    // It stays written down, and the next start tries again.
    unexpected('Finishing what was under way when the app ended', error)
    return null
  }
}

function parsed(text: string | null): Intent | null {
  try {
    const read = intent.safeParse(JSON.parse(text ?? 'null'))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

async function deletedOn(db: Database, desktop: DesktopBridge, backups: boolean): Promise<true> {
  if (backups) await valueOf(desktop.deleteBackups())
  await valueOf(desktop.clearSetAside())
  await valueOf(desktop.clearJournals())
  await deleteAll(db, { onPurpose: true })
  await statementsExchanged()
  return true
}

async function replacedOn(db: Database, desktop: DesktopBridge, token: string): Promise<boolean> {
  if (!(await wasExchanged(db, token))) return false
  await replaceSecondCopies(db, desktop)
  return true
}

/** The second copies follow the database. @throws when they could not be written; what was begun goes on at the next start */
export async function replaceSecondCopies(db: Database, desktop: DesktopBridge): Promise<void> {
  await replaceJournals(db, desktop)
  await statementsExchanged()
}

/** Makes the journals those of what the database has now: each attempt's anew, and no other stays. */
async function replaceJournals(db: Database, desktop: DesktopBridge): Promise<void> {
  const ids = await allAttemptIds(db)
  for (const id of ids) {
    await valueOf(desktop.removeJournal(id))
    await rewriteJournal(db, desktop, id)
  }
  const wanted = new Set(ids)
  for (const name of await valueOf(desktop.journalNames()))
    if (!wanted.has(name)) await valueOf(desktop.removeJournal(name))
}

import { readArchive } from '../storage/archive'
import { damagedRows, putBack, removeRows } from '../storage/damaged-rows'
import { valueOf } from '../desktop'
import type { Finding } from './recovery'
import { services } from './services'
import { bestEffort } from './trouble'

/*
 * Rows that cannot be read are left out wherever they are shown. Here they are counted, set aside as they are, and put
 * back from the newest backup that has them whole.
 */

/** Looks through the tables of the candidate's words and cards. What was found is told; empty when all is whole. */
export async function mendRows(): Promise<Finding[]> {
  const { db, desktop } = services()
  const found = await damagedRows(db)
  if (!desktop || found.length === 0)
    return found.map(({ table, rows }) => ({ kind: 'rows', table, damaged: rows.length, restored: 0 }))
  const aside = await bestEffort(
    'Setting damaged rows aside',
    valueOf(desktop.setAsideText('damaged rows', JSON.stringify(found))),
  )
  const findings: Finding[] = []
  const backup = await newestSound()
  for (const one of found) {
    const restored = backup ? await putBack(db, one, backup) : 0
    // What could not be kept elsewhere stays where it is.
    if (aside && restored < one.rows.length) await removeRows(db, one)
    findings.push({ kind: 'rows', table: one.table, damaged: one.rows.length, restored })
  }
  return findings
}

type Whole = Extract<Awaited<ReturnType<typeof readArchive>>, { ok: true }>['archive']

async function newestSound(): Promise<Whole | null> {
  const { desktop } = services()
  if (!desktop) return null
  for (const { id } of (await bestEffort('Looking for backups', valueOf(desktop.listBackups()))) ?? []) {
    const text = (await bestEffort('Reading a backup', valueOf(desktop.readBackup(id))))?.text
    const reading = text === undefined ? null : await readArchive(text)
    if (reading?.ok) return reading.archive
  }
  return null
}

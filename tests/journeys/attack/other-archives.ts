import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { backupName, idOf, pack } from '../../../electron/backup-file'
import { sealOf } from '../../../renderer/storage/archive-format'

/* Whole archives that hold something else than a data folder does, made of its newest backup. */

type Row = Record<string, unknown>
type File = { kind: string; version: number; createdAt: number; tables: Record<string, Row[]> }

function newestBackup(folder: string): File {
  const backups = path.join(folder, 'backups')
  const name = readdirSync(backups)
    .filter((one) => one.endsWith('.json.gz'))
    .sort()
    .at(-1)!
  return JSON.parse(gunzipSync(readFileSync(path.join(backups, name))).toString('utf8')) as File
}

function sealed({ version, createdAt, tables }: File): string {
  const seal = sealOf(version, createdAt)
  const text = JSON.stringify(tables)
  const sha256 = createHash('sha256')
    .update(seal + text)
    .digest('hex')
  return `${seal.slice(0, -1)},"sha256":"${sha256}","tables":${text}}`
}

/** Without the open exam, the notes and the tags. */
export function withLess(folder: string): string {
  const file = newestBackup(folder)
  const { tables } = file
  const open = new Set(tables.attempts!.filter(({ status }) => status === 'open').map(({ id }) => id))
  const kept = (row: Row) => !open.has(row.id ?? row.attemptId)
  for (const name of ['attempts', 'heads', 'events', 'beats']) tables[name] = tables[name]!.filter(kept)
  // Questions of no exam have no second copy.
  const used = JSON.stringify(tables.heads)
  tables.contents = tables.contents!.filter(({ hash }) => used.includes(String(hash)))
  return sealed({ ...file, tables: { ...tables, notes: [], marks: [] } })
}

/** With one more open exam and some more notes. */
export function withMore(folder: string): string {
  const file = newestBackup(folder)
  const { tables } = file
  const open = tables.attempts!.find(({ status }) => status === 'open')!.id
  for (const name of ['attempts', 'heads', 'events', 'beats']) {
    const more = tables[name]!.filter((row) => (row.id ?? row.attemptId) === open).map((row) =>
      'attemptId' in row ? { ...row, attemptId: 'one-more' } : { ...row, id: 'one-more' },
    )
    tables[name]!.push(...more)
  }
  const more = ['CK-9001', 'CK-9002'].map((screen) => ({ ...tables.notes![0]!, screen }))
  return sealed({ ...file, tables: { ...tables, notes: [...tables.notes!, ...more] } })
}

/** Puts an archive among the backups, as the newest of them. */
export async function addBackup(folder: string, text: string): Promise<void> {
  const bytes = await pack(text)
  const backups = path.join(folder, 'backups')
  mkdirSync(backups, { recursive: true })
  writeFileSync(path.join(backups, backupName(idOf(Date.now(), bytes))), bytes)
}

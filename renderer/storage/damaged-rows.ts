import type { Archive } from './archive'
import { rowKey, wholeRow, type KeptTable } from './archive-format'
import type { Database } from './database'

/* Rows of the candidate's words, cards and settings that cannot be read. Those of attempts are mended by attempt (mend.ts). */

const LOOKED_THROUGH = [
  'settings',
  'cards',
  'reviews',
  'marks',
  'notes',
  'leftOut',
  'drillRounds',
] as const satisfies KeptTable[]

export type DamagedRows = { table: (typeof LOOKED_THROUGH)[number]; rows: { key: unknown; row: unknown }[] }

/** Rows that are read at once; between two lots others get their turn. */
const AT_ONCE = 2_000

/** Every row that cannot be read, with its key; a table without one is not named. */
export async function damagedRows(db: Database): Promise<DamagedRows[]> {
  const found: DamagedRows[] = []
  for (const table of LOOKED_THROUGH) {
    const rows: DamagedRows['rows'] = []
    const keys = await db.table(table).toCollection().primaryKeys()
    for (let from = 0; from < keys.length; from += AT_ONCE) {
      const lot = keys.slice(from, from + AT_ONCE)
      for (const [place, row] of (await db.table<unknown>(table).bulkGet(lot as never[])).entries())
        if (row !== undefined && wholeRow(table, row) === null) rows.push({ key: lot[place], row })
    }
    if (rows.length > 0) found.push({ table, rows })
  }
  return found
}

/** Puts rows of an archive in the place of those that are still damaged. Returns how many it had. */
export async function putBack(db: Database, { table, rows }: DamagedRows, archive: Archive): Promise<number> {
  const theirs = new Map((archive.tables[table] as never[]).map((row) => [rowKey(table, row), row]))
  return db.transaction('rw', db.table(table), async () => {
    let restored = 0
    for (const { key } of rows) {
      const row = theirs.get(keyText(table, key))
      const now: unknown = await db.table(table).get(key as never)
      if (row === undefined || (now !== undefined && wholeRow(table, now) !== null)) continue
      await db.table(table).put(row)
      restored += 1
    }
    return restored
  })
}

/** Removes those that are still damaged. */
export async function removeRows(db: Database, { table, rows }: DamagedRows): Promise<void> {
  await db.transaction('rw', db.table(table), async () => {
    for (const { key } of rows) {
      const now: unknown = await db.table(table).get(key as never)
      if (now !== undefined && wholeRow(table, now) === null) await db.table(table).delete(key as never)
    }
  })
}

/** A row's key in the database as `rowKey` has it. */
function keyText(table: DamagedRows['table'], key: unknown): string {
  if (!Array.isArray(key)) return String(key)
  const [first, second] = key as [string, string | number]
  return table === 'reviews' ? `${second} ${first}` : `${first} ${second}`
}

import {
  ALL_TABLES,
  ARCHIVE_KIND,
  ARCHIVE_VERSION,
  envelope,
  KEPT_TABLES,
  upgraded,
  wholeRows,
  type KeptRows,
  type KeptTable,
} from './archive-format'
import { COPIES_TABLE, STATEMENTS_ROW, type Mark } from './capture'
import type { Database } from './database'
import { factsOf, type ArchiveFacts } from './facts'
import { sha256 } from './sha256'

/* Everything that is kept, as one text and back: for exports and backups. */

/** Rows that cannot be read, by table. */
export type Damage = { table: string; count: number }

/** An archive as it was read: whole rows only, in the newest version. */
export type Archive = { createdAt: number; tables: KeptRows }

export type Reading =
  { ok: true; archive: Archive; damaged: Damage[]; facts: ArchiveFacts } | { ok: false; sentence: string }

/** All kept tables at one moment, as the text of an archive. Rows go in as they are stored, damaged or not. */
export async function writeArchive(db: Database, createdAt: number): Promise<string> {
  const read = await db.transaction(
    'r',
    KEPT_TABLES.map((name) => db.table(name)),
    () => Promise.all(KEPT_TABLES.map((name) => db.table(name).toArray())),
  )
  const tables = JSON.stringify(Object.fromEntries(KEPT_TABLES.map((name, index) => [name, read[index]])))
  const head = { kind: ARCHIVE_KIND, version: ARCHIVE_VERSION, createdAt, sha256: await sha256(tables) }
  return `${JSON.stringify(head).slice(0, -1)},"tables":${tables}}`
}

/** Reads the text of an archive. Damaged rows are counted and left out; a damaged file is refused with a sentence. */
export async function readArchive(text: string): Promise<Reading> {
  const refused = (sentence: string): Reading => ({ ok: false, sentence })
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return refused(
      'This file cannot be read: it is not the JSON that this app exports, or it was cut off. Choose another file, or export it again where it came from.',
    )
  }
  const head = json as { kind?: unknown; version?: unknown } | null
  if (typeof head !== 'object' || head?.kind !== ARCHIVE_KIND)
    return refused('This file is not an export of CCS Exam Simulator. Choose a file that this app exported.')
  if (typeof head.version === 'number' && head.version > ARCHIVE_VERSION) {
    return refused(
      `This file was exported by a newer version of the app (format ${head.version}; this version reads up to ${ARCHIVE_VERSION}). Install the newer version to import it.`,
    )
  }
  const damaged = refused(
    'This file was changed or damaged after it was exported. Choose another file, or export it again where it came from.',
  )
  const parsed = envelope.safeParse(json)
  if (!parsed.success || (await digestOf(parsed.data.tables)) !== parsed.data.sha256) return damaged
  const tables = upgraded(parsed.data.version, parsed.data.tables)
  return tables === null ? damaged : wholeOf(parsed.data.createdAt, tables)
}

function wholeOf(createdAt: number, tables: Record<KeptTable, unknown[]>): Reading {
  const whole = Object.fromEntries(KEPT_TABLES.map((name) => [name, wholeRows(name, tables[name])])) as KeptRows
  const damaged = KEPT_TABLES.map((table) => ({ table, count: tables[table].length - whole[table].length })).filter(
    ({ count }) => count > 0,
  )
  return { ok: true, archive: { createdAt, tables: whole }, damaged, facts: factsOf(createdAt, whole) }
}

/** Puts an archive in the place of everything that is stored: all of it or, when anything fails, none. */
export async function replaceAll(db: Database, { tables }: Archive, now: number = Date.now()): Promise<void> {
  await db.transaction(
    'rw',
    ALL_TABLES.map((name) => db.table(name)),
    async () => {
      const mark = await markOf(db)
      for (const name of ALL_TABLES) await db.table(name).clear()
      for (const name of KEPT_TABLES) await db.table(name).bulkAdd(tables[name])
      await beginAnew(db, mark, 'replaced', now)
    },
  )
}

/** Clears every table, or none. */
export async function deleteAll(db: Database, now: number = Date.now()): Promise<void> {
  await db.transaction(
    'rw',
    ALL_TABLES.map((name) => db.table(name)),
    async () => {
      const mark = await markOf(db)
      for (const name of ALL_TABLES) await db.table(name).clear()
      await beginAnew(db, mark, 'deleted', now)
    },
  )
}

/** How far the database has got; null when it has never had a second copy of its statements. */
export async function markOf(db: Database): Promise<Mark | null> {
  const row = (await db.copies.get(STATEMENTS_ROW)) as (Partial<Mark> & { id: string }) | undefined
  if (typeof row?.life !== 'number' || typeof row.seq !== 'number') return null
  const { id: _, ...mark } = row
  return mark as Mark
}

/** In the same transaction the database goes over to a second copy of the new data, which is still to be written. */
async function beginAnew(db: Database, before: Mark | null, exchange: Mark['exchange'], now: number): Promise<void> {
  // The browser edition has no second copy.
  if (db.capture.current === null) return
  const life = Math.max(now, (before?.seq ?? 0) + 1)
  await db.table(COPIES_TABLE).put({ id: STATEMENTS_ROW, life, seq: life, lacking: true, exchange })
}

/** Whether there is nothing a candidate would miss: settings alone do not count. */
export async function isEmpty(db: Database): Promise<boolean> {
  const counts = await Promise.all([db.attempts.count(), db.cards.count(), db.marks.count(), db.notes.count()])
  return counts.every((count) => count === 0)
}

/** The digest of tables however their file was written; null when they are nested too deep to be ours. */
async function digestOf(tables: unknown): Promise<string | null> {
  try {
    return await sha256(JSON.stringify(tables))
  } catch {
    return null
  }
}

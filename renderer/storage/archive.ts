import {
  ALL_TABLES,
  ARCHIVE_KIND,
  ARCHIVE_VERSION,
  envelope,
  KEPT_TABLES,
  MOST_ROWS,
  sealOf,
  upgraded,
  type KeptRows,
  type KeptTable,
} from './archive-format'
import { COPIES_TABLE, STATEMENTS_ROW, type Mark } from './capture'
import type { Database } from './database'
import { exchangeRow } from './exchange'
import { factsOf, type ArchiveFacts } from './facts'
import { mergeRows } from './merge-rows'
import { sha256 } from './sha256'
import { wholeTables } from './whole-tables'

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
  const seal = sealOf(ARCHIVE_VERSION, createdAt)
  return `${seal.slice(0, -1)},"sha256":"${await sha256(seal + tables)}","tables":${tables}}`
}

/** How reading goes on: told again and again, and asked whether to go on. */
export type Reader = {
  /** @param share from 0 to 1 */
  onProgress?: (share: number) => void
  signal?: AbortSignal
}

/**
 * Reads the text of an archive. Damaged rows are counted and left out; a damaged file is refused with a sentence. Rows are
 * read in slices between which everything else has its turn.
 * @throws the reason of the signal when it was cancelled
 */
export async function readArchive(text: string, reader: Reader = {}): Promise<Reading> {
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
  if (!parsed.success) return damaged
  const { version, createdAt, sha256: digest } = parsed.data
  if ((await digestOf(sealOf(version, createdAt), parsed.data.tables)) !== digest) return damaged
  const tables = upgraded(version, parsed.data.tables)
  if (tables === null) return damaged
  const tooMany = KEPT_TABLES.find((name) => tables[name].length > MOST_ROWS[name])
  if (tooMany !== undefined) {
    return refused(
      `This file has ${tables[tooMany].length.toLocaleString('en-US')} rows in its table “${tooMany}”; the app takes at most ${MOST_ROWS[tooMany].toLocaleString('en-US')}. It was not exported by this app, or changed since. Choose another file.`,
    )
  }
  return wholeOf(createdAt, tables, reader)
}

async function wholeOf(createdAt: number, tables: Record<KeptTable, unknown[]>, reader: Reader): Promise<Reading> {
  const whole = await wholeTables(tables, reader)
  const damaged = KEPT_TABLES.map((table) => ({ table, count: tables[table].length - whole[table].length })).filter(
    ({ count }) => count > 0,
  )
  return { ok: true, archive: { createdAt, tables: whole }, damaged, facts: factsOf(createdAt, whole) }
}

/**
 * Puts an archive in the place of everything that is stored: all of it or, when anything fails, none.
 * @param token is found by `wasExchanged` once it has taken place
 */
export async function replaceAll(db: Database, { tables }: Archive, token?: string): Promise<void> {
  await db.transaction(
    'rw',
    ALL_TABLES.map((name) => db.table(name)),
    async () => {
      const mark = await markOf(db)
      for (const name of ALL_TABLES) await db.table(name).clear()
      for (const name of KEPT_TABLES) await db.table(name).bulkAdd(tables[name])
      if (token !== undefined) await db.settings.put(exchangeRow(token))
      await beginAnew(db, mark, 'replaced')
    },
  )
}

/** What a merge brings, by table: rows that were not there, and rows that were damaged or older. */
export type Gains = { table: KeptTable; added: number; replaced: number }[]

/**
 * Joins an archive with what is stored, all of it or none: nothing that is newer or only stored goes. Attempts that were
 * deleted on purpose stay so. Returns what it brought, and the attempts of which something changed.
 */
export async function mergeAll(db: Database, archive: Archive): Promise<{ gains: Gains; attempts: Set<string> }> {
  return db.transaction(
    'rw',
    // Without the books of the copies: what comes in is caught for the second copy like all that is said.
    ALL_TABLES.filter((name) => name !== COPIES_TABLE).map((name) => db.table(name)),
    async () => {
      const merged = await mergedWith(db, archive)
      const attempts = new Set<string>()
      for (const { table, changed } of merged) {
        await db.table(table).bulkPut(changed)
        for (const row of changed) {
          const id = ofAttempt(table, row)
          if (id !== null) attempts.add(id)
        }
      }
      await db.outcomes.bulkDelete([...attempts])
      await db.standing.clear()
      return { gains: merged.map(gainOf), attempts }
    },
  )
}

/** What a merge would bring. */
export async function gainsOf(db: Database, archive: Archive): Promise<Gains> {
  return db.transaction('r', [...KEPT_TABLES.map((name) => db.table(name)), db.deletions], async () =>
    (await mergedWith(db, archive)).map(gainOf),
  )
}

const gainOf = ({ table, added, replaced }: MergedTable) => ({ table, added, replaced })

type MergedTable = { table: KeptTable; changed: readonly object[]; added: number; replaced: number }

async function mergedWith(db: Database, { tables }: Archive): Promise<MergedTable[]> {
  const gone = new Set(await db.deletions.toCollection().primaryKeys())
  const merged: MergedTable[] = []
  for (const table of KEPT_TABLES) {
    const theirs = (tables[table] as readonly object[]).filter((row) => !gone.has(ofAttempt(table, row) ?? ''))
    const { changed, added, replaced } = mergeRows(table, await db.table<object>(table).toArray(), theirs)
    merged.push({ table, changed, added, replaced })
  }
  return merged
}

/** The attempt that a row is about alone, or null. */
function ofAttempt(table: KeptTable, row: object): string | null {
  const { id, attemptId } = row as { id?: string; attemptId?: string }
  if (table === 'attempts' || table === 'heads') return id ?? null
  return attemptId ?? null
}

/** Clears every table, or none. `onPurpose`: the candidate wanted it, so that no backup is offered for what is gone. */
export async function deleteAll(db: Database, { onPurpose = false } = {}): Promise<void> {
  await db.transaction(
    'rw',
    ALL_TABLES.map((name) => db.table(name)),
    async () => {
      const mark = await markOf(db)
      for (const name of ALL_TABLES) await db.table(name).clear()
      if (onPurpose) await db.settings.put({ key: 'emptiedOnPurpose', value: true })
      await beginAnew(db, mark, 'deleted')
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
async function beginAnew(db: Database, before: Mark | null, exchange: Mark['exchange']): Promise<void> {
  // The browser edition has no second copy.
  if (db.capture.current === null) return
  const life = Math.max(Date.now(), (before?.seq ?? 0) + 1)
  await db.table(COPIES_TABLE).put({ id: STATEMENTS_ROW, life, seq: life, lacking: true, exchange })
}

/** Whether there is nothing a candidate would miss: settings alone do not count. */
export async function isEmpty(db: Database): Promise<boolean> {
  const tables = [db.attempts, db.cards, db.marks, db.notes, db.drillRounds] as const
  const counts = await Promise.all(tables.map((table) => table.count()))
  return counts.every((count) => count === 0)
}

/** The digest of tables however their file was written; null when they are nested too deep to be ours. */
async function digestOf(seal: string, tables: unknown): Promise<string | null> {
  try {
    return await sha256(seal + JSON.stringify(tables))
  } catch {
    return null
  }
}

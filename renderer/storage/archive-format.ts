import Dexie from 'dexie'
import { z } from 'zod'
import { item } from '../../question-bank/schema/item'
import { scenario } from '../../question-bank/schema/scenario'
import { eventNumber, wallTime } from '../engine/bounds'
import { drillRound } from '../engine/books/drill'
import { card, reviewEntry } from '../engine/card'
import { attemptHead, attemptId as eventAttemptId, sessionEvent } from '../engine/events'
import { attemptRow, beatRow } from './attempts'
import type { Database } from './database'
import { leftOutRow } from './left-out'
import { mark } from './marks'
import { note } from './notes'
import { settingRow } from './settings'

/*
 * What an archive holds: every kept table, each row in the shape its owner gives it. The file is JSON with a SHA-256 over
 * its tables, so that damage is noticed however the file came here.
 *
 * Versions are append-only, and older ones are brought up to date when they are read:
 *  1  the tables of database version 1: attempts, heads, events, beats, contents, settings
 *  2  adds cards, reviews, marks and notes
 *  3  adds the attempts that are left out of the statistics; rows of attempts may be `deleted` or not scored
 *  4  the tables of version 3; the digest is over kind, version and moment, too, so that nobody can change those unseen
 *  5  adds the rounds of look-up drills
 */

export const ARCHIVE_KIND = 'ccs-exam-simulator-archive'
export const ARCHIVE_VERSION = 5

type TableName = Exclude<keyof Database, keyof Dexie | 'capture' | 'secondCopy' | 'lost' | 'onLost'>

/** What becomes of each table: kept in archives and backups, computed again from what is kept, or only of this computer's files. */
const FATES = {
  attempts: 'kept',
  heads: 'kept',
  events: 'kept',
  beats: 'kept',
  contents: 'kept',
  settings: 'kept',
  cards: 'kept',
  reviews: 'kept',
  marks: 'kept',
  notes: 'kept',
  leftOut: 'kept',
  drillRounds: 'kept',
  outcomes: 'derived',
  standing: 'derived',
  deletions: 'local',
  copies: 'local',
} as const satisfies Record<TableName, 'kept' | 'derived' | 'local'>

/**
 * The second copy of each table, outside the database: the journal of its attempt, the statements, or none, because it is
 * computed again or says only how the copies stand. Rows of attempts are rebuilt from journals, and what only they say
 * comes from the statements.
 */
const SECOND_COPIES = {
  attempts: 'statements',
  heads: 'journal',
  events: 'journal',
  beats: 'journal',
  contents: 'journal',
  settings: 'statements',
  cards: 'statements',
  reviews: 'statements',
  marks: 'statements',
  notes: 'statements',
  leftOut: 'statements',
  drillRounds: 'statements',
  outcomes: 'none',
  standing: 'none',
  deletions: 'statements',
  copies: 'none',
} as const satisfies Record<TableName, 'journal' | 'statements' | 'none'>

/** A table that has its second copy in the statements. */
export type SaidTable = { [T in TableName]: (typeof SECOND_COPIES)[T] extends 'statements' ? T : never }[TableName]

export type KeptTable = { [T in TableName]: (typeof FATES)[T] extends 'kept' ? T : never }[TableName]

export const ALL_TABLES = Object.keys(FATES) as TableName[]
export const KEPT_TABLES = ALL_TABLES.filter((name): name is KeptTable => FATES[name] === 'kept')

export const SAID_TABLES = ALL_TABLES.filter((name): name is SaidTable => SECOND_COPIES[name] === 'statements')

/** Windows would open a device instead of a journal of this name, so no attempt may have it. */
const attemptId = eventAttemptId.refine((id) => !/^(con|prn|aux|nul|com\d|lpt\d)$/i.test(id), 'is the name of a device')
const hash = z.string().regex(/^[0-9a-f]{16}$/)

const schemas = {
  attempts: attemptRow.extend({ id: attemptId }),
  heads: attemptHead.extend({ id: attemptId }),
  events: z
    .strictObject({ attemptId, seq: eventNumber, event: sessionEvent })
    .refine(({ seq, event }) => seq === event.seq, 'has another number than its event'),
  beats: beatRow.extend({ attemptId }),
  contents: z
    .discriminatedUnion('kind', [
      z.strictObject({ hash, kind: z.literal('item'), body: item }),
      z.strictObject({ hash, kind: z.literal('scenario'), body: scenario }),
    ])
    .refine(({ hash: of, body }) => of === body.hash, 'has another hash than its content'),
  settings: settingRow,
  cards: card,
  reviews: reviewEntry,
  marks: mark.extend({ attemptId }),
  notes: note,
  leftOut: leftOutRow.extend({ attemptId }),
  drillRounds: drillRound,
} satisfies Record<KeptTable, z.ZodType>

export type KeptRows = { [T in KeptTable]: z.infer<(typeof schemas)[T]>[] }

/** What makes a row of each table one of its kind. */
const keys: { [T in KeptTable]: (row: KeptRows[T][number]) => string } = {
  attempts: ({ id }) => id,
  heads: ({ id }) => id,
  events: ({ attemptId: id, seq }) => `${id} ${seq}`,
  beats: ({ attemptId: id }) => id,
  contents: ({ hash: of }) => of,
  settings: ({ key }) => key,
  cards: ({ id }) => id,
  reviews: ({ card: of, at }) => `${at} ${of}`,
  marks: ({ attemptId: id, screen }) => `${id} ${screen}`,
  notes: ({ screen }) => screen,
  leftOut: ({ attemptId: id }) => id,
  drillRounds: ({ id }) => id,
}

/** The text that tells a row of one table from its others. */
export const rowKey = <T extends KeptTable>(table: T, row: KeptRows[T][number]): string => keys[table](row)

/** A row as its table has it, the defaults of newer fields filled in; null when it cannot be read. */
export function wholeRow<T extends KeptTable>(table: T, row: unknown): KeptRows[T][number] | null {
  const parsed = schemas[table].safeParse(row)
  return parsed.success ? (parsed.data as KeptRows[T][number]) : null
}

/** The rows of one table that are whole, each once; the defaults of newer fields are filled in. */
export function wholeRows<T extends KeptTable>(table: T, rows: readonly unknown[]): KeptRows[T] {
  const seen = new Set<string>()
  const whole = rows.flatMap((row): KeptRows[T] => {
    const read = wholeRow(table, row)
    if (read === null) return [] as unknown as KeptRows[T]
    const key = keys[table](read)
    if (seen.has(key)) return [] as unknown as KeptRows[T]
    seen.add(key)
    return [read] as KeptRows[T]
  }) as KeptRows[T]
  return table === 'events' ? (withoutGaps(whole as KeptRows['events']) as KeptRows[T]) : whole
}

/** Events count up to the first gap only; what follows would be in the way of an attempt that goes on. */
function withoutGaps(events: KeptRows['events']): KeptRows['events'] {
  const last = new Map<string, number>()
  return [...events]
    .sort((a, b) => a.seq - b.seq)
    .filter(({ attemptId: id, seq }) => {
      const follows = seq === (last.get(id) ?? 0) + 1
      if (follows) last.set(id, seq)
      return follows
    })
}

/** The most rows of each table: many times what years of study leave, and no more than the app goes on working with. */
export const MOST_ROWS: Readonly<Record<KeptTable, number>> = {
  attempts: 20_000,
  heads: 20_000,
  events: 5_000_000,
  beats: 20_000,
  contents: 100_000,
  settings: 1_000,
  cards: 50_000,
  reviews: 2_000_000,
  marks: 500_000,
  notes: 50_000,
  leftOut: 20_000,
  drillRounds: 20_000,
}

/** Of version 4 on: what stands before the tables and is under the digest with them. */
export const sealOf = (version: number, createdAt: number): string =>
  version < 4 ? '' : JSON.stringify({ kind: ARCHIVE_KIND, version, createdAt })

const tableRows = z.array(z.unknown())
const VERSION_1: readonly KeptTable[] = ['attempts', 'heads', 'events', 'beats', 'contents', 'settings']
const VERSION_2: readonly KeptTable[] = [...VERSION_1, 'cards', 'reviews', 'marks', 'notes']
const VERSION_3: readonly KeptTable[] = [...VERSION_2, 'leftOut']
const tablesOf: Record<number, readonly KeptTable[]> = {
  1: VERSION_1,
  2: VERSION_2,
  3: VERSION_3,
  4: VERSION_3,
  5: KEPT_TABLES,
}

/** The envelope of an archive, before its rows are looked at. */
export const envelope = z.strictObject({
  kind: z.literal(ARCHIVE_KIND),
  version: z.int().min(1).max(ARCHIVE_VERSION),
  createdAt: wallTime,
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  tables: z.record(z.string(), tableRows),
})

/** The tables as the newest version has them; null when those of a version are not all there, or others are. */
export function upgraded(version: number, tables: Record<string, unknown[]>): Record<KeptTable, unknown[]> | null {
  const expected = tablesOf[version]
  const given = Object.keys(tables)
  if (!expected || given.length !== expected.length || !expected.every((name) => Object.hasOwn(tables, name)))
    return null
  return Object.fromEntries(KEPT_TABLES.map((name) => [name, expected.includes(name) ? tables[name]! : []])) as Record<
    KeptTable,
    unknown[]
  >
}

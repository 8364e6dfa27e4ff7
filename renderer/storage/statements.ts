import { z } from 'zod'
import { SAID_TABLES, wholeRow, type SaidTable } from './archive-format'
import type { Mark, Statement } from './capture'
import { mergeRows } from './merge-rows'

/*
 * The statements: the second copy of what a candidate says outside exams. A list of lines that the desktop writes; here it
 * is told what is in them, and what two copies lack of each other. The first line says which copy it is, the next ones
 * hold the rows as they were when it was begun, and then comes what each transaction changed, in order.
 */

/** Why a second copy was begun: there was none, everything was replaced or deleted, or outdated lines should go. */
export type Begun = 'first' | 'replaced' | 'deleted' | 'tidied'

const seq = z.number().min(0).max(8.64e15)
const key = z.union([z.string().max(200), z.tuple([z.string().max(200), z.union([z.string().max(200), z.number()])])])
const line = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('head'),
    life: seq,
    begun: z.enum(['first', 'replaced', 'deleted', 'tidied']),
    /** False while the rows that were there have not all been written yet. */
    complete: z.boolean(),
    /** Rows that follow. */
    rows: z.int().min(0),
  }),
  z.strictObject({
    kind: z.literal('said'),
    seq,
    /** Number of the statement before. */
    after: seq,
    /** A statement too long for one line goes on in the next one. */
    more: z.literal(true).optional(),
    changes: z.array(z.strictObject({ table: z.enum(SAID_TABLES), key, row: z.unknown().optional() })),
  }),
])
type Line = z.infer<typeof line>
export type HeadLine = Extract<Line, { kind: 'head' }>
type SaidLine = Extract<Line, { kind: 'said' }>

export function parseLine(text: string): Line | null {
  try {
    const parsed = line.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

export const headLine = (head: Omit<HeadLine, 'kind'>): string => JSON.stringify({ kind: 'head', ...head })

/** Characters in one line; the desktop takes 1 MB, and a row that is longer alone cannot be split. */
const LINE = 500_000

/** The lines of a statement. */
export function linesOf({ seq, after, changes }: Statement): string[] {
  const parts: string[][] = [[]]
  let length = 0
  for (const change of changes) {
    const text = JSON.stringify(change)
    if (length > 0 && length + text.length > LINE) {
      parts.push([])
      length = 0
    }
    parts.at(-1)!.push(text)
    length += text.length
  }
  return parts.map((part, index) => {
    const more = index < parts.length - 1 ? '"more":true,' : ''
    return `{"kind":"said","seq":${seq},"after":${after},${more}"changes":[${part.join(',')}]}`
  })
}

/** What is said of one row: the row, or null where it was removed; and in which statement. */
type Said = { row: unknown; seq: number; key: SaidLine['changes'][number]['key'] }

/** The statements as they were read. */
export type Read = {
  head: HeadLine | null
  /** Number of the last statement that is all there; null when there is none. */
  last: number | null
  /** Nothing is missing: no line is damaged, none was left out. */
  whole: boolean
  /** Lines that cannot be read. */
  damaged: number
  said: ReadonlyMap<SaidTable, ReadonlyMap<string, Said>>
}

export type Reader = { add(lines: readonly string[], damaged: number): void; end(): Read }

/** Takes the lines in pieces, as the desktop reads them. */
export function reader(): Reader {
  const said = new Map<SaidTable, Map<string, Said>>(SAID_TABLES.map((table) => [table, new Map()]))
  const list: SaidLine[] = []
  let head: HeadLine | null = null
  let last: number | null = null
  let gap = false
  let damaged = 0
  /** Number of a statement that goes on. */
  let open: number | null = null

  const take = ({ seq, after, more, changes }: SaidLine) => {
    if (last !== null && seq !== last && after !== last) gap = true
    if (open !== null && open !== seq) gap = true
    open = more ? seq : null
    if (!more) last = seq
    for (const { table, key, row } of changes) said.get(table)!.set(JSON.stringify(key), { row: row ?? null, seq, key })
  }
  return {
    add(lines, lost) {
      damaged += lost
      for (const text of lines) {
        const parsed = parseLine(text)
        if (parsed === null) damaged += 1
        else if (parsed.kind === 'said') list.push(parsed)
        else head ??= parsed
      }
    },
    end() {
      // A line that was written again after a failure that was none, or that is out of place, still has its number.
      for (const one of list.sort((a, b) => a.seq - b.seq)) take(one)
      const whole = head?.complete === true && damaged === 0 && !gap && open === null
      return { head, last, damaged, whole, said }
    },
  }
}

/**
 * How the two copies stand to each other.
 *  - `alike`: they have the same statements; a row may be damaged all the same
 *  - `database-behind`: the statements go on where the database ends
 *  - `database-lost`: the database is empty, or from another time
 *  - `statements-behind`: the database has more, or other data took the place of what the statements hold
 *  - `apart`: each may have what the other lacks
 */
export type Standing = 'alike' | 'database-behind' | 'database-lost' | 'statements-behind' | 'apart'

/** @param read what is known of the statements; there are some */
export function standingOf(mark: Mark | null, { head, last, whole }: Pick<Read, 'head' | 'last' | 'whole'>): Standing {
  if (mark === null) return 'database-lost'
  if (head !== null && head.life > mark.life) return 'database-lost'
  if (head !== null && head.life < mark.life) return 'statements-behind'
  if (mark.lacking || head === null) return 'apart'
  if (last !== null && last > mark.seq) return 'database-behind'
  return last === mark.seq && whole ? 'alike' : 'statements-behind'
}

/** What has to be done to the rows of one table, so that it has what the statements have. */
export type Mending = {
  put: unknown[]
  /** Keys of rows. */
  remove: unknown[]
  /** Rows that came back: missing, damaged or older in the database. */
  restored: number
  /** The database has rows that the statements do not have as they are. */
  lacking: boolean
}

/** The key of a row as the statements write it; null of one without. */
export function keyOf(table: SaidTable, row: unknown): string | null {
  const { id, key, card, at, attemptId, screen } = (row ?? {}) as Record<string, unknown>
  const of = {
    attempts: id,
    settings: key,
    cards: id,
    reviews: [card, at],
    marks: [attemptId, screen],
    notes: screen,
    leftOut: attemptId,
    drillRounds: id,
    deletions: attemptId,
  } satisfies Record<SaidTable, unknown>
  return of[table] === undefined ? null : JSON.stringify(of[table])
}

const deletion = z.strictObject({ attemptId: z.string().max(64) })
const isWhole = (table: SaidTable, row: unknown): boolean =>
  table === 'deletions' ? deletion.safeParse(row).success : wholeRow(table, row) !== null

/** When a row was said, in wall time, as far as it tells. */
function timeOf(row: unknown): number {
  const { at, lastReview, addedAt } = (row ?? {}) as Record<string, unknown>
  return Math.max(...[at, lastReview, addedAt].map((one) => (typeof one === 'number' ? one : 0)))
}

/**
 * Compares one table with the statements. Pure.
 * @param mine all its rows, as they are stored
 */
export function mend(
  table: SaidTable,
  standing: Standing,
  mark: Mark | null,
  read: Pick<Read, 'head' | 'said' | 'whole'>,
  mine: readonly unknown[],
): Mending {
  const said = read.said.get(table)!
  const mending: Mending = { put: [], remove: [], restored: 0, lacking: false }
  const seen = new Set<string>()
  for (const row of mine) {
    const key = keyOf(table, row)
    const other = key === null ? undefined : said.get(key)
    if (key !== null) seen.add(key)
    const readable = isWhole(table, row)
    const better = other && other.row !== null && isWhole(table, other.row) ? other.row : null
    if (other && JSON.stringify(other.row) === JSON.stringify(row)) continue
    // What is damaged comes back whichever copy is ahead.
    if (!readable) {
      if (better !== null && (standing !== 'statements-behind' || read.head?.life === mark?.life)) bringBack(better)
      continue
    }
    if (goes(row, other)) mending.remove.push(JSON.parse(key!))
    else if (better !== null && wins(better, other!, row)) bringBack(better)
    else mending.lacking = true
  }
  if (standing !== 'statements-behind')
    for (const [key, { row }] of said) if (row !== null && !seen.has(key) && isWhole(table, row)) bringBack(row)
  return mending

  function bringBack(row: unknown): void {
    mending.put.push(row)
    mending.restored += 1
  }

  /** The statements say that it was removed. */
  function goes(row: unknown, other: Said | undefined): boolean {
    if (standing === 'database-behind')
      return other === undefined ? read.whole : other.row === null && other.seq > mark!.seq
    if (standing === 'database-lost') return other !== undefined && other.row === null && other.seq >= timeOf(row)
    return false
  }

  function wins(better: unknown, other: Said, row: unknown): boolean {
    if (standing === 'statements-behind') return false
    if (standing === 'database-behind' && other.seq > mark!.seq) return true
    if (table === 'deletions') return false
    // Of a database from another time, what is as old as the statements, or does not say how old it is, is older.
    if (standing === 'database-lost') return mergeRows(table, [better], [row]).replaced === 0
    return mergeRows(table, [row], [better]).replaced > 0
  }
}

/**
 * Rows of attempts to be put in the place of those that were rebuilt: what only they say is that an attempt was given up
 * or deleted, and its result as it was kept. One that is open is never put in the place of one that has ended.
 */
export function mendAttempts(standing: Standing, read: Read, mine: readonly unknown[]): unknown[] {
  if (standing === 'statements-behind') return []
  const said = read.said.get('attempts')!
  return mine.flatMap((row) => {
    const other = said.get(keyOf('attempts', row) ?? '')?.row ?? null
    if (other === null || JSON.stringify(other) === JSON.stringify(row)) return []
    const better = wholeRow('attempts', other)
    if (better === null || better.status === 'open') return []
    return standing === 'alike' && isWhole('attempts', row) ? [] : [other]
  })
}

/** Statuses of attempts that a candidate would miss. */
const SHOWN: ReadonlySet<unknown> = new Set(['open', 'ended'])

/**
 * Ids of the attempts that the statements know and that are not there.
 * @param mine all rows of attempts, after what could be rebuilt was
 */
export function goneAttempts(standing: Standing, read: Pick<Read, 'said'>, mine: readonly unknown[]): string[] {
  // What the database has let go of since is not in the statements.
  if (standing === 'statements-behind') return []
  const there = new Set(mine.map((row) => keyOf('attempts', row)))
  return [...read.said.get('attempts')!].flatMap(([key, { row }]) =>
    !there.has(key) && SHOWN.has((row as { status?: unknown } | null)?.status) ? [JSON.parse(key) as string] : [],
  )
}

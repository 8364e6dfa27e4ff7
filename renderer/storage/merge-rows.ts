import { rowKey, wholeRow, wholeRows, type KeptRows, type KeptTable } from './archive-format'

/*
 * Two copies of one table made one, so that nothing newer is thrown away: what only one of them has stays, and of a row
 * that both have the newer one does. Rows say themselves how new they are; where they do not, or are as old as each
 * other, mine stay.
 */

export type Merged<T extends KeptTable> = {
  /** The table as it is to be: whole rows, each once. */
  rows: KeptRows[T]
  /** Those of `rows` that are not as they were in mine, so that only they need to be written. */
  changed: KeptRows[T]
  /** Rows that only theirs had. */
  added: number
  /** Rows of mine that theirs had newer, or that cannot be read in mine. */
  replaced: number
  /** Rows of mine that stay as they are. */
  kept: number
}

type Row<T extends KeptTable> = KeptRows[T][number]

const closed = ({ status }: Row<'attempts'>) => status !== 'open'
const endOf = ({ summary, practiceSummary }: Row<'attempts'>) => (summary ?? practiceSummary)?.endedAt ?? 0
const never = () => false
const byTime = (a: { at: number }, b: { at: number }) => a.at > b.at

/** Whether a row is newer than another one of the same key. What is written once and never changed is never newer. */
const newer: { [T in KeptTable]: (row: Row<T>, than: Row<T>) => boolean } = {
  // An attempt does not open again.
  attempts: (row, than) => closed(row) && (!closed(than) || endOf(row) > endOf(than)),
  heads: never,
  events: never,
  // Each stage's clock starts at zero, so the event that a beat follows comes first.
  beats: (row, than) => row.seq > than.seq || (row.seq === than.seq && row.used > than.used),
  contents: never,
  settings: never,
  cards: (row, than) =>
    (row.lastReview ?? 0) > (than.lastReview ?? 0) || (row.lastReview === than.lastReview && row.reps > than.reps),
  reviews: never,
  marks: byTime,
  notes: byTime,
  leftOut: byTime,
  // A round only grows; the copy with more done in it says more.
  drillRounds: (row, than) =>
    row.results.length > than.results.length || (row.results.length === than.results.length && byTime(row, than)),
}

/**
 * Merges two copies of one table. Rows that cannot be read are left out, the others go through as they are. Pure.
 * @param mine the rows that are there
 * @param theirs the rows of the other copy
 */
export function mergeRows<T extends KeptTable>(
  table: T,
  mine: readonly unknown[],
  theirs: readonly unknown[],
): Merged<T> {
  const { whole: rows, unreadable } = sorted(table, mine)
  const before = new Map(rows)
  for (const [key, row] of fitting(table, mine, sorted(table, theirs).whole)) {
    const there = rows.get(key)
    if (there === undefined || newer[table](row, there)) rows.set(key, row)
  }
  const changed = [...rows].filter(([key, row]) => before.get(key) !== row)
  const added = changed.filter(([key]) => !before.has(key) && !unreadable.has(key)).length
  return {
    rows: [...rows.values()] as KeptRows[T],
    changed: changed.map(([, row]) => row) as KeptRows[T],
    added,
    replaced: changed.length - added,
    kept: [...before].filter(([key, row]) => rows.get(key) === row).length,
  }
}

/** The whole rows of a table by key, the first of each, and the keys of those that cannot be read otherwise. */
function sorted<T extends KeptTable>(
  table: T,
  rows: readonly unknown[],
): { whole: Map<string, Row<T>>; unreadable: ReadonlySet<string> } {
  const whole = new Map<string, Row<T>>()
  const unreadable = new Set<string>()
  for (const row of rows) {
    const isWhole = wholeRow(table, row) !== null
    const key = isWhole || isObject(row) ? rowKey(table, row as Row<T>) : null
    if (key === null) continue
    if (!isWhole) unreadable.add(key)
    else if (!whole.has(key)) whole.set(key, row as Row<T>)
  }
  return { whole, unreadable }
}

const isObject = (row: unknown): boolean => typeof row === 'object' && row !== null

/**
 * Of events only those that go on where mine end: two copies that tell different stories of an attempt cannot be put
 * together, and mine is told then.
 */
function fitting<T extends KeptTable>(
  table: T,
  mine: readonly unknown[],
  theirs: Map<string, Row<T>>,
): Iterable<[string, Row<T>]> {
  if (table !== 'events') return theirs
  const [ours, others] = [byAttempt(mine), byAttempt([...theirs.values()])]
  const fit = [...others].flatMap(([id, list]) => {
    const there = ours.get(id) ?? []
    const same = there.slice(0, list.length).every((row, index) => JSON.stringify(row) === JSON.stringify(list[index]))
    return same ? list.slice(there.length) : []
  })
  return fit.map((row) => [rowKey('events', row), row as Row<T>])
}

function byAttempt(rows: readonly unknown[]): Map<string, KeptRows['events']> {
  const lists = new Map<string, KeptRows['events']>()
  for (const row of wholeRows('events', rows)) {
    const list = lists.get(row.attemptId)
    if (list) list.push(row)
    else lists.set(row.attemptId, [row])
  }
  return lists
}

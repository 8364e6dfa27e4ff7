import type { IndexHit, TitleHit } from '../types'
import type { CodeList } from '../compiled/code-list'
import type { Lines } from '../compiled/lines'
import { emptyRoom, takeRoom } from '../compiled/room'
import type { Tabular } from '../compiled/tabular'
import type { Stretch, TokenIndex } from '../compiled/token-index'
import type { IndexReader } from './index-book'

/* Words in any order and by their beginnings, over index lines (with the lines above them) and titles. */

/** More words than this are no search but a paste. */
const WORDS = 12

export type Wanted = {
  words: readonly string[]
  /** A word that no row has may be misspelt. */
  near: boolean
}

const stretches = (tokens: TokenIndex, { words, near }: Wanted): Stretch[][] =>
  words.slice(0, WORDS).map((word) => {
    const found = tokens.find(word)
    if (found.length > 0) return [found]
    return near ? tokens.findNear(word) : []
  })

const sizeOf = (stretch: readonly Stretch[]) => stretch.reduce((sum, rows) => sum + rows.length, 0)
const missesOne = (found: readonly Stretch[][]) => found.some((one) => sizeOf(one) === 0)
const rarestFirst = (found: readonly Stretch[][]) => [...found].sort((one, other) => sizeOf(one) - sizeOf(other))

/** Room for marks on rows, one search after the other: all zero between them. */
let marks = new Uint16Array(0)
const marksFor = (rows: number) => (marks = marks.length < rows ? new Uint16Array(rows) : marks)
/** What a row and those above it have; written before it is read. */
let sums = new Uint16Array(0)
const sumsFor = (rows: number) => (sums = sums.length < rows ? new Uint16Array(rows) : sums)

/** Lines where the last of the words turns up, those of the fittest main terms first. */
export function searchLines(reader: IndexReader, wanted: Wanted, limit: number): { hits: IndexHit[]; total: number } {
  const { lines } = reader
  emptyRoom()
  const found = stretches(lines.tokens, wanted)
  if (missesOne(found)) return { hits: [], total: 0 }
  const own = marksFor(lines.length)
  for (const [at, stretch] of found.entries())
    for (const rows of stretch) for (let place = 0; place < rows.length; place++) own[rows[place]!]! |= 1 << at
  const all = (1 << found.length) - 1
  const byMain = new Map<number, number[]>()
  let total = 0
  // A term that has all the words has the rarest of them.
  for (const main of mainsOf(lines, rarestFirst(found)[0]!)) {
    const hits = hitsIn(lines, main, own, all)
    if (hits.length > 0) byMain.set(main, hits)
    total += hits.length
  }
  const hits: IndexHit[] = []
  let taken = 0
  for (const main of fittest(lines, byMain.keys(), own)) {
    if (taken >= limit) break
    const chosen = byMain.get(main)!.slice(0, limit - taken)
    taken += chosen.length
    hits.push(...withPaths(reader, chosen))
  }
  for (const stretch of found)
    for (const rows of stretch) for (let place = 0; place < rows.length; place++) own[rows[place]!] = 0
  return { hits, total }
}

function mainsOf(lines: Lines, stretch: readonly Stretch[]): Set<number> {
  const mains = new Set<number>()
  for (const rows of stretch)
    for (let place = 0, main = 0, end = 0; place < rows.length; place++) {
      const row = rows[place]!
      // The rows of one word ascend, so that a main term's are together.
      if (row >= main && row < end) continue
      main = lines.mainOf(row)
      end = lines.ends[main]!
      mains.add(main)
    }
  return mains
}

/** Lines of a main term that have, with those above them, every word, the last one themselves. */
function hitsIn({ parents, ends }: Lines, main: number, own: Uint16Array, all: number): number[] {
  const bits = sumsFor(own.length)
  const hits: number[] = []
  for (let row = main; row < ends[main]!;) {
    bits[row] = own[row]! | (row === main ? 0 : bits[parents[row]!]!)
    if (bits[row] !== all) {
      row++
      continue
    }
    hits.push(row)
    // Everything below it has all the words from above.
    row = ends[row]!
  }
  return hits
}

/** Most words in the main term first, then the shortest without its modifiers, then the order of the book. */
function fittest({ widths }: Lines, mains: Iterable<number>, own: Uint16Array): number[] {
  const [rows, widest] = [2 ** 24, 2 ** 12]
  const keys = Array.from(mains, (main) => {
    const words = WORDS - bitsIn(own[main]!)
    return (words * widest + Math.min(widths[main]!, widest - 1)) * rows + main
  })
  return Array.from(Float64Array.from(keys).sort(), (key) => key % rows)
}

function bitsIn(value: number): number {
  let count = 0
  for (let rest = value; rest !== 0; rest &= rest - 1) count++
  return count
}

/** The lines with those above them once, in the order of the book. */
function withPaths(reader: IndexReader, chosen: readonly number[]): IndexHit[] {
  const shown = new Set<number>()
  for (const row of chosen) for (let at = row; at >= 0; at = reader.lines.parents[at]!) shown.add(at)
  const hit = new Set(chosen)
  return [...shown]
    .sort((one, other) => one - other)
    .map((row) => ({ book: reader.book, line: reader.line(row), hit: hit.has(row) }))
}

/** Rows that have every word. */
function rowsWith(length: number, found: readonly Stretch[][]): Uint32Array {
  if (found.length === 0 || missesOne(found)) return takeRoom(0)
  // How many words, taken in turn, a row has had; one that misses a word falls behind for good.
  const had = marksFor(length)
  const [rarest, ...others] = rarestFirst(found)
  const take = (stretch: readonly Stretch[], at: number) => {
    const all = takeRoom(sizeOf(stretch))
    let count = 0
    for (const rows of stretch)
      for (let place = 0; place < rows.length; place++) {
        const row = rows[place]!
        if (had[row] !== at) continue
        had[row] = at + 1
        all[count++] = row
      }
    return all.subarray(0, count)
  }
  const marked = take(rarest!, 0)
  let all = marked
  for (const [at, stretch] of others.entries()) if (all.length > 0) all = take(stretch, at + 1)
  for (let place = 0; place < marked.length; place++) had[marked[place]!] = 0
  return all
}

export type TitleSource = {
  system: TitleHit['system']
  list: CodeList
  /** Inclusion terms; their codes count only where the list has them. */
  tabular: Tabular | null
  shown: (code: string) => string
}

const listedOf = new WeakMap<Tabular, { list: CodeList; places: Int32Array }>()

/** The row in the list of a row of the Tabular, -1 where the list has no such code; looked up once for each row. */
function listedRow(tabular: Tabular, list: CodeList): (row: number) => number {
  let known = listedOf.get(tabular)
  if (known?.list !== list) listedOf.set(tabular, (known = { list, places: new Int32Array(tabular.length) }))
  const { places } = known
  return (row) => (places[row] ||= list.find(tabular.label(row)) + 2) - 2
}

/** Codes by their titles (and inclusion terms), short titles first. */
export function searchTitles(source: TitleSource, wanted: Wanted, limit: number): { hits: TitleHit[]; total: number } {
  const { list, tabular, system, shown } = source
  emptyRoom()
  let rows = rowsWith(list.length, stretches(list.tokens, wanted))
  if (tabular !== null) {
    const terms = rowsWith(tabular.length, stretches(tabular.tokens, { ...wanted, near: false }))
    if (terms.length > 0) rows = withTerms(rows, terms, tabular, list)
  }
  const best = shortest(rows, (row) => list.titles.width(row), limit)
  return {
    total: rows.length,
    hits: best.map((row) => {
      const code = list.code(row)
      return { system, code, shown: shown(code), title: list.title(row), billable: list.billable(row) }
    }),
  }
}

/** Rows of the list, and those of terms that are not among them. */
function withTerms(rows: Uint32Array, terms: Uint32Array, tabular: Tabular, list: CodeList): Uint32Array {
  const all = takeRoom(rows.length + terms.length)
  all.set(rows)
  let count = rows.length
  const taken = marksFor(list.length)
  for (let place = 0; place < rows.length; place++) taken[rows[place]!] = 1
  const listed = listedRow(tabular, list)
  for (let place = 0; place < terms.length; place++) {
    const at = listed(terms[place]!)
    // No two rows of the Tabular are of one code.
    if (at >= 0 && taken[at] === 0) all[count++] = at
  }
  for (let place = 0; place < rows.length; place++) taken[rows[place]!] = 0
  return all.subarray(0, count)
}

const WIDTHS = 1024
/** How many rows there are of each width. */
const counts = new Uint32Array(WIDTHS)

/** The rows of the smallest width, without sorting all of them. */
function shortest(rows: Uint32Array, width: (row: number) => number, limit: number): number[] {
  counts.fill(0)
  for (let place = 0; place < rows.length; place++) counts[Math.min(WIDTHS - 1, width(rows[place]!))]!++
  let [edge, sum] = [0, 0]
  while (sum < limit && edge < WIDTHS) sum += counts[edge++]!
  const short: { row: number; width: number }[] = []
  for (let place = 0; place < rows.length; place++) {
    const [row, own] = [rows[place]!, width(rows[place]!)]
    if (own < edge || edge === WIDTHS) short.push({ row, width: own })
  }
  return short
    .sort((one, other) => one.width - other.width || one.row - other.row)
    .slice(0, limit)
    .map(({ row }) => row)
}

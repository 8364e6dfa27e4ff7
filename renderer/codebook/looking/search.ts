import type { IndexHit, TitleHit } from '../types'
import type { CodeList } from '../compiled/code-list'
import { MODIFIER_END, MODIFIER_START } from '../compiled/line'
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

/** Lines where the last of the words turns up, those of the fittest main terms first. */
export function searchLines(reader: IndexReader, wanted: Wanted, limit: number): { hits: IndexHit[]; total: number } {
  const { lines } = reader
  const all = (1 << Math.min(wanted.words.length, WORDS)) - 1
  const found = stretches(lines.tokens, wanted)
  if (found.some((one) => one.length === 0)) return { hits: [], total: 0 }
  const own = new Uint16Array(lines.length)
  for (const [at, stretch] of found.entries())
    for (const rows of stretch) for (let place = 0; place < rows.length; place++) own[rows[place]!]! |= 1 << at
  const bits = new Uint16Array(lines.length)
  const rows: number[] = []
  for (let row = 0; row < lines.length; row++) {
    const parent = lines.parents[row]!
    bits[row] = own[row]! | (parent < 0 ? 0 : bits[parent]!)
    if (bits[row] === all && own[row] !== 0 && (parent < 0 || bits[parent] !== all)) rows.push(row)
  }
  const byMain = new Map<number, number[]>()
  for (let place = 0, main = -1; place < rows.length; place++) {
    const row = rows[place]!
    // Rows ascend, so that a main term's are together.
    if (main < 0 || row >= lines.ends[main]!) {
      main = lines.mainOf(row)
      byMain.set(main, [])
    }
    byMain.get(main)!.push(row)
  }
  const width = (main: number) => essentialWidth(lines.titles.at(main))
  // Most words in the main term first, then the shortest without its modifiers, then the order of the book.
  const mains = [...byMain.keys()]
    .map((main) => ({ main, rank: bitsIn(own[main]!), width: width(main) }))
    .sort((one, other) => other.rank - one.rank || one.width - other.width || one.main - other.main)
  const hits: IndexHit[] = []
  let taken = 0
  for (const { main } of mains) {
    if (taken >= limit) break
    const chosen = byMain.get(main)!.slice(0, limit - taken)
    taken += chosen.length
    hits.push(...withPaths(reader, chosen))
  }
  return { hits, total: rows.length }
}

/** Modifiers are many where a term is common ("Fever (inanition) (persistent)") and say nothing of how well it fits. */
const essentialWidth = (title: string) => title.replace(MODIFIERS, '').trim().length
const MODIFIERS = new RegExp(`${MODIFIER_START}[^${MODIFIER_END}]*${MODIFIER_END}`, 'g')

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
function rowsWith(length: number, found: readonly Stretch[][]): number[] {
  if (found.length === 0 || found.some((one) => one.length === 0)) return []
  const size = (stretch: Stretch[]) => stretch.reduce((sum, rows) => sum + rows.length, 0)
  const rarestFirst = [...found].sort((one, other) => size(one) - size(other))
  // How many words, taken in turn, a row has had; one that misses a word falls behind for good.
  const had = new Uint8Array(length)
  const all: number[] = []
  for (const [at, stretch] of rarestFirst.entries()) {
    const last = at === rarestFirst.length - 1
    for (const rows of stretch)
      for (let place = 0; place < rows.length; place++) {
        const row = rows[place]!
        if (had[row] !== at) continue
        had[row] = at + 1
        if (last) all.push(row)
      }
  }
  return all
}

export type TitleSource = {
  system: TitleHit['system']
  list: CodeList
  /** Inclusion terms; their codes count only where the list has them. */
  tabular: Tabular | null
  shown: (code: string) => string
}

const listedOf = new WeakMap<Tabular, { list: CodeList; rows: Int32Array }>()

/** The row in the list for each row of the Tabular, -1 where the list has no such code. */
function listedRows(tabular: Tabular, list: CodeList): Int32Array {
  const known = listedOf.get(tabular)
  if (known?.list === list) return known.rows
  const rows = Int32Array.from({ length: tabular.length }, (_, row) => list.find(tabular.label(row)))
  listedOf.set(tabular, { list, rows })
  return rows
}

/** Codes by their titles (and inclusion terms), short titles first. */
export function searchTitles(source: TitleSource, wanted: Wanted, limit: number): { hits: TitleHit[]; total: number } {
  const { list, tabular, system, shown } = source
  const rows = rowsWith(list.length, stretches(list.tokens, wanted))
  if (tabular !== null) {
    const terms = rowsWith(tabular.length, stretches(tabular.tokens, { ...wanted, near: false }))
    const taken = terms.length === 0 ? null : new Uint8Array(list.length)
    if (taken !== null) for (const row of rows) taken[row] = 1
    const listed = terms.length === 0 ? null : listedRows(tabular, list)
    for (const row of terms) {
      const at = listed![row]!
      if (at >= 0 && taken![at] === 0) rows.push(at)
    }
  }
  const width = (row: number) => list.titles.end(row) - list.titles.start(row)
  const best = shortest(rows, width, limit)
  return {
    total: rows.length,
    hits: best.map((row) => {
      const code = list.code(row)
      return { system, code, shown: shown(code), title: list.title(row), billable: list.billable(row) }
    }),
  }
}

/** The rows of the smallest width, without sorting all of them. */
function shortest(rows: number[], width: (row: number) => number, limit: number): number[] {
  const less = (one: number, other: number) => width(one) - width(other) || one - other
  if (rows.length <= limit * 4) return rows.sort(less).slice(0, limit)
  const counts = new Uint32Array(1024)
  for (const row of rows) counts[Math.min(1023, width(row))]!++
  let [edge, sum] = [0, 0]
  while (sum < limit && edge < 1024) sum += counts[edge++]!
  return rows
    .filter((row) => width(row) < edge || edge === 1024)
    .sort(less)
    .slice(0, limit)
}

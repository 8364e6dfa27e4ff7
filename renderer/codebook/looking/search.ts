import type { IndexHit, TitleHit } from '../types'
import type { CodeList } from '../compiled/code-list'
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
  found.forEach((stretch, at) => stretch.forEach((rows) => rows.forEach((row) => (own[row]! |= 1 << at))))
  const bits = new Uint16Array(lines.length)
  const rows: number[] = []
  for (let row = 0; row < lines.length; row++) {
    const parent = lines.parents[row]!
    bits[row] = own[row]! | (parent < 0 ? 0 : bits[parent]!)
    if (bits[row] === all && own[row] !== 0 && (parent < 0 || bits[parent] !== all)) rows.push(row)
  }
  const byMain = new Map<number, number[]>()
  for (const row of rows) {
    const main = lines.mainOf(row)
    const list = byMain.get(main)
    if (list) list.push(row)
    else byMain.set(main, [row])
  }
  const inTitle = (main: number) => own[main]!.toString(2).replaceAll('0', '').length
  const width = (main: number) => lines.titles.end(main) - lines.titles.start(main)
  const mains = [...byMain.keys()].sort(
    (one, other) => inTitle(other) - inTitle(one) || width(one) - width(other) || one - other,
  )
  const hits: IndexHit[] = []
  let taken = 0
  for (const main of mains) {
    if (taken >= limit) break
    const chosen = byMain.get(main)!.slice(0, limit - taken)
    taken += chosen.length
    hits.push(...withPaths(reader, chosen))
  }
  return { hits, total: rows.length }
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
  const step = new Uint8Array(length)
  rarestFirst.forEach((stretch, at) =>
    stretch.forEach((rows) => rows.forEach((row) => step[row] === at && (step[row] = at + 1))),
  )
  const rows: number[] = []
  for (const part of rarestFirst.at(-1)!)
    for (const row of part)
      if (step[row] === found.length) {
        step[row] = 0
        rows.push(row)
      }
  return rows
}

export type TitleSource = {
  system: TitleHit['system']
  list: CodeList
  /** Inclusion terms; their codes count only where the list has them. */
  tabular: Tabular | null
  shown: (code: string) => string
}

/** Codes by their titles (and inclusion terms), short titles first. */
export function searchTitles(source: TitleSource, wanted: Wanted, limit: number): { hits: TitleHit[]; total: number } {
  const { list, tabular, system, shown } = source
  const rows = new Set(rowsWith(list.length, stretches(list.tokens, wanted)))
  if (tabular !== null)
    for (const row of rowsWith(tabular.length, stretches(tabular.tokens, { ...wanted, near: false }))) {
      const listed = list.find(tabular.label(row))
      if (listed >= 0) rows.add(listed)
    }
  const width = (row: number) => list.titles.end(row) - list.titles.start(row)
  const best = shortest([...rows], width, limit)
  return {
    total: rows.size,
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

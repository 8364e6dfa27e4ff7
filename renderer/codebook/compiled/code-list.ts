import { column, type Columns } from './columns'
import { Texts, textColumns } from './texts'
import { TokenIndex, tokenColumns } from './token-index'

/*
 * The codes of one order file (or of HCPCS) in the order of the file, with titles: a heading stands before everything
 * below it, so the tree is told by position.
 */

/** Places a code takes in its column; shorter ones are filled with zero bytes. */
const WIDTH = 7

export type CodeRow = { code: string; title: string; billable: boolean }

export function codeBytes(codes: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(codes.length * WIDTH)
  codes.forEach((code, row) => {
    for (let at = 0; at < code.length && at < WIDTH; at++) bytes[row * WIDTH + at] = code.charCodeAt(at)
  })
  return bytes
}

export function codeListColumns(rows: readonly CodeRow[]): Columns {
  const sorted = rows.map((_, row) => row).sort((one, other) => (rows[one]!.code < rows[other]!.code ? -1 : 1))
  const { parents, ends } = treeOf(rows)
  return {
    codes: codeBytes(rows.map(({ code }) => code)),
    sorted: Uint32Array.from(sorted),
    billable: Uint8Array.from(rows, ({ billable }) => (billable ? 1 : 0)),
    parents,
    ends,
    ...textColumns(
      'titles',
      rows.map(({ title }) => title),
    ),
    ...tokenColumns(rows.length, (row) => rows[row]!.title),
  }
}

/** The nearest heading above each row, and where what is below it ends. */
function treeOf(rows: readonly CodeRow[]): { parents: Int32Array; ends: Uint32Array } {
  const parents = new Int32Array(rows.length).fill(-1)
  const ends = new Uint32Array(rows.length)
  const open: number[] = []
  rows.forEach(({ code }, row) => {
    while (open.length > 0 && !code.startsWith(rows[open.at(-1)!]!.code)) ends[open.pop()!] = row
    parents[row] = open.at(-1) ?? -1
    open.push(row)
  })
  for (const row of open) ends[row] = rows.length
  return { parents, ends }
}

export class CodeList {
  readonly titles: Texts
  readonly tokens: TokenIndex
  readonly parents: Int32Array
  readonly ends: Uint32Array
  private readonly codes: Uint8Array
  private readonly sorted: Uint32Array
  private readonly billables: Uint8Array

  constructor(columns: Columns) {
    this.codes = column(columns, 'codes', 'u8')
    this.sorted = column(columns, 'sorted', 'u32')
    this.billables = column(columns, 'billable', 'u8')
    this.parents = column(columns, 'parents', 'i32')
    this.ends = column(columns, 'ends', 'u32')
    this.titles = new Texts(columns, 'titles')
    this.tokens = new TokenIndex(columns)
  }

  get length(): number {
    return this.billables.length
  }

  code(row: number): string {
    let code = ''
    for (let at = row * WIDTH; at < (row + 1) * WIDTH && this.codes[at] !== 0; at++)
      code += String.fromCharCode(this.codes[at]!)
    return code
  }

  title(row: number): string {
    return this.titles.at(row)
  }

  billable(row: number): boolean {
    return this.billables[row] === 1
  }

  /** The row of a code, or -1. */
  find(code: string): number {
    const place = this.first(code)
    const row = this.sorted[place]
    return row !== undefined && this.compare(row, code) === 0 ? row : -1
  }

  /** Rows of all codes that begin so, by code. */
  beginning(prefix: string): Uint32Array {
    return this.sorted.subarray(this.first(prefix), this.first(`${prefix}\uffff`))
  }

  /** Rows directly below a row; of -1, those with nothing above them. */
  children(row: number): number[] {
    const found: number[] = []
    const end = row < 0 ? this.length : this.ends[row]!
    for (let child = row + 1; child < end; child = this.ends[child]!) found.push(child)
    return found
  }

  /** Complete codes. */
  get complete(): number {
    return this.billables.reduce((sum, one) => sum + one, 0)
  }

  private first(code: string): number {
    let [low, high] = [0, this.sorted.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.compare(this.sorted[middle]!, code) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Negative when the row's code comes before `code`. */
  private compare(row: number, code: string): number {
    for (let at = 0; at < WIDTH; at++) {
      const own = this.codes[row * WIDTH + at]!
      const other = at < code.length ? code.charCodeAt(at) : 0
      if (own !== other) return own - other
    }
    return code.length > WIDTH ? -1 : 0
  }
}

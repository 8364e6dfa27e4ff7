import { column, type Columns, type Sheets } from './columns'
import { FrontTexts, frontColumns } from './front-texts'
import { firstNot } from './texts'
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

/** Sheets: `codes` for which codes there are, `titles`, and `words` for searching. */
export function codeListSheets(rows: readonly CodeRow[]): Sheets {
  const sorted = rows.map((_, row) => row).sort((one, other) => (rows[one]!.code < rows[other]!.code ? -1 : 1))
  const { parents, ends } = treeOf(rows)
  return {
    codes: {
      codes: codeBytes(rows.map(({ code }) => code)),
      sorted: Uint32Array.from(sorted),
      billable: Uint8Array.from(rows, ({ billable }) => (billable ? 1 : 0)),
      parents,
      ends,
    },
    titles: frontColumns(
      'titles',
      rows.map(({ title }) => title),
    ),
    words: tokenColumns(rows.length, (row) => rows[row]!.title),
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

export type CodeListSheet = 'codes' | 'titles' | 'words'

export class CodeList {
  readonly parents: Int32Array
  readonly ends: Uint32Array
  private readonly codes: Uint8Array
  /** Rows by code. */
  readonly sorted: Uint32Array
  private readonly billables: Uint8Array
  private readTitles: FrontTexts | null = null
  private readTokens: TokenIndex | null = null

  /** @param columns of the sheet `codes`; those of the others may come later */
  constructor(readonly columns: Columns) {
    this.codes = column(columns, 'codes', 'u8')
    this.sorted = column(columns, 'sorted', 'u32')
    this.billables = column(columns, 'billable', 'u8')
    this.parents = column(columns, 'parents', 'i32')
    this.ends = column(columns, 'ends', 'u32')
  }

  get titles(): FrontTexts {
    return (this.readTitles ??= new FrontTexts(this.columns, 'titles'))
  }

  get tokens(): TokenIndex {
    return (this.readTokens ??= new TokenIndex(this.columns))
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

  /** Whether any code begins so. */
  has(prefix: string): boolean {
    const row = this.sorted[this.first(prefix)]
    return row !== undefined && this.beginsSo(row, prefix)
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
    return firstNot(this.sorted.length, (place) => this.compare(this.sorted[place]!, code) < 0)
  }

  private beginsSo(row: number, prefix: string): boolean {
    for (let at = 0; at < prefix.length; at++)
      if (at >= WIDTH || this.codes[row * WIDTH + at] !== prefix.charCodeAt(at)) return false
    return true
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

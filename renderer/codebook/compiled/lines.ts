import { column, type Columns, type Sheets } from './columns'
import { MODIFIER_END, MODIFIER_START, type Field, type Line } from './line'
import { linkTargets } from './links'
import { Texts, firstNot, textColumns } from './texts'
import { TokenIndex, tokenColumns } from './token-index'

/*
 * An index, or a table that is read like one: lines in the order of the book, each with its level; what a line says
 * (codes, links, cells) are fields in their order.
 */

/** `target`: the line that a link leads to, or -1. */
export type StoredField = Field & { target: number }

/** Sheets: `lines`, `fields` of what they say, and `words` for searching. */
export function lineSheets(lines: readonly Line[], heads: readonly string[]): Sheets {
  const parents = new Int32Array(lines.length).fill(-1)
  const ends = new Uint32Array(lines.length)
  const open: number[] = []
  lines.forEach(({ level }, row) => {
    while (open.length > 0 && lines[open.at(-1)!]!.level >= level) ends[open.pop()!] = row
    parents[row] = open.at(-1) ?? -1
    open.push(row)
  })
  for (const row of open) ends[row] = lines.length
  const letters = [...new Set(lines.map(({ letter }) => letter))]
  const place = new Map(letters.map((letter, index) => [letter, index]))
  const starts = new Uint32Array(lines.length + 1)
  lines.forEach(({ fields }, row) => (starts[row + 1] = starts[row]! + fields.length))
  const fields = lines.flatMap((line) => line.fields)
  return {
    lines: {
      levels: Uint8Array.from(lines, ({ level }) => level),
      letter: Uint16Array.from(lines, ({ letter }) => place.get(letter)!),
      parents,
      ends,
      widths: Uint16Array.from(lines, ({ title }) => Math.min(essentialWidth(title), 0xffff)),
      ...textColumns(
        'titles',
        lines.map(({ title }) => title),
      ),
      ...textColumns('letters', letters),
      ...textColumns('heads', heads),
    },
    fields: {
      starts,
      targets: linkTargets(lines, ends),
      kinds: Uint8Array.from(fields, ({ kind }) => kind),
      ...textColumns(
        'fields',
        fields.map(({ text }) => text),
      ),
    },
    words: tokenColumns(lines.length, (row) => lines[row]!.title),
  }
}

/** Modifiers are many where a term is common ("Fever (inanition) (persistent)") and say nothing of how well it fits. */
const essentialWidth = (title: string) => title.replace(MODIFIERS, '').trim().length
const MODIFIERS = new RegExp(`${MODIFIER_START}[^${MODIFIER_END}]*${MODIFIER_END}`, 'g')

export type LinesSheet = 'lines' | 'fields' | 'words'

export class Lines {
  readonly levels: Uint8Array
  readonly parents: Int32Array
  readonly ends: Uint32Array
  /** Characters of each title without its nonessential modifiers. */
  readonly widths: Uint16Array
  readonly titles: Texts
  readonly letters: Texts
  readonly heads: Texts
  /** Number of each line's letter in `letters`. */
  readonly letter: Uint16Array
  private readFields: Fields | null = null
  private readTokens: TokenIndex | null = null

  /** @param columns of the sheet `lines`; those of the others may come later */
  constructor(private readonly columns: Columns) {
    this.levels = column(columns, 'levels', 'u8')
    this.letter = column(columns, 'letter', 'u16')
    this.parents = column(columns, 'parents', 'i32')
    this.ends = column(columns, 'ends', 'u32')
    this.widths = column(columns, 'widths', 'u16')
    this.titles = new Texts(columns, 'titles')
    this.letters = new Texts(columns, 'letters')
    this.heads = new Texts(columns, 'heads')
  }

  get tokens(): TokenIndex {
    return (this.readTokens ??= new TokenIndex(this.columns))
  }

  get fields(): Fields {
    return (this.readFields ??= new Fields(this.columns))
  }

  get length(): number {
    return this.levels.length
  }

  letterOf(row: number): string {
    return this.letters.at(this.letter[row]!)
  }

  /** The main term above a line, or the line itself. */
  mainOf(row: number): number {
    let main = row
    while (this.parents[main]! >= 0) main = this.parents[main]!
    return main
  }

  *mains(): Generator<number> {
    for (let row = 0; row < this.length; row = this.ends[row]!) yield row
  }
}

/** What the lines say, in their order. */
class Fields {
  readonly kinds: Uint8Array
  readonly texts: Texts
  private readonly starts: Uint32Array
  private readonly targets: Int32Array

  constructor(columns: Columns) {
    this.starts = column(columns, 'starts', 'u32')
    this.targets = column(columns, 'targets', 'i32')
    this.kinds = column(columns, 'kinds', 'u8')
    this.texts = new Texts(columns, 'fields')
  }

  of(row: number): StoredField[] {
    const found: StoredField[] = []
    for (let at = this.starts[row]!; at < this.starts[row + 1]!; at++)
      found.push({ kind: this.kinds[at]!, text: this.texts.at(at), target: this.targets[at]! })
    return found
  }

  /** The line that a field belongs to. */
  rowOf(field: number): number {
    return firstNot(this.starts.length - 1, (row) => this.starts[row + 1]! <= field)
  }
}

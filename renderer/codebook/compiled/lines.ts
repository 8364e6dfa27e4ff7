import { column, type Columns } from './columns'
import type { Field, Line } from './line'
import { linkTargets } from './links'
import { Texts, textColumns } from './texts'
import { TokenIndex, tokenColumns } from './token-index'

/*
 * An index, or a table that is read like one: lines in the order of the book, each with its level; what a line says
 * (codes, links, cells) are fields in their order.
 */

/** `target`: the line that a link leads to, or -1. */
export type StoredField = Field & { target: number }

export function lineColumns(lines: readonly Line[], heads: readonly string[]): Columns {
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
    levels: Uint8Array.from(lines, ({ level }) => level),
    letter: Uint16Array.from(lines, ({ letter }) => place.get(letter)!),
    parents,
    ends,
    starts,
    targets: linkTargets(lines, ends),
    kinds: Uint8Array.from(fields, ({ kind }) => kind),
    ...textColumns(
      'fields',
      fields.map(({ text }) => text),
    ),
    ...textColumns(
      'titles',
      lines.map(({ title }) => title),
    ),
    ...textColumns('letters', letters),
    ...textColumns('heads', heads),
    ...tokenColumns(lines.length, (row) => lines[row]!.title),
  }
}

export class Lines {
  readonly levels: Uint8Array
  readonly parents: Int32Array
  readonly ends: Uint32Array
  readonly kinds: Uint8Array
  readonly fieldTexts: Texts
  readonly titles: Texts
  readonly letters: Texts
  readonly heads: Texts
  readonly tokens: TokenIndex
  private readonly letter: Uint16Array
  private readonly starts: Uint32Array
  private readonly targets: Int32Array

  constructor(columns: Columns) {
    this.levels = column(columns, 'levels', 'u8')
    this.letter = column(columns, 'letter', 'u16')
    this.parents = column(columns, 'parents', 'i32')
    this.ends = column(columns, 'ends', 'u32')
    this.starts = column(columns, 'starts', 'u32')
    this.targets = column(columns, 'targets', 'i32')
    this.kinds = column(columns, 'kinds', 'u8')
    this.fieldTexts = new Texts(columns, 'fields')
    this.titles = new Texts(columns, 'titles')
    this.letters = new Texts(columns, 'letters')
    this.heads = new Texts(columns, 'heads')
    this.tokens = new TokenIndex(columns)
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

  fields(row: number): StoredField[] {
    const found: StoredField[] = []
    for (let at = this.starts[row]!; at < this.starts[row + 1]!; at++)
      found.push({ kind: this.kinds[at]!, text: this.fieldTexts.at(at), target: this.targets[at]! })
    return found
  }

  /** The line that a field belongs to. */
  rowOfField(field: number): number {
    let [low, high] = [0, this.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.starts[middle + 1]! <= field) low = middle + 1
      else high = middle
    }
    return low
  }
}

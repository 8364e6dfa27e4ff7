import { column, type Columns, type Sheets } from './columns'
import { FrontTexts, frontColumns } from './front-texts'
import { Texts, bytesOf, firstNot, textColumns } from './texts'
import { TokenIndex, tokenColumns } from './token-index'

/*
 * The Tabular List: chapters, sections and codes in the order of the book, with their notes and 7th characters.
 */

export const NODE = { chapter: 0, section: 1, code: 2 } as const

/** In the order of the official file's elements; `term` is an inclusion term. */
export const NOTES = [
  'note',
  'includes',
  'excludes1',
  'excludes2',
  'code first',
  'use additional',
  'code also',
  '7th character',
  'term',
] as const
export type StoredNote = (typeof NOTES)[number]

export type TabularRow = {
  kind: number
  level: number
  /** `19`, `S70-S79`, `S720`. */
  label: string
  title: string
  notes: { kind: StoredNote; text: string }[]
  sevenths: { character: string; meaning: string }[]
}

/** Sheets: `tree` of what there is, `titles`, `notes` with the 7th characters, and `words` for searching. */
export function tabularSheets(rows: readonly TabularRow[]): Sheets {
  const parents = new Int32Array(rows.length).fill(-1)
  const ends = new Uint32Array(rows.length)
  const open: number[] = []
  rows.forEach(({ level }, row) => {
    while (open.length > 0 && rows[open.at(-1)!]!.level >= level) ends[open.pop()!] = row
    parents[row] = open.at(-1) ?? -1
    open.push(row)
  })
  for (const row of open) ends[row] = rows.length
  const noteStarts = new Uint32Array(rows.length + 1)
  const seventhStarts = new Uint32Array(rows.length + 1)
  rows.forEach(({ notes, sevenths }, row) => {
    noteStarts[row + 1] = noteStarts[row]! + notes.length
    seventhStarts[row + 1] = seventhStarts[row]! + sevenths.length
  })
  const notes = rows.flatMap((row) => row.notes)
  const sevenths = rows.flatMap((row) => row.sevenths)
  return {
    tree: {
      kinds: Uint8Array.from(rows, ({ kind }) => kind),
      parents,
      ends,
      ...textColumns(
        'labels',
        rows.map(({ label }) => label),
      ),
      byLabel: sortedByLabel(rows),
    },
    titles: frontColumns(
      'titles',
      rows.map(({ title }) => title),
    ),
    notes: {
      noteStarts,
      noteKinds: Uint8Array.from(notes, ({ kind }) => NOTES.indexOf(kind)),
      seventhStarts,
      ...textColumns(
        'notes',
        notes.map(({ text }) => text),
      ),
      ...textColumns(
        'sevenths',
        sevenths.map(({ character, meaning }) => `${character}${meaning}`),
      ),
    },
    words: tokenColumns(rows.length, (row) => searchedText(rows[row]!)),
  }
}

/** Rows by kind, and within a kind by label; the last one first where a label stands twice. */
function sortedByLabel(rows: readonly TabularRow[]): Uint32Array {
  const labels = rows.map(({ label }) => bytesOf(label))
  const order = (one: Uint8Array, other: Uint8Array) => {
    const shared = Math.min(one.length, other.length)
    for (let at = 0; at < shared; at++) if (one[at] !== other[at]) return one[at]! - other[at]!
    return one.length - other.length
  }
  return Uint32Array.from(rows, (_, row) => row).sort(
    (one, other) => rows[one]!.kind - rows[other]!.kind || order(labels[one]!, labels[other]!) || other - one,
  )
}

/** Codes are found by their titles and inclusion terms together. */
const searchedText = ({ kind, title, notes }: TabularRow): string =>
  kind === NODE.code ? [title, ...notes.flatMap((note) => (note.kind === 'term' ? [note.text] : []))].join(' ') : ''

export type TabularSheet = 'tree' | 'titles' | 'notes' | 'words'

export class Tabular {
  readonly kinds: Uint8Array
  readonly parents: Int32Array
  readonly ends: Uint32Array
  /** Rows by kind and label. */
  readonly byLabel: Uint32Array
  readonly labels: Texts
  private readTitles: FrontTexts | null = null
  private readNotes: Notes | null = null
  private readTokens: TokenIndex | null = null

  /** @param columns of the sheet `tree`; those of the others may come later */
  constructor(private readonly columns: Columns) {
    this.kinds = column(columns, 'kinds', 'u8')
    this.parents = column(columns, 'parents', 'i32')
    this.ends = column(columns, 'ends', 'u32')
    this.byLabel = column(columns, 'byLabel', 'u32')
    this.labels = new Texts(columns, 'labels')
  }

  get tokens(): TokenIndex {
    return (this.readTokens ??= new TokenIndex(this.columns))
  }

  private get read(): Notes {
    return (this.readNotes ??= new Notes(this.columns))
  }

  get length(): number {
    return this.kinds.length
  }

  /** The row of a chapter, section or code (without its dot), or -1. */
  find(kind: number, label: string): number {
    const bytes = bytesOf(label)
    const place = firstNot(this.length, (at) => {
      const row = this.byLabel[at]!
      return (this.kinds[row]! - kind || this.labels.compare(row, bytes)) < 0
    })
    const row = this.byLabel[place]
    return row !== undefined && this.kinds[row] === kind && this.labels.compare(row, bytes) === 0 ? row : -1
  }

  label(row: number): string {
    return this.labels.at(row)
  }

  title(row: number): string {
    return (this.readTitles ??= new FrontTexts(this.columns, 'titles')).at(row)
  }

  children(row: number): number[] {
    const found: number[] = []
    const end = row < 0 ? this.length : this.ends[row]!
    for (let child = row + 1; child < end; child = this.ends[child]!) found.push(child)
    return found
  }

  notes(row: number): { kind: StoredNote; text: string }[] {
    return this.read.notes(row)
  }

  sevenths(row: number): { character: string; meaning: string }[] {
    return this.read.sevenths(row)
  }

  /** A section that holds notes for a range and no codes of its own: a heading over several blocks. */
  isGroup(row: number): boolean {
    return this.kinds[row] === NODE.section && this.ends[row] === row + 1
  }

  /** The row of the code, or of the nearest heading above it that the book prints; -1 without any. */
  nearest(code: string): number {
    for (let length = code.length; length >= 3; length--) {
      const row = this.find(NODE.code, code.slice(0, length))
      if (row >= 0) return row
    }
    return -1
  }

  /** The nearest row, this one or one above, that defines 7th characters; -1 without any. */
  definesSevenths(row: number): number {
    for (let at = row; at >= 0 && this.kinds[at] === NODE.code; at = this.parents[at]!)
      if (this.read.hasSevenths(at)) return at
    return -1
  }
}

/** Notes and 7th characters of each row. */
class Notes {
  private readonly noteStarts: Uint32Array
  private readonly kinds: Uint8Array
  private readonly texts: Texts
  private readonly seventhStarts: Uint32Array
  private readonly seventhTexts: Texts

  constructor(columns: Columns) {
    this.noteStarts = column(columns, 'noteStarts', 'u32')
    this.kinds = column(columns, 'noteKinds', 'u8')
    this.texts = new Texts(columns, 'notes')
    this.seventhStarts = column(columns, 'seventhStarts', 'u32')
    this.seventhTexts = new Texts(columns, 'sevenths')
  }

  notes(row: number): { kind: StoredNote; text: string }[] {
    const found = []
    for (let at = this.noteStarts[row]!; at < this.noteStarts[row + 1]!; at++)
      found.push({ kind: NOTES[this.kinds[at]!]!, text: this.texts.at(at) })
    return found
  }

  hasSevenths(row: number): boolean {
    return this.seventhStarts[row + 1]! > this.seventhStarts[row]!
  }

  sevenths(row: number): { character: string; meaning: string }[] {
    const found = []
    for (let at = this.seventhStarts[row]!; at < this.seventhStarts[row + 1]!; at++) {
      const text = this.seventhTexts.at(at)
      found.push({ character: text[0]!, meaning: text.slice(1) })
    }
    return found
  }
}

/** A code with its seventh character, X in the places between. */
export const withSeventh = (code: string, character: string): string => code.padEnd(6, 'X') + character

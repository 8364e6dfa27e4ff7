import type {
  CodeRef,
  IndexBook,
  IndexLetter,
  IndexLine,
  IndexTerm,
  SeeLink,
  TableBook,
  TableLine,
  TablePage,
  TitlePart,
  Trail,
} from '../types'
import { FIELD, MODIFIER_END, MODIFIER_START } from '../compiled/line'
import type { Lines } from '../compiled/lines'
import { wordsOf, wordsToFind } from '../compiled/words'
import { codeRef, pieces, type Exists } from './refs'

/* An index, or a table with cells, as it is read. */

const LINK = new Map<number, SeeLink['kind']>([
  [FIELD.see, 'see'],
  [FIELD.seeAlso, 'see also'],
  [FIELD.seeCategory, 'see category'],
  [FIELD.use, 'use'],
])
/** A page of a table shows no more than this. */
const MOST = 500

export class IndexReader {
  constructor(
    readonly release: string,
    readonly book: IndexBook | TableBook,
    readonly lines: Lines,
    private readonly exists: Exists,
  ) {}

  letters(): IndexLetter[] {
    const letters: IndexLetter[] = []
    let before = -1
    for (const row of this.lines.mains()) {
      const number = this.lines.letter[row]!
      if (number === before) letters.at(-1)!.terms++
      else letters.push({ letter: this.lines.letters.at(number), terms: 1, first: row })
      before = number
    }
    return letters
  }

  terms(letter: string): IndexLine[] {
    return this.rowsOf(letter, this.lines.mains()).map((row) => this.line(row))
  }

  term(line: number, filter: string): IndexTerm | null {
    if (!Number.isInteger(line) || line < 0 || line >= this.lines.length) return null
    const main = this.lines.mainOf(line)
    const end = this.lines.ends[main]!
    const { shown, hits } = this.filtered(main + 1, end, filter)
    let previous = -1
    if (main > 0) previous = this.lines.mainOf(main - 1)
    return {
      book: this.book as IndexBook,
      release: this.release,
      letter: this.lines.letterOf(main),
      main: this.line(main),
      lines: shown.map((row) => this.line(row)),
      total: end - main - 1,
      hits,
      previous: previous >= 0 ? previous : null,
      next: end < this.lines.length ? end : null,
    }
  }

  page(letter: string, filter: string): TablePage {
    const all = wordsToFind(filter).length === 0
    const { shown, hits } = this.filtered(0, this.lines.length, filter)
    const rows = all ? this.rowsOf(letter, shown) : shown.slice(0, MOST)
    return {
      book: this.book as TableBook,
      release: this.release,
      heads: Array.from({ length: Math.max(0, this.lines.heads.length - 1) }, (_, at) => this.lines.heads.at(at + 1)),
      lines: rows.map((row) => this.tableLine(row)),
      hits: all ? [] : hits.slice(0, MOST),
      total: all ? rows.length : shown.length,
    }
  }

  private rowsOf(letter: string, rows: Iterable<number>): number[] {
    const numbers = Array.from({ length: this.lines.letters.length }, (_, number) => number)
    const wanted = new Set(numbers.filter((number) => this.lines.letters.at(number) === letter))
    return [...rows].filter((row) => wanted.has(this.lines.letter[row]!))
  }

  /** Lines whose own words, with those above them, have every word of the filter; and the lines above those. */
  private filtered(from: number, to: number, filter: string): { shown: number[]; hits: number[] } {
    const words = wordsToFind(filter)
    const range = Array.from({ length: to - from }, (_, at) => from + at)
    if (words.length === 0) return { shown: range, hits: [] }
    const all = (1 << words.length) - 1
    const found = new Map<number, number>()
    const shown = new Set<number>()
    const hits: number[] = []
    for (const row of range) {
      const own = wordsOf(this.lines.titles.at(row))
      const mine = words.reduce(
        (bits, word, at) => (own.some((one) => one.startsWith(word)) ? bits | (1 << at) : bits),
        0,
      )
      const bits = mine | (found.get(this.lines.parents[row]!) ?? 0)
      found.set(row, bits)
      if (bits !== all || mine === 0) continue
      hits.push(row)
      for (let above = row; above >= from; above = this.lines.parents[above]!) shown.add(above)
    }
    return { shown: [...shown].sort((one, other) => one - other), hits }
  }

  line(row: number): IndexLine {
    const codes: CodeRef[] = []
    const links: SeeLink[] = []
    let manifestation: CodeRef | null = null
    for (const { kind, text, target } of this.lines.fields.of(row)) {
      const link = LINK.get(kind)
      if (link === 'see category') links.push({ kind: link, text, line: null, codes: [codeRef(text, this.exists)] })
      else if (link !== undefined)
        links.push({ kind: link, text, line: target >= 0 ? target : null, codes: namedCodes(text, this.exists) })
      else if (kind === FIELD.linked) links.at(-1)?.codes.push(codeRef(text, this.exists))
      else if (kind === FIELD.code) codes.push(...text.split(/,\s*/).map((one) => codeRef(one, this.exists)))
      else if (kind === FIELD.manifestation) manifestation = codeRef(text, this.exists)
      else if (kind > FIELD.cell && /[A-Z0-9]/.test(text)) codes.push(codeRef(text, this.exists))
    }
    return {
      id: row,
      level: this.lines.levels[row]!,
      title: titleParts(this.lines.titles.at(row)),
      codes,
      manifestation,
      links,
      below: this.lines.ends[row]! - row - 1,
    }
  }

  private tableLine(row: number): TableLine {
    const { id, level, title, links } = this.line(row)
    const cells: (CodeRef | null)[] = Array.from({ length: 6 }, () => null)
    for (const { kind, text } of this.lines.fields.of(row))
      if (kind > FIELD.cell && /[A-Z0-9]/.test(text)) cells[kind - FIELD.cell - 2] = codeRef(text, this.exists)
    return { id, level, title, links, cells }
  }

  path(row: number): IndexLine[] {
    const path: IndexLine[] = []
    for (let at = row; at >= 0; at = this.lines.parents[at]!) path.unshift(this.line(at))
    return path
  }

  /** Lines that print a code, one below it, or one above it (not shorter than a category). */
  trails(code: string, most: number): Trail[] {
    const { fields } = this.lines
    const { texts, kinds } = fields
    const found: { row: number; length: number }[] = []
    for (let field = 0; field < kinds.length; field++) {
      const kind = kinds[field]!
      const hasCode = kind === FIELD.code || kind === FIELD.linked || kind === FIELD.manifestation || kind > FIELD.cell
      if (!hasCode && kind !== FIELD.seeCategory) continue
      const length = sameBeginning(texts.bytes, texts.start(field), texts.end(field), code)
      if (length >= 3) found.push({ row: fields.rowOf(field), length })
    }
    // The nearest to the code first; the order of the book among equals.
    found.sort((one, other) => other.length - one.length || one.row - other.row)
    const rows = [...new Set(found.map(({ row }) => row))].slice(0, most)
    return rows.map((row) => ({ book: this.book, line: row, path: this.path(row) }))
  }
}

/** "see category M01", "see also subcategory S06.3-", "E08-E13 with .620" name codes instead of a term. */
const namedCodes = (text: string, exists: Exists): CodeRef[] =>
  /categor|^[A-Z]\d[0-9A-Z](?![a-z])/i.test(text) ? pieces(text, exists).flatMap(({ code }) => code ?? []) : []

const MODIFIERS = new RegExp(`(${MODIFIER_START}[^${MODIFIER_END}]*${MODIFIER_END})`)

function titleParts(title: string): TitlePart[] {
  if (!title.includes(MODIFIER_START)) return title.trim() === '' ? [] : [{ text: title.trim(), nonessential: false }]
  return title
    .split(MODIFIERS)
    .map((part) => {
      const nonessential = part.startsWith(MODIFIER_START)
      return { text: (nonessential ? part.slice(1, -1) : part).trim(), nonessential }
    })
    .filter(({ text }) => text !== '')
}

/** How many characters a printed code shares with a bare one, when one of the two begins with the other; 0 otherwise. */
function sameBeginning(bytes: Uint8Array, start: number, end: number, code: string): number {
  let at = 0
  for (let place = start; place < end; place++) {
    const character = bytes[place]!
    if (character === 0x2e) continue // .
    if (character === 0x2d || character === 0x2c) break // - or , ends it
    if (at === code.length) return at
    if (character !== code.charCodeAt(at)) return 0
    at++
  }
  return at
}

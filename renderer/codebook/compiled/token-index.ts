import { column, type Columns } from './columns'
import { takeRoom } from './room'
import { Texts, bytesOf, firstNot, textColumns } from './texts'
import { wordsOf } from './words'

/*
 * Which rows have a word: sorted words, and for each the rows in ascending order, as steps from one to the next, which
 * for the common words take a byte each.
 */

/** Words shorter than this are found as whole words only. */
const PREFIX_FROM = 3
/** Shorter ones are one slip away from too many others. */
const NEAR_FROM = 4

export function tokenColumns(rows: number, textOf: (row: number) => string): Columns {
  const rowsOf = new Map<string, number[]>()
  for (let row = 0; row < rows; row++) {
    for (const word of new Set(wordsOf(textOf(row)))) {
      const list = rowsOf.get(word)
      if (list) list.push(row)
      else rowsOf.set(word, [row])
    }
  }
  // Words are of plain letters and digits, so that this is the order of their bytes.
  const words = [...rowsOf.keys()].sort()
  const starts = new Uint32Array(words.length + 1)
  words.forEach((word, index) => (starts[index + 1] = starts[index]! + rowsOf.get(word)!.length))
  const steps = new Uint8Array(starts[words.length]! * 5)
  const ends = new Uint32Array(words.length)
  let at = 0
  words.forEach((word, index) => {
    let before = 0
    for (const row of rowsOf.get(word)!) {
      let step = row - before
      for (; step > 0x7f; step >>>= 7) steps[at++] = (step & 0x7f) | 0x80
      steps[at++] = step
      before = row
    }
    ends[index] = at
  })
  return {
    ...textColumns('words', words),
    'words.starts': starts,
    'words.steps': steps.slice(0, at),
    'words.stepEnds': ends,
  }
}

/** Rows, ascending for each word that fits; a row can be in it once for every such word. Good until the next search. */
export type Stretch = Uint32Array

export class TokenIndex {
  private readonly words: Texts
  /** How many rows the words before have. */
  private readonly starts: Uint32Array
  private readonly steps: Uint8Array
  private readonly stepEnds: Uint32Array

  constructor(columns: Columns) {
    this.words = new Texts(columns, 'words')
    this.starts = column(columns, 'words.starts', 'u32')
    this.steps = column(columns, 'words.steps', 'u8')
    this.stepEnds = column(columns, 'words.stepEnds', 'u32')
  }

  /** The rows that have a word beginning so, or exactly so when it is short. */
  find(word: string): Stretch {
    const bytes = bytesOf(word)
    const from = this.first(bytes)
    let to = from
    if (word.length >= PREFIX_FROM) to = this.firstBeyond(bytes)
    else if (from < this.words.length && this.words.compare(from, bytes) === 0) to = from + 1
    return this.rowsOf(from, to)
  }

  /** Rows with a word that differs by one slip of typing (a letter more, less, other or swapped) after its first letter. */
  findNear(word: string): Stretch[] {
    if (word.length < NEAR_FROM) return []
    const bytes = bytesOf(word)
    const found: Stretch[] = []
    const initial = bytes.subarray(0, 1)
    const to = this.firstBeyond(initial)
    for (let index = this.first(initial); index < to; index++)
      if (oneSlip(bytes, this.words.bytes, this.words.start(index), this.words.end(index)))
        found.push(this.rowsOf(index, index + 1))
    return found
  }

  /** The rows of some words, one word after the other. */
  private rowsOf(from: number, to: number): Stretch {
    const rows = takeRoom(this.starts[to]! - this.starts[from]!)
    let at = from === 0 ? 0 : this.stepEnds[from - 1]!
    let place = 0
    for (let word = from; word < to; word++) {
      const end = this.stepEnds[word]!
      for (let row = 0; at < end;) {
        let byte = this.steps[at++]!
        let step = byte & 0x7f
        for (let shift = 7; byte > 0x7f; shift += 7) {
          byte = this.steps[at++]!
          step |= (byte & 0x7f) << shift
        }
        row += step
        rows[place++] = row
      }
    }
    return rows
  }

  private first(word: Uint8Array): number {
    return firstNot(this.words.length, (place) => this.words.compare(place, word) < 0)
  }

  /** The first word after all that begin so. */
  private firstBeyond(prefix: Uint8Array): number {
    return firstNot(
      this.words.length,
      (place) => this.words.compare(place, prefix) < 0 || this.words.begins(place, prefix),
    )
  }
}

function oneSlip(one: Uint8Array, all: Uint8Array, from: number, to: number): boolean {
  const length = to - from
  if (length < one.length - 1 || length > one.length + 1) return false
  const least = Math.min(length, one.length)
  let start = 0
  while (start < least && one[start] === all[from + start]) start++
  const same = (mine: number, other: number) => {
    if (one.length - mine !== length - other) return false
    for (let at = 0; mine + at < one.length; at++) if (one[mine + at] !== all[from + other + at]) return false
    return true
  }
  if (length === one.length)
    return (
      same(start + 1, start + 1) ||
      (start + 1 < length &&
        one[start] === all[from + start + 1] &&
        one[start + 1] === all[from + start] &&
        same(start + 2, start + 2))
    )
  return one.length < length ? same(start, start + 1) : same(start + 1, start)
}

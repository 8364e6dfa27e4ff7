import { column, type Columns } from './columns'
import { Texts, textColumns } from './texts'
import { wordsOf } from './words'

/*
 * Which rows have a word: sorted words, and for each the rows in ascending order (compressed sparse rows).
 */

/** Words shorter than this are found as whole words only. */
const PREFIX_FROM = 3

export function tokenColumns(rows: number, textOf: (row: number) => string): Columns {
  const rowsOf = new Map<string, number[]>()
  for (let row = 0; row < rows; row++) {
    for (const word of new Set(wordsOf(textOf(row)))) {
      const list = rowsOf.get(word)
      if (list) list.push(row)
      else rowsOf.set(word, [row])
    }
  }
  const words = [...rowsOf.keys()].sort()
  const starts = new Uint32Array(words.length + 1)
  words.forEach((word, index) => (starts[index + 1] = starts[index]! + rowsOf.get(word)!.length))
  const postings = new Uint32Array(starts[words.length]!)
  words.forEach((word, index) => postings.set(rowsOf.get(word)!, starts[index]))
  return { ...textColumns('words', words), 'words.starts': starts, 'words.rows': postings }
}

/** A stretch of rows, one per word that fits; a row can be in several. */
export type Stretch = Uint32Array

export class TokenIndex {
  private readonly words: Texts
  private readonly starts: Uint32Array
  private readonly rows: Uint32Array

  constructor(columns: Columns) {
    this.words = new Texts(columns, 'words')
    this.starts = column(columns, 'words.starts', 'u32')
    this.rows = column(columns, 'words.rows', 'u32')
  }

  /** The rows that have a word beginning so; where none has, those with a word one slip away. */
  find(word: string): Stretch {
    const from = this.first(word)
    const to = word.length < PREFIX_FROM ? from + (this.wordIs(from, word) ? 1 : 0) : this.first(`${word}\uffff`)
    return this.rows.subarray(this.starts[from]!, this.starts[to]!)
  }

  /** Rows with a word that differs by one slip of typing (a letter more, less, other or swapped). */
  findNear(word: string): Stretch[] {
    if (word.length < 4) return []
    const from = this.first(word[0]!)
    const to = this.first(`${word[0]!}\uffff`)
    const found: Stretch[] = []
    for (let index = from; index < to; index++) {
      const length = this.words.end(index) - this.words.start(index)
      if (Math.abs(length - word.length) > 1 || !oneSlip(word, this.words.at(index))) continue
      found.push(this.rows.subarray(this.starts[index]!, this.starts[index + 1]!))
    }
    return found
  }

  private wordIs(index: number, word: string): boolean {
    return index < this.words.length && this.words.at(index) === word
  }

  private first(word: string): number {
    let [low, high] = [0, this.words.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.words.at(middle) < word) low = middle + 1
      else high = middle
    }
    return low
  }
}

function oneSlip(one: string, other: string): boolean {
  let start = 0
  while (start < one.length && one[start] === other[start]) start++
  const rest = (text: string, from: number) => text.slice(from)
  if (one.length === other.length)
    return (
      rest(one, start + 1) === rest(other, start + 1) ||
      (one[start] === other[start + 1] &&
        one[start + 1] === other[start] &&
        rest(one, start + 2) === rest(other, start + 2))
    )
  return one.length < other.length
    ? rest(one, start) === rest(other, start + 1)
    : rest(one, start + 1) === rest(other, start)
}

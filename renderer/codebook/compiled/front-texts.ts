import { column, type Columns } from './columns'
import { plainText } from './texts'

/*
 * Many strings that begin like the ones before them, as titles of codes do: of each only what is new is kept, and every
 * sixteenth is whole. A third of the bytes, and nothing is decoded but what is asked for.
 */

const GROUP = 16
const LONGEST_SHARED = 255

const encoder = new TextEncoder()

export function frontColumns(name: string, texts: readonly string[]): Columns {
  const ends = new Uint32Array(texts.length)
  const shared = new Uint8Array(texts.length)
  const pieces: Uint8Array[] = []
  let [before, total] = [new Uint8Array(0), 0]
  texts.forEach((text, index) => {
    const bytes = encoder.encode(text)
    let same = 0
    if (index % GROUP !== 0)
      while (same < Math.min(bytes.length, before.length, LONGEST_SHARED) && bytes[same] === before[same]) same++
    const rest = bytes.subarray(same)
    pieces.push(rest)
    total += rest.length
    shared[index] = same
    ends[index] = total
    before = bytes
  })
  const all = new Uint8Array(total)
  pieces.forEach((piece, index) => all.set(piece, ends[index]! - piece.length))
  return { [`${name}.rest`]: all, [`${name}.ends`]: ends, [`${name}.shared`]: shared }
}

export class FrontTexts {
  private readonly rest: Uint8Array
  private readonly ends: Uint32Array
  private readonly shared: Uint8Array
  private room = new Uint8Array(512)

  constructor(columns: Columns, name: string) {
    this.rest = column(columns, `${name}.rest`, 'u8')
    this.ends = column(columns, `${name}.ends`, 'u32')
    this.shared = column(columns, `${name}.shared`, 'u8')
  }

  get length(): number {
    return this.ends.length
  }

  /** Bytes, which for the plain letters of the books are characters. */
  width(index: number): number {
    return this.shared[index]! + this.ends[index]! - this.start(index)
  }

  at(index: number): string {
    let width = 0
    for (let one = index - (index % GROUP); one <= index; one++) {
      const [start, from] = [this.start(one), this.shared[one]!]
      width = from + this.ends[one]! - start
      if (width > this.room.length) {
        const larger = new Uint8Array(width * 2)
        larger.set(this.room)
        this.room = larger
      }
      for (let at = from; at < width; at++) this.room[at] = this.rest[start + at - from]!
    }
    return plainText(this.room, 0, width)
  }

  private start(index: number): number {
    return index === 0 ? 0 : this.ends[index - 1]!
  }
}

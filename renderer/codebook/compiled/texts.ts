import { column, type Columns } from './columns'

/*
 * Many strings in one piece of UTF-8, decoded one at a time: 100,000 titles cost their bytes and not a heap of strings.
 */

const encoder = new TextEncoder()
const decoder = new TextDecoder()

export function textColumns(name: string, texts: readonly string[]): Columns {
  const ends = new Uint32Array(texts.length)
  // No UTF-16 unit takes more than three bytes.
  let bytes = new Uint8Array(texts.reduce((sum, text) => sum + text.length, 0) + 1024)
  let at = 0
  texts.forEach((text, index) => {
    if (bytes.length - at < text.length * 3) {
      const larger = new Uint8Array(bytes.length * 2 + text.length * 3)
      larger.set(bytes)
      bytes = larger
    }
    at += encoder.encodeInto(text, bytes.subarray(at)).written
    ends[index] = at
  })
  return { [`${name}.bytes`]: bytes.slice(0, at), [`${name}.ends`]: ends }
}

/** A decoder costs more to ask than most texts are long. */
const SHORT = 160

export class Texts {
  readonly bytes: Uint8Array
  private readonly ends: Uint32Array

  constructor(columns: Columns, name: string) {
    this.bytes = column(columns, `${name}.bytes`, 'u8')
    this.ends = column(columns, `${name}.ends`, 'u32')
  }

  get length(): number {
    return this.ends.length
  }

  start(index: number): number {
    return index === 0 ? 0 : this.ends[index - 1]!
  }

  end(index: number): number {
    return this.ends[index]!
  }

  /** Bytes, which for the plain letters of the books are characters. */
  width(index: number): number {
    return this.ends[index]! - this.start(index)
  }

  at(index: number): string {
    return plainText(this.bytes, this.start(index), this.ends[index]!)
  }

  /**
   * Negative when the text comes before another one, which is given as bytes. By bytes, that is by code points. A text
   * that goes on where the other one ends comes after it.
   */
  compare(index: number, other: Uint8Array): number {
    const [start, end] = [this.start(index), this.ends[index]!]
    const shared = Math.min(end - start, other.length)
    for (let at = 0; at < shared; at++) {
      const difference = this.bytes[start + at]! - other[at]!
      if (difference !== 0) return difference
    }
    return end - start - other.length
  }

  /** Whether a text begins so. */
  begins(index: number, prefix: Uint8Array): boolean {
    const start = this.start(index)
    if (this.ends[index]! - start < prefix.length) return false
    for (let at = 0; at < prefix.length; at++) if (this.bytes[start + at] !== prefix[at]) return false
    return true
  }
}

/** A stretch of UTF-8, in which most texts are of plain letters. */
export function plainText(bytes: Uint8Array, start: number, end: number): string {
  if (end - start <= SHORT) {
    let text = ''
    let at = start
    for (; at < end && bytes[at]! < 0x80; at++) text += String.fromCharCode(bytes[at]!)
    if (at === end) return text
  }
  return decoder.decode(bytes.subarray(start, end))
}

export const bytesOf = (text: string): Uint8Array => encoder.encode(text)

/** The first of `count` places in ascending order that is not before; `count` where all are. */
export function firstNot(count: number, before: (place: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (before(middle)) low = middle + 1
    else high = middle
  }
  return low
}

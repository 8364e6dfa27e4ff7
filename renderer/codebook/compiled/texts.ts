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

  at(index: number): string {
    return decoder.decode(this.bytes.subarray(this.start(index), this.end(index)))
  }
}

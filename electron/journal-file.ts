/**
 * One attempt's journal as bytes: a line per entry, `<8 hex checksum> <index> <json>`. Pure: no files, no clock.
 * The checksum covers everything after it on the line, so a torn or altered line, or one out of place, is seen.
 */
import { createHash } from 'node:crypto'

const newline = 0x0a
const line = /^([0-9a-f]{8}) (0|[1-9]\d{0,9}) (.+)$/s

const checksum = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 8)

/** The bytes to append for `entries` that follow `from` earlier ones. */
export function encodeEntries(from: number, entries: readonly string[]): Buffer {
  return Buffer.from(
    entries
      .map((entry, offset) => {
        const rest = `${from + offset} ${entry}`
        return `${checksum(rest)} ${rest}\n`
      })
      .join(''),
    'utf8',
  )
}

type Line = { index: number; entry: string }

/** One line without its end; null when it is torn or altered. */
export function decodeLine(bytes: Buffer): Line | null {
  const match = line.exec(bytes.toString('utf8'))
  if (!match) return null
  const [, sum, index = '', entry = ''] = match
  return checksum(`${index} ${entry}`) === sum ? { index: Number(index), entry } : null
}

export type Decoded = {
  /** Every whole entry, in the order of its index. Where `goodBytes` ends before the file does, some may be missing. */
  entries: readonly string[]
  /** How many of them stand before the first damage. */
  before: number
  /** Length of the undamaged part; everything after it is damaged or follows damage. */
  goodBytes: number
  /** Lines that are torn, altered, twice there, or out of place. */
  damagedLines: number
}

/**
 * Every whole entry, also of what follows a damaged line: each line says itself which entry it is. Of two lines that say
 * to be the same entry the first one counts.
 */
export function decodeJournal(bytes: Buffer): Decoded {
  const whole = new Map<number, string>()
  let goodBytes = 0
  let before = 0
  let damagedLines = 0
  for (let start = 0; start < bytes.length;) {
    const newlineAt = bytes.indexOf(newline, start)
    const end = newlineAt === -1 ? bytes.length : newlineAt
    const decoded = newlineAt === -1 ? null : decodeLine(bytes.subarray(start, end))
    const fits = decoded !== null && !whole.has(decoded.index)
    if (fits) whole.set(decoded.index, decoded.entry)
    if (!fits) damagedLines += 1
    else if (goodBytes === start && decoded.index === before) {
      goodBytes = end + 1
      before += 1
    }
    start = end + 1
  }
  const entries = [...whole].sort(([a], [b]) => a - b).map(([, entry]) => entry)
  return { entries, before, goodBytes, damagedLines }
}

/**
 * The number of entries, told from the last bytes of the file alone: when the last line is whole, its index is right.
 * `tail` is the whole file (`whole`) or its end. Null when the tail is damaged, 'short' when it holds no whole line.
 */
export function countFromTail(tail: Buffer, whole: boolean): number | 'short' | null {
  if (tail.length === 0) return whole ? 0 : 'short'
  if (tail[tail.length - 1] !== newline) return null
  const before = tail.length < 2 ? -1 : tail.lastIndexOf(newline, tail.length - 2)
  if (before === -1 && !whole) return 'short'
  const decoded = decodeLine(tail.subarray(before + 1, tail.length - 1))
  return decoded ? decoded.index + 1 : null
}

/**
 * The statements as bytes: lines of the same form as a journal's (journal-file.ts). A damaged line takes only itself with
 * it: each line that is whole counts, wherever it stands. Pure: no files, no clock.
 */
import { decodeLine } from './journal-file'

const newline = 0x0a

export type Piece = {
  /** The whole entries in the order of their lines. */
  entries: readonly string[]
  /** The number after the highest one on a line; 0 when there is no whole line. */
  next: number
  /** How many of the bytes are done with; a line that goes on behind them is not. */
  used: number
  /** Lines that are torn or altered. */
  damaged: number
}

/** Programs that treat the file as text end lines in two characters. */
const withoutReturn = (line: Buffer) => (line.at(-1) === 0x0d ? decodeLine(line.subarray(0, -1)) : null)

/**
 * Reads a piece that begins where a line begins.
 * @param last nothing follows the piece; a line that does not end in it is torn
 */
export function decodePiece(bytes: Buffer, last: boolean): Piece {
  const entries: string[] = []
  let next = 0
  let used = 0
  let damaged = 0
  for (let end = bytes.indexOf(newline); end !== -1; end = bytes.indexOf(newline, used)) {
    const line = decodeLine(bytes.subarray(used, end)) ?? withoutReturn(bytes.subarray(used, end))
    // An empty line ends what was torn, so that the next one begins a line of its own.
    if (line === null) damaged += end > used ? 1 : 0
    else {
      entries.push(line.entry)
      next = Math.max(next, line.index + 1)
    }
    used = end + 1
  }
  // No line of ours is as long as a piece.
  if (used < bytes.length && (last || used === 0)) return { entries, next, used: bytes.length, damaged: damaged + 1 }
  return { entries, next, used, damaged }
}

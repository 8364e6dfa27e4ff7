/** Reads the file of the statements in pieces, so that no size of it fills the memory. */
import type { FileHandle } from 'node:fs/promises'
import type { StatementsLook } from './contract'
import { decodePiece, type Piece } from './statement-file'

/** Bytes read at once; longer than any line. */
const pieceBytes = 4 * 1024 * 1024
const headBytes = 64 * 1024

/** Looks at both ends of an open file. */
export async function lookInto(handle: FileHandle, bytes: number): Promise<StatementsLook> {
  const head = decodePiece(await part(handle, 0, Math.min(headBytes, bytes)), bytes <= headBytes)
  const first = head.entries[0] ?? null
  const tail = await tailOf(handle, bytes)
  if (tail) return { bytes, ...tail, first, endsWhole: true }
  const entries = await countAll(handle, bytes)
  return { bytes, entries, first, last: null, endsWhole: bytes === 0 || (await endsInNewline(handle, bytes)) }
}

/** The last line, when the end of the file is whole. */
async function tailOf(handle: FileHandle, bytes: number): Promise<{ entries: number; last: string } | null> {
  for (let length = Math.min(headBytes, bytes); length > 0; length = Math.min(length * 8, bytes)) {
    const read = await part(handle, bytes - length, length)
    const start = read.lastIndexOf(0x0a, read.length - 2) + 1
    if (start > 0 || length === bytes) {
      const { entries, next, damaged } = decodePiece(read.subarray(start), true)
      return entries[0] === undefined || damaged > 0 ? null : { entries: next, last: entries[0] }
    }
    if (length >= pieceBytes) return null
  }
  return null
}

const endsInNewline = async (handle: FileHandle, bytes: number) => (await part(handle, bytes - 1, 1))[0] === 0x0a

async function countAll(handle: FileHandle, bytes: number): Promise<number> {
  let entries = 0
  for (let from = 0; from < bytes;) {
    const piece = await pieceAt(handle, from, bytes)
    entries = Math.max(entries, piece.next)
    from += piece.used
  }
  return entries
}

/** The entries from a place where a line begins, as far as one reading goes. */
export async function pieceAt(handle: FileHandle, from: number, bytes: number): Promise<Piece> {
  const length = Math.min(pieceBytes, bytes - from)
  return decodePiece(await part(handle, from, length), from + length === bytes)
}

/** Whether a file holds so many entries, numbered from the first, and nothing else. */
export async function isWholeFile(handle: FileHandle, bytes: number, entries: number): Promise<boolean> {
  let count = 0
  for (let from = 0; from < bytes;) {
    const piece = await pieceAt(handle, from, bytes)
    count += piece.entries.length
    if (piece.damaged > 0 || piece.next !== count) return false
    from += piece.used
  }
  return count === entries
}

async function part(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, from + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}

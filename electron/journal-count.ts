/** How many entries a journal has, told from its end: with many attempts, reading them whole makes a slow start. */
import type { FileHandle } from 'node:fs/promises'
import { countFromTail } from './journal-file'

const firstTail = 64 * 1024

/** Null when the end is damaged. */
export async function countCheaply(file: FileHandle): Promise<number | null> {
  const { size } = await file.stat()
  for (let length = Math.min(firstTail, size); ; length = Math.min(length * 8, size)) {
    const tail = Buffer.alloc(length)
    const { bytesRead } = await file.read(tail, 0, length, size - length)
    const count = bytesRead === length ? countFromTail(tail, length === size) : null
    if (count !== 'short') return count
  }
}

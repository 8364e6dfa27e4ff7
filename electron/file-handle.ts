/** What every open file needs. */
import { constants } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import type { diskFs } from './atomic-file'
import { isMissing } from './refusal'

/** Writes all of `bytes` at `position`; a single write may take only a part. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

/** Uses a file and closes it, whatever happens. */
export async function finish<T>(file: FileHandle, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } finally {
    await file.close()
  }
}

/** A file of just this size, opened for writing; null where there is none, or one that has to be looked at first. */
export async function openOfSize(
  name: string,
  size: number,
  fs: Pick<typeof diskFs, 'open'>,
): Promise<FileHandle | null> {
  if (size === 0) return null
  let file: FileHandle
  try {
    file = await fs.open(name, constants.O_RDWR)
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
  let same = false
  try {
    same = (await file.stat()).size === size
  } finally {
    if (!same) await file.close()
  }
  return same ? file : null
}

/** All of a file; nothing where there is none. */
export async function bytesOf(name: string, fs: Pick<typeof diskFs, 'readFile'>): Promise<Buffer> {
  try {
    return await fs.readFile(name)
  } catch (error) {
    if (isMissing(error)) return Buffer.alloc(0)
    throw error
  }
}

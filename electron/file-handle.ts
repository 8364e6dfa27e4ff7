/** What every open file needs. */
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

/** Opens a file, uses it and closes it; `missing` where there is none. */
export async function readFrom<T>(
  name: string,
  use: (file: FileHandle) => Promise<T>,
  missing: T,
  fs: Pick<typeof diskFs, 'open'>,
): Promise<T> {
  let file: FileHandle
  try {
    file = await fs.open(name, 'r')
  } catch (error) {
    if (isMissing(error)) return missing
    throw error
  }
  return finish(file, () => use(file))
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

/** Two things every open file needs. */
import type { FileHandle } from 'node:fs/promises'

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

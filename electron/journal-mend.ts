/** A damaged journal: what is whole of it stays, and what is damaged is kept beside it as `<attemptId>.damaged-<n>`. */
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { writeAtomically, type diskFs } from './atomic-file'
import { finish, writeAll } from './file-handle'
import { encodeEntries, type Decoded } from './journal-file'
import { hasCode, Refusal } from './refusal'

type MendFs = Pick<typeof diskFs, 'open' | 'rename' | 'rm' | 'syncFolder'>
type Damaged = { folder: string; id: string; file: string; bytes: Buffer; decoded: Decoded }

/**
 * A torn end is cut off; with damage in the middle the whole file is copied aside and what is whole of it is written
 * anew. Returns the length of the journal afterwards.
 */
export async function mendJournal({ folder, id, file, bytes, decoded }: Damaged, fs: MendFs): Promise<number> {
  const { entries, before, goodBytes } = decoded
  const torn = before === entries.length
  await keepAside(path.join(folder, `${id}.damaged-`), torn ? bytes.subarray(goodBytes) : bytes, fs)
  await fs.syncFolder(folder)
  if (!torn) {
    const whole = encodeEntries(0, entries)
    await writeAtomically(file, whole, fs)
    return whole.length
  }
  const journal = await fs.open(file, 'r+')
  await finish(journal, async () => {
    await journal.truncate(goodBytes)
    await journal.sync()
  })
  return goodBytes
}

async function keepAside(prefix: string, damaged: Uint8Array, fs: MendFs): Promise<void> {
  const copy = await openFirstFree(prefix, fs)
  await finish(copy, async () => {
    await writeAll(copy, damaged, 0)
    await copy.sync()
  })
}

async function openFirstFree(prefix: string, fs: MendFs): Promise<FileHandle> {
  for (let n = 1; n < 1000; n++) {
    try {
      return await fs.open(`${prefix}${n}`, 'wx')
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error
    }
  }
  throw new Refusal('unreadable', 'The journal of this attempt is damaged again and again; look at its folder.')
}

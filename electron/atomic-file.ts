/** Replaces a file as a whole: after a crash there is the old one or the new one, never half of either. */
import * as realFs from 'node:fs/promises'
import path from 'node:path'
import { bestEffort } from './trouble'

/** The file system as it is; parts take it as a parameter, so that tests can let any call fail. */
export const diskFs = { ...realFs, syncFolder }
export type AtomicFs = Pick<typeof diskFs, 'open' | 'rename' | 'rm' | 'syncFolder'>

/** Ends the name of a file that is being written; one that stays behind is from a run that died. */
export const draftEnd = /\.\d+\.tmp$/

export async function writeAtomically(
  file: string,
  content: string | Uint8Array,
  fs: AtomicFs = diskFs,
): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`
  try {
    const handle = await fs.open(draft, 'w')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await fs.rename(draft, file)
    await fs.syncFolder(path.dirname(file))
  } catch (error) {
    await bestEffort('Removing a draft that was not finished', fs.rm(draft, { force: true }))
    throw error
  }
}

/** Makes a new or renamed file's name durable. Windows keeps names in its own journal and cannot open folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await realFs.open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

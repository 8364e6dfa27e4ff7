/** Replaces a file as a whole: after a crash there is the old one or the new one, never half of either. */
import { randomUUID } from 'node:crypto'
import * as realFs from 'node:fs/promises'
import path from 'node:path'
import { patientFs } from './patient-fs'
import { bestEffort } from './trouble'

/** The file system, patient with busy files; parts take it as a parameter, so that tests can let any call fail. */
export const diskFs = patientFs({ ...realFs, syncFolder })
export type AtomicFs = Pick<typeof diskFs, 'open' | 'rename' | 'rm' | 'syncFolder'>

/** Ends the name of a file that is being written; one that stays behind is from a run that died. */
export const draftEnd = /\.\d+\.tmp$/

/** Bytes of a name that leave room for the draft's ending; file systems take 255. */
const longestName = 200

/** Where a file is written before it takes its name: beside it, so that the change of name cannot fail half way. */
function draftOf(file: string): string {
  const name = path.basename(file)
  const short = Buffer.byteLength(name) > longestName ? [...name].slice(0, 40).join('') : name
  return path.join(path.dirname(file), `${short}.${process.pid}.tmp`)
}

/** @throws the error of the file system; the draft is removed and what was there before is untouched. */
export async function writeAtomically(
  file: string,
  content: string | Uint8Array,
  fs: AtomicFs = diskFs,
): Promise<void> {
  const draft = draftOf(file)
  try {
    await writeSynced(draft, content, fs)
    await fs.rename(draft, file)
    await fs.syncFolder(path.dirname(file))
  } catch (error) {
    await bestEffort('Removing a draft that was not finished', fs.rm(draft, { force: true }))
    throw error
  }
}

async function writeSynced(file: string, content: string | Uint8Array, fs: AtomicFs): Promise<void> {
  const handle = await fs.open(file, 'w')
  try {
    await handle.writeFile(content)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** A draft on another volume cannot take the name; or macOS lets the app write the chosen file, but not exchange it. */
const onlyItself = new Set(['EXDEV', 'EPERM', 'EACCES'])

/**
 * Replaces a file that was chosen in the system's dialog. On macOS that choice is a consent for this very file: a draft
 * beside it, or opening its folder, would make the system ask again. So there the draft is written in the temporary
 * folder, and where it cannot take the name, the file itself is written.
 * @param drafts the folder for the draft; null for beside the file
 * @throws the error of the file system; no draft stays behind
 */
export async function writeChosen(
  file: string,
  content: string | Uint8Array,
  drafts: string | null,
  fs: AtomicFs = diskFs,
): Promise<void> {
  if (drafts === null) return writeAtomically(file, content, fs)
  const draft = path.join(drafts, `ccs-${randomUUID()}.tmp`)
  try {
    await writeSynced(draft, content, fs)
    await fs.rename(draft, file)
  } catch (error) {
    await bestEffort('Removing a draft that was not finished', fs.rm(draft, { force: true }))
    if (!(error instanceof Error && 'code' in error && onlyItself.has(String(error.code)))) throw error
    await writeSynced(file, content, fs)
  }
}

/** Network and user-space drives that cannot sync a folder, and folders that may be written but not read. */
const notSynced = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES', 'EPERM', 'EISDIR'])

/** Makes a new or renamed file's name durable. Windows keeps names in its own journal and cannot open folders. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  try {
    const handle = await realFs.open(folder, 'r')
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  } catch (error) {
    // The file itself is written and has its name; nothing more can be done for it in such a place.
    if (!(error instanceof Error && 'code' in error && notSynced.has(String(error.code)))) throw error
  }
}

/** The folder of the statements: names, and what is in the way. Files of other names, such as those of programs that sync, are not ours. */
import { constants } from 'node:fs'
import path from 'node:path'
import type { diskFs } from './atomic-file'
import { hasCode, isMissing } from './refusal'

type FolderFs = Pick<typeof diskFs, 'readdir' | 'rename' | 'rm' | 'stat' | 'syncFolder' | 'copyFile'>

export const fileName = 'statements.jsonl'
/** A new file that is being written, before it takes the place of the old one. */
export const draftName = 'statements.draft'
/** A damaged file, kept whole. */
const setAsideName = (n: number): string => `statements.damaged-${n}`

const isOurs = (name: string): boolean =>
  name === fileName || name === draftName || /^statements\.(?:damaged-\d{1,3}|jsonl\.set-aside-\d+)$/.test(name)

/** What stands in the place of our folder or file and is none goes out of the way, and is kept. */
export async function clearPlace(folder: string, file: string, fs: FolderFs): Promise<void> {
  await moveAwayUnless(fs, folder, (found) => found.isDirectory())
  await moveAwayUnless(fs, file, (found) => found.isFile())
}

async function moveAwayUnless(
  fs: FolderFs,
  place: string,
  right: (found: Awaited<ReturnType<FolderFs['stat']>>) => boolean,
): Promise<void> {
  const found = await fs.stat(place).catch((error: unknown) => {
    if (isMissing(error) || hasCode(error, 'ENOTDIR')) return null
    throw error
  })
  if (found === null || right(found)) return
  await fs.rename(place, `${place}.set-aside-${Date.now()}`)
}

/** Keeps a copy of a damaged file under a name of its own. */
export async function copyAside(folder: string, file: string, fs: FolderFs): Promise<void> {
  for (let n = 1; n < 1000; n++) {
    try {
      await fs.copyFile(file, path.join(folder, setAsideName(n)), constants.COPYFILE_EXCL)
      return
    } catch (error) {
      if (isMissing(error)) return
      if (!hasCode(error, 'EEXIST')) throw error
    }
  }
}

/** Removes every file of ours. One that cannot be removed keeps no other; it is told at the end. */
export async function removeAll(folder: string, fs: FolderFs): Promise<void> {
  const names = await fs.readdir(folder).catch((error: unknown) => {
    if (isMissing(error) || hasCode(error, 'ENOTDIR')) return []
    throw error
  })
  const ours = names.filter(isOurs)
  const removals = await Promise.allSettled(ours.map((name) => fs.rm(path.join(folder, name), { force: true })))
  const failed = removals.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
  if (ours.length > 0) await fs.syncFolder(folder)
}

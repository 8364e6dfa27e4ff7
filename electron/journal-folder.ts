/** The folder of the journals: which attempts have one, and the removal of them all. Files of other names are not ours. */
import path from 'node:path'
import type { diskFs } from './atomic-file'
import { isMissing, refusalFor } from './refusal'

type FolderFs = Pick<typeof diskFs, 'readdir' | 'rm' | 'syncFolder'>

const end = '.jsonl'
const validId = /^[A-Za-z0-9-]{1,64}$/
const setAside = /^([A-Za-z0-9-]{1,64})\.damaged-\d{1,3}$/
/** Windows would open a device instead of a file of this name. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
const what = 'The folder of the journals'

export const isAttemptId = (id: string): boolean => validId.test(id) && !deviceName.test(id)
export const journalName = (attemptId: string): string => `${attemptId}${end}`

const attemptOf = (name: string): string | null => {
  const id = name.endsWith(end) ? name.slice(0, -end.length) : ''
  return isAttemptId(id) ? id : null
}

async function namesIn(folder: string, fs: FolderFs): Promise<string[]> {
  try {
    return await fs.readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw refusalFor(error, what)
  }
}

/** Ids of the attempts that have a journal, told by its name alone. */
export async function attemptsIn(folder: string, fs: FolderFs): Promise<string[]> {
  return (await namesIn(folder, fs)).flatMap((name) => attemptOf(name) ?? []).sort()
}

/** Removes every journal and every damaged part. One that cannot be removed keeps no other; it is told at the end. */
export async function removeJournals(folder: string, fs: FolderFs): Promise<void> {
  await remove(folder, fs, (owner) => owner !== null)
}

/** The same of one attempt. */
export async function removeJournal(folder: string, attemptId: string, fs: FolderFs): Promise<void> {
  await remove(folder, fs, (owner) => owner === attemptId)
}

/** The attempt that a journal or a damaged part of one belongs to. */
const ownerOf = (name: string): string | null => attemptOf(name) ?? setAside.exec(name)?.[1] ?? null

async function remove(folder: string, fs: FolderFs, goes: (owner: string | null) => boolean): Promise<void> {
  const ours = (await namesIn(folder, fs)).filter((name) => goes(ownerOf(name)))
  if (ours.length === 0) return
  const removals = await Promise.allSettled(ours.map((name) => fs.rm(path.join(folder, name), { force: true })))
  try {
    const failed = removals.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
    await fs.syncFolder(folder)
  } catch (error) {
    throw refusalFor(error, what)
  }
}

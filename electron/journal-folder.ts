/** The folder of the journals: which attempts have one, and the removal of them all. Files of other names are not ours. */
import { createHash } from 'node:crypto'
import path from 'node:path'
import { draftEnd, type diskFs } from './atomic-file'
import { finish } from './file-handle'
import { isMissing, refusalFor } from './refusal'

type FolderFs = Pick<typeof diskFs, 'readdir' | 'rm' | 'syncFolder'>
type StrayFs = Pick<typeof diskFs, 'readdir' | 'open'>

const end = '.jsonl'
const validId = /^[A-Za-z0-9-]{1,64}$/
const setAsideWhole = /\.set-aside-\d+$/
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

async function namesIn(folder: string, fs: Pick<FolderFs, 'readdir'>): Promise<string[]> {
  try {
    return await fs.readdir(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw refusalFor(error, what)
  }
}

/** What the first line of a journal begins with. */
const firstLine = /^[0-9a-f]{8} \d{1,10} \{/
const mostStrays = 100

type Found = {
  /** Ids of the attempts that have a journal, told by its name alone. */
  attempts: readonly string[]
  /**
   * Journals under names that are none of ours, by names they are given here: copies that programs for backups and for
   * syncing leave ("ID (conflicted copy).jsonl", "ID.jsonl.bak").
   */
  strays: ReadonlyMap<string, string>
}

/** Everything in the folder that is a journal, with one look at the folder. */
export async function journalsIn(folder: string, fs: StrayFs): Promise<Found> {
  const names = await namesIn(folder, fs)
  const strays = new Map<string, string>()
  const others = names.filter((name) => /\.jsonl/i.test(name) && attemptOf(name) === null)
  for (const name of others.sort().slice(0, mostStrays)) {
    if (setAsideWhole.test(name) || draftEnd.test(name) || !(await beginsLikeAJournal(path.join(folder, name), fs)))
      continue
    strays.set(`stray-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`, name)
  }
  return { attempts: names.flatMap((name) => attemptOf(name) ?? []).sort(), strays }
}

async function beginsLikeAJournal(file: string, fs: StrayFs): Promise<boolean> {
  try {
    const handle = await fs.open(file, 'r')
    return await finish(handle, async () => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(24), 0, 24, 0)
      return firstLine.test(buffer.subarray(0, bytesRead).toString('latin1'))
    })
  } catch {
    // A folder, or a file that cannot be read: it is no journal of ours that could be told apart.
    return false
  }
}

/** Ids of the attempts that have a journal, told by its name alone. */
export async function attemptsIn(folder: string, fs: Pick<FolderFs, 'readdir'>): Promise<string[]> {
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

/** Moves a file or a folder to where it is kept; says the name it has there, or null when it is not there. */
export type MoveAway = (file: string) => Promise<{ name: string } | null>

/** Without another place: under a name of its own in the same folder. */
export function moveBeside(fs: Pick<typeof diskFs, 'rename'>): MoveAway {
  return async (file) => {
    const name = `${path.basename(file)}.set-aside-${Date.now()}`
    try {
      await fs.rename(file, path.join(path.dirname(file), name))
      return { name }
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
}

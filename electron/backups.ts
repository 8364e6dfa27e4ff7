/**
 * The backups: a folder with one compressed file each. A new one is read back from the disk before it counts, and only then
 * older ones may go. Damaged ones take no part in that: they neither take the place of a sound one nor are they removed.
 */
import path from 'node:path'
import { z } from 'zod'
import { diskFs, writeAtomically, type AtomicFs } from './atomic-file'
import { backupName, backupOf, idOf, isDraft, isWhole, pack, unpack } from './backup-file'
import { timesToKeep } from './backup-rotation'
import type { BackupHolds, BackupInfo } from './contract'
import { isMissing, Refusal, refusalFor } from './refusal'
import { holds as holdsShape, limits } from './requests'
import { bestEffort, ended, logged } from './trouble'

/** The part of the file system the backups use, so tests can let any call fail. */
export type BackupsFs = AtomicFs & Pick<typeof diskFs, 'mkdir' | 'readdir' | 'readFile' | 'stat'>

export type Backups = {
  write(text: string, holds?: BackupHolds): Promise<BackupInfo>
  /** Newest first, by their names alone. */
  list(): Promise<readonly BackupInfo[]>
  read(id: string): Promise<{ text: string }>
  /** Ids of those that are damaged. */
  damaged(): Promise<readonly string[]>
  clear(): Promise<void>
}

type Named = { id: string; at: number }

const damaged = () => new Refusal('unreadable', 'This backup is damaged and cannot be restored. Choose another one.')

/** What each backup holds, by its id; one file for all, which may be lost without harm. */
const holdsName = 'holds.json'
const holdsOfAll = z.record(z.string(), holdsShape)

/** @param isBackup says of a text whether it may become a backup, and of one that is stored whether it counts as sound */
export function createBackups(
  folder: string,
  fs: BackupsFs = diskFs,
  now: () => number = Date.now,
  isBackup: (text: string) => boolean = () => true,
): Backups {
  /** Backups found whole in this run, not hashed again for every rotation. */
  const sound = new Set<string>()
  let last: Promise<unknown> = Promise.resolve()

  const fileOf = (id: string) => path.join(folder, backupName(id))

  /** One job after the other; a failed job does not stop the next. */
  function inTurn<T>(what: string, job: () => Promise<T>): Promise<T> {
    const turn = last.then(job).catch((error: unknown) => Promise.reject(refusalFor(error, what)))
    last = ended(turn)
    return turn
  }

  async function names(): Promise<string[]> {
    try {
      return await fs.readdir(folder)
    } catch (error) {
      if (isMissing(error)) return []
      throw error
    }
  }

  async function stored(): Promise<Named[]> {
    const found = (await names()).flatMap((name) => backupOf(name) ?? [])
    return found.sort((a, b) => b.at - a.at || a.id.localeCompare(b.id))
  }

  async function write(text: string, holds: BackupHolds | null): Promise<BackupInfo> {
    if (Buffer.byteLength(text, 'utf8') > limits.text)
      throw new Refusal('too-large', 'The backup would be larger than 256 MB and was not written.')
    if (!isBackup(text))
      throw new Refusal('invalid', 'What was to be backed up is no whole archive, so it was not written.')
    await fs.mkdir(folder, { recursive: true, mode: 0o700 })
    const bytes = await pack(text)
    const at = now()
    const id = idOf(at, bytes)
    await writeAtomically(fileOf(id), bytes, fs)
    try {
      if ((await read(id)) !== text) throw damaged()
    } catch (error) {
      logged('Reading a new backup back', error)
      await bestEffort('Removing a backup that could not be read back', fs.rm(fileOf(id), { force: true }))
      throw new Refusal(
        'unreadable',
        'The new backup could not be read back from the disk, so it does not count. Earlier backups are untouched.',
      )
    }
    sound.add(id)
    if (holds) await bestEffort('Noting what a backup holds', noteHolds(id, holds))
    // The new backup is safe; tidying up that fails is tried again after the next one.
    await bestEffort('Removing old backups', rotate(at))
    return { id, at, bytes: bytes.length, holds }
  }

  async function readHolds(): Promise<Record<string, BackupHolds>> {
    try {
      const text = (await fs.readFile(path.join(folder, holdsName))).toString('utf8')
      const parsed = holdsOfAll.safeParse(JSON.parse(text))
      return parsed.success ? parsed.data : {}
    } catch {
      // Lost or damaged: the backups are what counts.
      return {}
    }
  }

  async function noteHolds(id: string, holds: BackupHolds): Promise<void> {
    const there = new Set((await stored()).map((one) => one.id))
    const kept = Object.entries(await readHolds()).filter(([one]) => there.has(one))
    await writeAtomically(
      path.join(folder, holdsName),
      JSON.stringify({ ...Object.fromEntries(kept), [id]: holds }),
      fs,
    )
  }

  async function read(id: string): Promise<string> {
    const bytes = await fs.readFile(fileOf(id)).catch((error: unknown) => {
      throw isMissing(error) ? new Refusal('unreadable', 'This backup is no longer there.') : error
    })
    if (!isWhole(id, bytes)) throw damaged()
    return unpack(bytes, limits.text).catch(() => Promise.reject(damaged()))
  }

  async function rotate(at: number): Promise<void> {
    for (const draft of (await names()).filter(isDraft)) await fs.rm(path.join(folder, draft), { force: true })
    const all = await stored()
    // Without the damaged ones more of the others stay, never fewer: when all fit, none needs to be opened.
    if (surplus(all, at).length === 0) return
    const whole: Named[] = []
    for (const one of all) if (await isSound(one.id)) whole.push(one)
    for (const { id } of surplus(whole, at)) {
      await fs.rm(fileOf(id), { force: true })
      sound.delete(id)
    }
  }

  function surplus(backups: readonly Named[], at: number): Named[] {
    const keep = timesToKeep(
      backups.map((one) => one.at),
      at,
    )
    return backups.filter((one) => !keep.has(one.at))
  }

  async function isSound(id: string): Promise<boolean> {
    if (sound.has(id)) return true
    // One that another program, or an earlier version, filled with something else counts like a damaged one.
    const whole = await read(id).then(isBackup, () => false)
    if (whole) sound.add(id)
    return whole
  }

  async function listed(): Promise<BackupInfo[]> {
    const [all, holds] = [await stored(), await readHolds()]
    return Promise.all(all.map((one) => describe(one, holds[one.id] ?? null)))
  }

  async function damagedOnes(): Promise<string[]> {
    const bad: string[] = []
    for (const { id } of await stored()) {
      // What was sound a moment ago may have been damaged since.
      sound.delete(id)
      if (!(await isSound(id))) bad.push(id)
    }
    return bad
  }

  async function describe({ id, at }: Named, holds: BackupHolds | null): Promise<BackupInfo> {
    // One that cannot be looked at must not hide the others; reading it says why.
    const bytes = await fs.stat(fileOf(id)).then(
      (found) => found.size,
      () => 0,
    )
    return { id, at, bytes, holds }
  }

  async function clear(): Promise<void> {
    sound.clear()
    const ours = (await names()).filter((name) => backupOf(name) !== null || isDraft(name) || name === holdsName)
    if (ours.length === 0) return
    const removals = await Promise.allSettled(ours.map((name) => fs.rm(path.join(folder, name), { force: true })))
    const failed = removals.find((one) => one.status === 'rejected')
    if (failed) throw failed.reason
    await fs.syncFolder(folder)
  }

  return {
    write: (text, holds) => inTurn('The backup', () => write(text, holds ?? null)),
    list: () => inTurn('The folder of the backups', listed),
    damaged: () => inTurn('The folder of the backups', damagedOnes),
    read: (id) => inTurn('The backup', async () => ({ text: await read(id) })),
    clear: () => inTurn('The folder of the backups', clear),
  }
}

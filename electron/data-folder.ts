/**
 * The folder of everything the app keeps, before anything opens it: whether it can be written to, whether another run of
 * the app holds it, and what stands in the place of one of its folders. Plain Node, no Electron. All at once and without
 * waiting: Electron opens the folder by itself as soon as the event loop turns.
 */
import * as realFs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setAsideName } from './set-aside'

export type FolderFs = Pick<
  typeof realFs,
  | 'accessSync'
  | 'lstatSync'
  | 'mkdirSync'
  | 'readdirSync'
  | 'readlinkSync'
  | 'renameSync'
  | 'rmSync'
  | 'statSync'
  | 'writeFileSync'
>

const sentences: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk it is on is full.',
  EDQUOT: 'The disk it is on is full.',
  EROFS: 'It is on a disk that is read-only.',
  EACCES: 'You may not write there.',
  EPERM: 'You may not write there.',
  EEXIST: 'A file stands in its place.',
  ENOTDIR: 'A file stands in its place.',
  ELOOP: 'It leads back to itself.',
  ENOENT: 'The disk it is on is not there.',
}

/** The database's folder, as Chromium names it. */
export const databaseName = 'IndexedDB'
/** Says that the next start sets the database aside and begins a new one. */
export const freshName = 'start-fresh'
/** Says that the next start, once, looks at a copy and leaves everything as it is. */
export const copyName = 'look-at-copy'
/** Folders of ours in the data folder; a file in the place of one would be in the way for ever. */
const ownFolders = [setAsideName, 'journal', 'statements', 'backups', databaseName] as const

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : '')

/** What came of a call, or what it should be taken for when it fails. */
function tried<T>(call: () => T, otherwise: T): T {
  try {
    return call()
  } catch {
    return otherwise
  }
}

/** Null when files can be made in the folder, and it is made where there is none; otherwise why not, in a sentence. */
export function troubleOf(folder: string, fs: FolderFs = realFs): string | null {
  const probe = path.join(folder, `.probe-${process.pid}`)
  try {
    fs.mkdirSync(folder, { recursive: true })
    fs.readdirSync(folder)
    fs.writeFileSync(probe, '')
    fs.rmSync(probe, { force: true })
    return null
  } catch (error) {
    return sentences[codeOf(error)] ?? `The system says ${codeOf(error) || 'nothing more'}.`
  }
}

/**
 * Moves what stands in the place of one of our folders and is none, and the database when a fresh one was asked for.
 * Returns the names of what was moved. One that cannot be moved keeps no other, and the app not from starting.
 */
export function clearPlaces(userData: string, fs: FolderFs = realFs, now = Date.now()): string[] {
  const fresh = takeRequest(userData, freshName, fs)
  const moved = ownFolders.filter((name) => {
    const inTheWay = (fresh && name === databaseName) || isNoFolder(path.join(userData, name), fs)
    return inTheWay && movedAway(userData, name, fs, now)
  })
  return moved
}

/** Whether the last run asked this one for something. Asked for once is done once: what fails, the page can ask for again. */
export function takeRequest(userData: string, name: string, fs: FolderFs = realFs): boolean {
  const file = path.join(userData, name)
  const asked = exists(file, fs)
  if (asked) tried(() => fs.rmSync(file, { recursive: true, force: true }), undefined)
  return asked
}

const exists = (file: string, fs: FolderFs): boolean => tried(() => fs.lstatSync(file) !== undefined, false)

/** Something is there, and it is neither a folder nor a link to one. */
const isNoFolder = (file: string, fs: FolderFs): boolean =>
  exists(file, fs) && !tried(() => fs.statSync(file).isDirectory(), false)

function movedAway(userData: string, name: string, fs: FolderFs, now: number): boolean {
  const named = `${new Date(now).toISOString().replace(/[:.]/g, '-')} ${name}`
  // What stands in the place of the folder for such things can only go beside it.
  const to = name === setAsideName ? path.join(userData, named) : path.join(userData, setAsideName, named)
  return tried(() => {
    if (!exists(path.join(userData, name), fs) || exists(to, fs)) return false
    fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 })
    fs.renameSync(path.join(userData, name), to)
    return true
  }, false)
}

/** Chromium's own files by which one run of the app knows of another. They hold no data. */
const lockFiles = ['SingletonLock', 'SingletonSocket', 'SingletonCookie'] as const

/**
 * Whether another run of the app really holds the data folder, when Chromium says that it cannot be had. It says the
 * same of a lock that cannot be read or made, and of one left by another computer that shares the folder.
 */
export function isHeld(userData: string, fs: FolderFs = realFs, alive: (pid: number) => boolean = isAlive): boolean {
  if (process.platform === 'win32') return true
  const lock = tried(() => String(fs.readlinkSync(path.join(userData, lockFiles[0]))), '')
  const [, host = '', pid = ''] = /^(.*)-(\d+)$/.exec(lock) ?? []
  return host === os.hostname() && alive(Number(pid))
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** Removes a lock that nobody holds. */
export function dropStaleLock(userData: string, fs: FolderFs = realFs): void {
  for (const name of lockFiles)
    tried(() => fs.rmSync(path.join(userData, name), { recursive: true, force: true }), undefined)
}

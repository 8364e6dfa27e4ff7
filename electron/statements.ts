/**
 * The statements: an append-only second copy of what a candidate says outside exams (notes, tags, card reviews, settings),
 * in `<folder>/statements.jsonl`, with lines like those of a journal. What is in them is the page's business. An append is
 * in the system's hands when it is answered, so that it outlives the app, and forced to disk within a second.
 */
import { constants } from 'node:fs'
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { diskFs } from './atomic-file'
import type { StatementsLook, StatementsPiece } from './contract'
import { finish, writeAll } from './file-handle'
import { encodeEntries } from './journal-file'
import { isMissing, Refusal, refusalFor } from './refusal'
import { isWholeFile, lookInto, pieceAt } from './statement-reader'
import { clearPlace, copyAside, draftName, fileName, removeAll } from './statement-folder'
import { bestEffort, ended, logged } from './trouble'

/** The part of the file system the statements use, so tests can let any call fail. */
export type StatementsFs = Pick<
  typeof diskFs,
  'mkdir' | 'open' | 'readdir' | 'rename' | 'rm' | 'stat' | 'syncFolder' | 'copyFile'
>

export type Statements = {
  look(): Promise<StatementsLook>
  /** @param from where a line begins: 0, or `next` of the piece before */
  read(from: number): Promise<StatementsPiece>
  append(from: number, entries: readonly string[]): Promise<{ entries: number }>
  /** Forces to disk now what was appended. */
  force(): Promise<void>
  draft(from: number, entries: readonly string[]): Promise<{ entries: number }>
  adopt(entries: number, keepOld: boolean): Promise<void>
  clear(): Promise<void>
}

const forcedWithin = 1_000
/** Nothing is appended to more than this. */
const mostBytes = 256 * 1024 * 1024
const what = 'The second copy of your notes, tags, cards and settings'

type Known = { entries: number; bytes: number; endsWhole: boolean }

export function createStatements(folder: string, fs: StatementsFs = diskFs): Statements {
  const file = path.join(folder, fileName)
  const draftFile = path.join(folder, draftName)
  let known: Known | null = null
  let drafted = { entries: 0, bytes: 0 }
  let unforced = false
  let timer: ReturnType<typeof setTimeout> | undefined
  /** Forcing failed while nobody waited for it; the next append says so. */
  let failure: unknown = null
  let last: Promise<unknown> = Promise.resolve()

  /** One job after the other; a failed job does not stop the next. */
  function inTurn<T>(job: () => Promise<T>): Promise<T> {
    const turn = last.then(job).catch((error: unknown) => Promise.reject(refusalFor(error, what)))
    last = ended(turn)
    return turn
  }

  async function opened<T>(
    name: string,
    use: (handle: FileHandle, bytes: number) => Promise<T>,
    missing: T,
  ): Promise<T> {
    let handle: FileHandle
    try {
      handle = await fs.open(name, 'r')
    } catch (error) {
      if (isMissing(error)) return missing
      throw error
    }
    return finish(handle, async () => use(handle, (await handle.stat()).size))
  }

  async function look(): Promise<StatementsLook> {
    known = null
    await clearPlace(folder, file, fs)
    const nothing: StatementsLook = { bytes: 0, entries: 0, first: null, last: null, endsWhole: true }
    const found = await opened(file, lookInto, nothing)
    known = { entries: found.entries, bytes: found.bytes, endsWhole: found.endsWhole }
    return found
  }

  async function read(from: number): Promise<StatementsPiece> {
    const nothing: StatementsPiece = { entries: [], next: null, damaged: 0 }
    return opened(
      file,
      async (handle, bytes) => {
        if (from >= bytes) return nothing
        const { entries, used, damaged } = await pieceAt(handle, from, bytes)
        return { entries, damaged, next: from + used < bytes ? from + used : null }
      },
      nothing,
    )
  }

  async function append(from: number, entries: readonly string[]): Promise<{ entries: number }> {
    if (failure !== null) {
      const error = failure
      failure = null
      throw error
    }
    await fs.mkdir(folder, { recursive: true, mode: 0o700 })
    if (known === null || known.bytes !== (await sizeOf(file))) await look()
    const before = known ?? { entries: 0, bytes: 0, endsWhole: true }
    if (before.entries !== from) throw wrongCount(before.entries, from)
    if (entries.length === 0) return { entries: from }
    // Half a line must not take the next one with it.
    const bytes = Buffer.concat([Buffer.from(before.endsWhole ? '' : '\n'), encodeEntries(from, entries)])
    if (before.bytes + bytes.length > mostBytes) throw new Refusal('too-large', `${what} has grown too large.`)
    known = null
    await written(file, bytes, before.bytes)
    known = { entries: from + entries.length, bytes: before.bytes + bytes.length, endsWhole: true }
    unforced = true
    timer ??= setTimeout(() => {
      inTurn(force).catch((error: unknown) => {
        logged('Forcing the statements to disk', error)
        failure = error
      })
    }, forcedWithin)
    return { entries: known.entries }
  }

  async function written(name: string, bytes: Uint8Array, at: number): Promise<void> {
    const handle = await fs.open(name, constants.O_RDWR | constants.O_CREAT, 0o600)
    await finish(handle, async () => {
      try {
        await writeAll(handle, bytes, at)
      } catch (error) {
        await bestEffort('Taking back half a line of the statements', handle.truncate(at))
        throw error
      }
    })
  }

  async function force(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    if (!unforced) return
    await synced(file)
    await fs.syncFolder(folder)
    unforced = false
  }

  const synced = (name: string) => fs.open(name, 'r+').then((handle) => finish(handle, () => handle.datasync()))

  const sizeOf = (name: string) => opened(name, (_, bytes) => Promise.resolve(bytes), 0)

  async function draft(from: number, entries: readonly string[]): Promise<{ entries: number }> {
    if (from === 0) {
      await clearPlace(folder, file, fs)
      await fs.mkdir(folder, { recursive: true, mode: 0o700 })
      await fs.rm(draftFile, { force: true, recursive: true })
      drafted = { entries: 0, bytes: 0 }
    }
    if (drafted.entries !== from) throw wrongCount(drafted.entries, from)
    const bytes = encodeEntries(from, entries)
    await written(draftFile, bytes, drafted.bytes)
    drafted = { entries: from + entries.length, bytes: drafted.bytes + bytes.length }
    return { entries: drafted.entries }
  }

  /** The draft is on the disk and was read back before the old file goes. */
  async function adopt(entries: number, keepOld: boolean): Promise<void> {
    if (drafted.entries !== entries) throw wrongCount(drafted.entries, entries)
    await synced(draftFile)
    if (!(await opened(draftFile, (handle, bytes) => isWholeFile(handle, bytes, entries), false)))
      throw new Refusal('unreadable', `${what} could not be read back from the disk, so the earlier one stays.`)
    if (keepOld) await copyAside(folder, file, fs)
    await fs.rename(draftFile, file)
    await fs.syncFolder(folder)
    known = { ...drafted, endsWhole: true }
    drafted = { entries: 0, bytes: 0 }
    unforced = false
    failure = null
  }

  async function clear(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    known = null
    unforced = false
    failure = null
    await removeAll(folder, fs)
  }

  return {
    look: () => inTurn(look),
    read: (from) => inTurn(() => read(from)),
    append: (from, entries) => inTurn(() => append(from, entries)),
    force: () => inTurn(force),
    draft: (from, entries) => inTurn(() => draft(from, entries)),
    adopt: (entries, keepOld) => inTurn(() => adopt(entries, keepOld)),
    clear: () => inTurn(clear),
  }
}

const wrongCount = (there: number, asked: number) =>
  new Refusal('invalid', `The statements hold ${there} entries, not ${asked}; another writer may be at work.`)

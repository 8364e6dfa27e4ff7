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
import { hasCode, isMissing, Refusal, refusalFor } from './refusal'
import { decodePiece } from './statement-file'
import { draftName, fileName, isOurs, setAsideName } from './statement-names'
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

/** Bytes read at once; longer than any line. */
const pieceBytes = 4 * 1024 * 1024
const headBytes = 64 * 1024
/** Milliseconds. */
const forcedWithin = 1_000
/** What grows beyond this is not appended to any more; the page writes it anew without what is outdated. */
const mostBytes = 256 * 1024 * 1024
const what = 'The second copy of your notes, tags, cards and settings'

type Known = { entries: number; bytes: number; endsWhole: boolean }

export function createStatements(folder: string, fs: StatementsFs = diskFs): Statements {
  const file = path.join(folder, fileName)
  const draftFile = path.join(folder, draftName)
  let known: Known | null = null
  let drafted: { entries: number; bytes: number } = { entries: 0, bytes: 0 }
  /** Appended and not forced to disk yet. */
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

  async function opened<T>(name: string, use: (handle: FileHandle, bytes: number) => Promise<T>, missing: T): Promise<T> {
    let handle: FileHandle
    try {
      handle = await fs.open(name, 'r')
    } catch (error) {
      if (isMissing(error)) return missing
      throw error
    }
    return finish(handle, async () => use(handle, (await handle.stat()).size))
  }

  /** What stands in the place of our folder or file and is none goes out of the way, and is kept. */
  async function clearPlace(): Promise<void> {
    await moveAwayUnless(folder, (found) => found.isDirectory())
    await moveAwayUnless(file, (found) => found.isFile())
  }

  async function moveAwayUnless(place: string, right: (found: Awaited<ReturnType<StatementsFs['stat']>>) => boolean) {
    const found = await fs.stat(place).catch((error: unknown) => {
      if (isMissing(error) || hasCode(error, 'ENOTDIR')) return null
      throw error
    })
    if (found === null || right(found)) return
    await fs.rename(place, `${place}.set-aside-${Date.now()}`)
  }

  async function look(): Promise<StatementsLook> {
    known = null
    await clearPlace()
    const nothing: StatementsLook = { bytes: 0, entries: 0, first: null, last: null, endsWhole: true }
    const found = await opened(file, lookInto, nothing)
    known = { entries: found.entries, bytes: found.bytes, endsWhole: found.endsWhole }
    return found
  }

  async function lookInto(handle: FileHandle, bytes: number): Promise<StatementsLook> {
    const head = decodePiece(await part(handle, 0, Math.min(headBytes, bytes)), bytes <= headBytes)
    const first = head.entries[0] ?? null
    const tail = await tailOf(handle, bytes)
    if (tail) return { bytes, ...tail, first, endsWhole: true }
    const entries = await countAll(handle, bytes)
    return { bytes, entries, first, last: null, endsWhole: bytes === 0 || (await endsInNewline(handle, bytes)) }
  }

  /** The last line, when the end of the file is whole. */
  async function tailOf(handle: FileHandle, bytes: number): Promise<{ entries: number; last: string } | null> {
    for (let length = Math.min(headBytes, bytes); length > 0; length = Math.min(length * 8, bytes)) {
      const read = await part(handle, bytes - length, length)
      const start = read.lastIndexOf(0x0a, read.length - 2) + 1
      if (start > 0 || length === bytes) {
        const { entries, next, damaged } = decodePiece(read.subarray(start), true)
        return entries[0] === undefined || damaged > 0 ? null : { entries: next, last: entries[0] }
      }
      if (length >= pieceBytes) return null
    }
    return null
  }

  const endsInNewline = async (handle: FileHandle, bytes: number) => (await part(handle, bytes - 1, 1))[0] === 0x0a

  async function countAll(handle: FileHandle, bytes: number): Promise<number> {
    let entries = 0
    for (let from = 0; from < bytes;) {
      const piece = await pieceAt(handle, from, bytes)
      entries = Math.max(entries, piece.next)
      from += piece.used
    }
    return entries
  }

  async function pieceAt(handle: FileHandle, from: number, bytes: number) {
    const length = Math.min(pieceBytes, bytes - from)
    return decodePiece(await part(handle, from, length), from + length === bytes)
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

  async function synced(name: string): Promise<void> {
    const handle = await fs.open(name, 'r+')
    await finish(handle, () => handle.datasync())
  }

  async function sizeOf(name: string): Promise<number> {
    return opened(name, (_, bytes) => Promise.resolve(bytes), 0)
  }

  async function draft(from: number, entries: readonly string[]): Promise<{ entries: number }> {
    if (from === 0) {
      await clearPlace()
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
    if (!(await isWhole(draftFile, entries)))
      throw new Refusal('unreadable', `${what} could not be read back from the disk, so the earlier one stays.`)
    if (keepOld) await copyAside()
    await fs.rename(draftFile, file)
    await fs.syncFolder(folder)
    known = { ...drafted, endsWhole: true }
    drafted = { entries: 0, bytes: 0 }
    unforced = false
    failure = null
  }

  async function isWhole(name: string, entries: number): Promise<boolean> {
    return opened(
      name,
      async (handle, bytes) => {
        let count = 0
        for (let from = 0; from < bytes;) {
          const piece = await pieceAt(handle, from, bytes)
          count += piece.entries.length
          if (piece.damaged > 0 || piece.next !== count) return false
          from += piece.used
        }
        return count === entries
      },
      false,
    )
  }

  async function copyAside(): Promise<void> {
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

  async function clear(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    known = null
    unforced = false
    failure = null
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

async function part(handle: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length)
  let done = 0
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, from + done)
    if (bytesRead === 0) break
    done += bytesRead
  }
  return bytes.subarray(0, done)
}

const wrongCount = (there: number, asked: number) =>
  new Refusal('invalid', `The statements hold ${there} entries, not ${asked}; another writer may be at work.`)

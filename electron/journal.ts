/**
 * The journals: an append-only second copy of every attempt, outside the browser's storage and forced to disk.
 * `<folder>/<attemptId>.jsonl`; a damaged end is moved to `<attemptId>.damaged-<n>`, never deleted.
 */
import { constants } from 'node:fs'
import * as realFs from 'node:fs/promises'
import path from 'node:path'
import { syncFolder } from './atomic-file'
import type { JournalSummary } from './contract'
import { countFromTail, decodeJournal, encodeEntries } from './journal-file'
import { Refusal, refusalFor } from './refusal'

/** The part of the file system the journal uses, so tests can let any call fail. */
export type JournalFs = Pick<typeof realFs, 'mkdir' | 'open' | 'readdir' | 'readFile'> & { syncFolder(folder: string): Promise<void> }

export type Journal = {
  append(attemptId: string, from: number, entries: readonly string[]): Promise<{ entries: number }>
  list(): Promise<readonly JournalSummary[]>
  read(attemptId: string): Promise<{ entries: readonly string[]; damaged: boolean }>
}

type Opened = { entries: number; bytes: number }

const firstTail = 64 * 1024
const validId = /^[A-Za-z0-9-]{1,64}$/
/** Windows would open a device instead of a file of this name. */
const deviceName = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i
const what = 'The journal of this attempt'

export function createJournal(folder: string, fs: JournalFs = { ...realFs, syncFolder }): Journal {
  /** Length and count of journals already checked in this run. */
  const opened = new Map<string, Opened>()
  /** Journals whose damaged end was set aside in this run. */
  const repaired = new Set<string>()
  const queues = new Map<string, Promise<unknown>>()

  const fileOf = (id: string) => path.join(folder, `${id}.jsonl`)

  /** Runs the jobs of one attempt one after the other; a failed job does not stop the next. */
  function inTurn<T>(id: string, job: () => Promise<T>): Promise<T> {
    if (!validId.test(id) || deviceName.test(id)) return Promise.reject(new Refusal('invalid', 'This is not the name of an attempt.'))
    const turn = (queues.get(id) ?? Promise.resolve()).catch(() => undefined).then(job)
    const settled = turn.catch((error: unknown) => Promise.reject(refusalFor(error, what)))
    queues.set(id, settled.catch(() => undefined))
    return settled
  }

  async function readBytes(id: string): Promise<Buffer> {
    try {
      return await fs.readFile(fileOf(id))
    } catch (error) {
      if (isMissing(error)) return Buffer.alloc(0)
      throw error
    }
  }

  /** Checks the whole file, sets a damaged end aside, and remembers how far it is good. */
  async function check(id: string, purpose: 'read' | 'append'): Promise<readonly string[]> {
    opened.delete(id)
    const bytes = await readBytes(id)
    const { entries, goodBytes } = decodeJournal(bytes)
    if (goodBytes < bytes.length) {
      repaired.add(id)
      try {
        await setAside(id, bytes.subarray(goodBytes), goodBytes)
      } catch (error) {
        // A full or read-only disk must not keep the good entries from being read; the repair is tried again later.
        if (purpose === 'append') throw error
        return entries
      }
    }
    opened.set(id, { entries: entries.length, bytes: goodBytes })
    return entries
  }

  async function setAside(id: string, damaged: Uint8Array, goodBytes: number): Promise<void> {
    const copy = await openFirstFree(path.join(folder, `${id}.damaged-`))
    await finish(copy, async () => {
      await writeAll(copy, damaged, 0)
      await copy.sync()
    })
    await fs.syncFolder(folder)
    const journal = await fs.open(fileOf(id), 'r+')
    await finish(journal, async () => {
      await journal.truncate(goodBytes)
      await journal.sync()
    })
  }

  async function openFirstFree(prefix: string): Promise<realFs.FileHandle> {
    for (let n = 1; n < 1000; n++) {
      try {
        return await fs.open(`${prefix}${n}`, 'wx')
      } catch (error) {
        if (!hasCode(error, 'EEXIST')) throw error
      }
    }
    throw new Refusal('unreadable', `${what} is damaged again and again; look at its folder.`)
  }

  async function append(id: string, from: number, entries: readonly string[]): Promise<{ entries: number }> {
    await fs.mkdir(folder, { recursive: true })
    const known = opened.get(id)
    if (!known || known.bytes !== (await sizeOf(id))) await check(id, 'append')
    const state = opened.get(id) ?? { entries: 0, bytes: 0 }
    if (state.entries !== from)
      throw new Refusal('invalid', `The journal holds ${state.entries} entries, not ${from}; another writer may be at work.`)
    if (entries.length === 0) return { entries: from }
    const bytes = encodeEntries(from, entries)
    const created = state.bytes === 0
    const file = await fs.open(fileOf(id), constants.O_RDWR | constants.O_CREAT, 0o600)
    await finish(file, async () => {
      try {
        await writeAll(file, bytes, state.bytes)
        await file.datasync()
        if (created) await fs.syncFolder(folder)
      } catch (error) {
        // Back to the last good byte, so a later append does not follow half a line. If even that fails, check() repairs.
        opened.delete(id)
        await file.truncate(state.bytes).catch(() => undefined)
        throw error
      }
    })
    opened.set(id, { entries: from + entries.length, bytes: state.bytes + bytes.length })
    return { entries: from + entries.length }
  }

  async function sizeOf(id: string): Promise<number> {
    return withFile(id, async (file) => (await file.stat()).size, 0)
  }

  async function withFile<T>(id: string, use: (file: realFs.FileHandle) => Promise<T>, missing: T): Promise<T> {
    let file: realFs.FileHandle
    try {
      file = await fs.open(fileOf(id), 'r')
    } catch (error) {
      if (isMissing(error)) return missing
      throw error
    }
    return finish(file, () => use(file))
  }

  async function countCheaply(file: realFs.FileHandle): Promise<number | null> {
    const { size } = await file.stat()
    for (let length = Math.min(firstTail, size); ; length = Math.min(length * 8, size)) {
      const tail = Buffer.alloc(length)
      const { bytesRead } = await file.read(tail, 0, length, size - length)
      const count = bytesRead === length ? countFromTail(tail, length === size) : null
      if (count !== 'short') return count
    }
  }

  async function summarize(id: string): Promise<JournalSummary> {
    try {
      const count = await withFile(id, countCheaply, 0)
      return { attemptId: id, entries: count ?? (await check(id, 'read')).length, damaged: repaired.has(id) }
    } catch {
      // One unreadable journal must not hide the others; reading it says why.
      return { attemptId: id, entries: 0, damaged: true }
    }
  }

  return {
    append: (id, from, entries) => inTurn(id, () => append(id, from, entries)),
    read: (id) => inTurn(id, async () => ({ entries: await check(id, 'read'), damaged: repaired.has(id) })),
    async list() {
      const names = await fs.readdir(folder).catch((error: unknown) => {
        if (isMissing(error)) return []
        throw refusalFor(error, 'The folder of the journals')
      })
      const ids = names.filter((name) => name.endsWith('.jsonl')).map((name) => name.slice(0, -'.jsonl'.length))
      return Promise.all(ids.filter((id) => validId.test(id)).sort().map((id) => inTurn(id, () => summarize(id))))
    },
  }
}

const hasCode = (error: unknown, code: string): boolean => error instanceof Error && 'code' in error && error.code === code
const isMissing = (error: unknown): boolean => hasCode(error, 'ENOENT')

async function writeAll(file: realFs.FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done)
    done += bytesWritten
  }
}

async function finish<T>(file: realFs.FileHandle, use: () => Promise<T>): Promise<T> {
  try {
    return await use()
  } finally {
    await file.close()
  }
}

/**
 * The journals: an append-only second copy of every attempt, outside the browser's storage and forced to disk.
 * `<folder>/<attemptId>.jsonl`; a damaged end is moved to `<attemptId>.damaged-<n>`, never deleted. When the damage is in
 * the middle the whole file is copied there, and what is whole of it is written anew.
 */
import type { FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { diskFs } from './atomic-file'
import type { JournalReading, JournalSummary } from './contract'
import { bytesOf, readFrom, writeAll } from './file-handle'
import { countCheaply } from './journal-count'
import { decodeJournal, encodeEntries } from './journal-file'
import {
  attemptsIn,
  isAttemptId,
  journalName,
  journalsIn,
  moveBeside,
  removeJournal,
  removeJournals,
  type MoveAway,
} from './journal-folder'
import { mendJournal } from './journal-mend'
import { createKeptOpen, type KeptOpenFs } from './kept-open'
import { Refusal, refusalFor } from './refusal'
import { bestEffort, ended, logged } from './trouble'

/** The part of the file system the journal uses, so tests can let any call fail. */
export type JournalFs = KeptOpenFs &
  Pick<typeof diskFs, 'mkdir' | 'readdir' | 'readFile' | 'rename' | 'rm' | 'syncFolder'>

export type Journal = {
  append(attemptId: string, from: number, entries: readonly string[]): Promise<{ entries: number }>
  /** Those of `closed` are neither opened nor listed: with many ended attempts, opening them all makes a slow start. */
  list(closed: readonly string[]): Promise<readonly JournalSummary[]>
  /** Every whole entry, also behind a damaged line; `damagedLines` counts those that are not whole. */
  read(attemptId: string): Promise<JournalReading>
  /** Names of all journals, without looking into any. */
  names(): Promise<readonly string[]>
  /** Moves a journal, whatever it is, out of the folder. Null when there is none. */
  setAside(attemptId: string): Promise<{ name: string } | null>
  /** Removes one attempt's journal and what was set aside of it, after the writing that is under way. */
  remove(attemptId: string): Promise<void>
  /** Removes the journals of all attempts and what was set aside of them, after the writing that is under way. */
  clear(): Promise<void>
}

type Opened = { entries: number; bytes: number }

const what = 'The journal of this attempt'

export function createJournal(folder: string, fs: JournalFs = diskFs, moveAway: MoveAway = moveBeside(fs)): Journal {
  /** Length and count of journals already checked in this run. */
  const opened = new Map<string, Opened>()
  /** Journals whose damage was found in this run, with the number of damaged lines. */
  const repaired = new Map<string, number>()
  /** Journals under names that are none of ours (copies that a program made of them), by the name they are given here. */
  let strays: ReadonlyMap<string, string> = new Map()
  /** The journal that is being written stays open; it is let go of before anything else happens to it. */
  const kept = createKeptOpen(fs)
  const queues = new Map<string, Promise<unknown>>()
  /** The last removal of all; a job that has no queue yet begins after it. */
  let cleared: Promise<unknown> = Promise.resolve()

  const fileOf = (id: string) => path.join(folder, strays.get(id) ?? journalName(id))

  /** Runs the jobs of one attempt one after the other; a failed job does not stop the next. */
  function inTurn<T>(id: string, job: () => Promise<T>): Promise<T> {
    if (!isAttemptId(id)) return Promise.reject(new Refusal('invalid', 'This is not the name of an attempt.'))
    const turn = (queues.get(id) ?? cleared).then(job)
    const settled = turn.catch((error: unknown) => Promise.reject(refusalFor(error, what)))
    queues.set(id, ended(settled))
    return settled
  }

  /** Checks the whole file, sets a damaged end aside, and remembers how far it is good. */
  async function check(id: string, purpose: 'read' | 'append'): Promise<readonly string[]> {
    opened.delete(id)
    const bytes = await bytesOf(fileOf(id), fs)
    const decoded = decodeJournal(bytes)
    const { entries, goodBytes, damagedLines } = decoded
    let length = goodBytes
    if (goodBytes < bytes.length) {
      repaired.set(id, (repaired.get(id) ?? 0) + damagedLines)
      await kept.letGo(fileOf(id))
      try {
        length = await mendJournal({ folder, id, file: fileOf(id), bytes, decoded }, fs)
      } catch (error) {
        // A full or read-only disk must not keep the good entries from being read; the repair is tried again later.
        if (purpose === 'append') throw error
        return entries
      }
    }
    opened.set(id, { entries: entries.length, bytes: length })
    return entries
  }

  async function append(id: string, from: number, entries: readonly string[]): Promise<{ entries: number }> {
    // Each step is a trip to another thread while the candidate waits: where nothing changed, there are only those it takes.
    const write = (file: FileHandle) => appendTo(file, id, from, entries)
    const written = await kept.use(fileOf(id), opened.get(id)?.bytes ?? 0, write)
    if (written) return written
    await fs.mkdir(folder, { recursive: true })
    await check(id, 'append')
    if (entries.length === 0 || from !== (opened.get(id)?.entries ?? 0)) return { entries: nextIn(id, from) }
    return kept.make(fileOf(id), write)
  }

  /** The number of entries when it is as the caller thinks. @throws Refusal */
  function nextIn(id: string, from: number): number {
    const count = opened.get(id)?.entries ?? 0
    if (count !== from)
      throw new Refusal('invalid', `The journal holds ${count} entries, not ${from}; another writer may be at work.`)
    return count
  }

  async function appendTo(
    file: FileHandle,
    id: string,
    from: number,
    entries: readonly string[],
  ): Promise<{ entries: number }> {
    nextIn(id, from)
    if (entries.length === 0) return { entries: from }
    const before = opened.get(id)?.bytes ?? 0
    const bytes = encodeEntries(from, entries)
    try {
      await writeAll(file, bytes, before)
      await file.datasync()
      if (before === 0) await fs.syncFolder(folder)
    } catch (error) {
      // Back to the last good byte, so a later append does not follow half a line. If even that fails, check() repairs.
      opened.delete(id)
      await bestEffort('Taking back half a line of a journal', file.truncate(before))
      throw error
    }
    opened.set(id, { entries: from + entries.length, bytes: before + bytes.length })
    return { entries: from + entries.length }
  }

  async function summarize(id: string): Promise<JournalSummary> {
    try {
      const count = await readFrom(fileOf(id), countCheaply, 0, fs)
      return { attemptId: id, entries: count ?? (await check(id, 'read')).length, damaged: repaired.has(id) }
    } catch (error) {
      // One unreadable journal must not hide the others; reading it says why.
      logged('Looking at a journal', error)
      return { attemptId: id, entries: 0, damaged: true }
    }
  }

  async function read(id: string): Promise<JournalReading> {
    const entries = await check(id, 'read')
    const damagedLines = repaired.get(id)
    return damagedLines === undefined ? { entries, damaged: false } : { entries, damaged: true, damagedLines }
  }

  /** Its file is closed, and nothing is known of it. */
  async function forget(id: string): Promise<void> {
    opened.delete(id)
    repaired.delete(id)
    await kept.letGo(fileOf(id))
  }

  return {
    append: (id, from, entries) => inTurn(id, () => append(id, from, entries)),
    read: (id) => inTurn(id, () => read(id)),
    names: async () => attemptsIn(folder, fs),
    setAside: (id) =>
      inTurn(id, async () => {
        await forget(id)
        return moveAway(fileOf(id))
      }),
    async list(closed) {
      const known = new Set(closed)
      const found = await journalsIn(folder, fs)
      strays = found.strays
      const ids = [...found.attempts.filter((id) => !known.has(id)), ...strays.keys()]
      return Promise.all(ids.map((id) => inTurn(id, () => summarize(id))))
    },
    remove: (id) =>
      inTurn(id, async () => {
        await forget(id)
        await removeJournal(folder, id, fs)
      }),
    clear() {
      const before = [...queues.values(), cleared]
      queues.clear()
      const removal = Promise.all(before).then(async () => {
        opened.clear()
        repaired.clear()
        await kept.letGo()
        await removeJournals(folder, fs)
      })
      cleared = ended(removal)
      return removal
    },
  }
}

import { create } from 'zustand'
import { SAID_TABLES } from '../storage/archive-format'
import { STATEMENTS_ROW, type Statement } from '../storage/capture'
import type { Database } from '../storage/database'
import { headLine, linesOf, type Begun } from '../storage/statements'
import { DesktopRefusal, valueOf, type DesktopBridge } from '../desktop'
import { workQueue } from './in-order'
import { within } from './save-failure'
import { inPassing, reasonOf, unexpected } from './trouble'

/*
 * Writes the statements, the second copy of what is said outside exams. What was committed is written at once and in
 * order; what could not be written waits for the next write, and is told until it is there.
 */

export const useSecondCopy = create<{
  /** Why the second copy lacks what was said last. */
  problem: string | null
}>()(() => ({ problem: null }))

/** Longest wait for a second copy before what was said is shown. */
const PATIENCE = 1_500
const TRY_AGAIN = 10_000
/** As many lines and characters as the desktop takes at once, with room to spare. */
const LINES_AT_ONCE = 500
const CHARACTERS_AT_ONCE = 4_000_000
/** More than so many characters are not kept waiting; all of it is written anew then. */
const MOST_WAITING = 16_000_000
/** Rows read from the database in one go. */
const SLICE = 300
/** Lines beyond two for each row, from which on outdated ones are worth removing. */
const OUTDATED = 5_000
/** Characters appended since all was written anew, from which on it is done again. */
const GROWN = 8_000_000

/** How the file stands that is written on. */
export type File = {
  entries: number
  rows: number
  begun: boolean
  complete: boolean
  /** It is damaged, or could not be looked at: it is set aside when it is replaced. */
  keep: boolean
}

export type StatementWriter = {
  /** Takes what was committed. */
  said(statement: Statement): void
  /** Resolves when what was said so far is written, or has failed and is told. */
  written(): Promise<void>
  /** Writes all of it anew from the database, in slices. @throws when it cannot be written; what was there stays */
  rewrite(begun: Begun): Promise<void>
  /** The file turned out to be damaged. */
  keepOld(): void
  /** Forces it to disk, after what is under way. */
  force(): Promise<void>
  /** Whether it should be written anew: it lacks something, or most of its lines are outdated. */
  isUntidy(): boolean
}

export function createStatementWriter(db: Database, desktop: DesktopBridge, found: File): StatementWriter {
  const inOrder = workQueue()
  let file = found
  let waiting: string[] = []
  let length = 0
  /** Something was dropped: only writing all of it anew helps. */
  let dropped = !found.complete && found.begun
  /** Lines committed since the rows of a new file were begun to be read. */
  let since: string[] | null = null
  let flushing: Promise<void> = Promise.resolve()
  let again: ReturnType<typeof setTimeout> | undefined
  let grown = 0
  /** An attempt was deleted for good: what was said of it must not stay in earlier lines. */
  let outdated = false
  let round = 0

  function said(statement: Statement): void {
    const lines = linesOf(statement)
    outdated ||= statement.changes.some(({ table, row }) => table === 'attempts' && row === undefined)
    since?.push(...lines)
    waiting.push(...lines)
    length += lines.reduce((sum, line) => sum + line.length, 0)
    if (length > MOST_WAITING) drop()
    flush()
  }

  /** Goes on without what is not among these lines. */
  function drop(kept: readonly string[] = []): void {
    waiting = [...kept]
    length = kept.reduce((sum, line) => sum + line.length, 0)
    dropped = true
    db.capture.lacks(true)
  }

  function flush(): void {
    flushing = inOrder(async () => {
      if (waiting.length === 0) return
      try {
        await send()
        works()
      } catch (error) {
        fails(error)
      }
    })
  }

  async function send(): Promise<void> {
    if (!file.begun) {
      const head = headLine({ life: db.capture.mark!.life, begun: 'first', complete: file.complete, rows: 0 })
      file = { ...file, entries: await appended([head]), begun: true }
    }
    while (waiting.length > 0) {
      const part = atOnce(waiting)
      const entries = await appended(part)
      file = { ...file, entries }
      waiting = waiting.slice(part.length)
      const sent = part.reduce((sum, line) => sum + line.length, 0)
      length -= sent
      grown += sent
    }
    if (since === null && (grown > GROWN || outdated || isLong() || dropped)) {
      grown = 0
      outdated = false
      inPassing('Writing the second copy anew', rewrite('tidied'))
    }
  }

  const isLong = () => file.entries > 2 * file.rows + OUTDATED

  async function appended(lines: readonly string[]): Promise<number> {
    const append = async (from: number) => (await valueOf(desktop.appendStatements(from, lines))).entries
    try {
      return await append(file.entries)
    } catch (error) {
      if (!(error instanceof DesktopRefusal && error.code === 'invalid')) throw error
      // A write that was reported as failed may be there all the same; written twice, a line counts once.
      const { entries } = await valueOf(desktop.lookAtStatements())
      // Somebody removed it, or its end.
      if (entries < file.entries) drop(lines)
      return append(entries)
    }
  }

  function works(): void {
    clearTimeout(again)
    again = undefined
    if (useSecondCopy.getState().problem !== null && !dropped) useSecondCopy.setState({ problem: null })
  }

  function fails(error: unknown): void {
    const sentence = reasonOf(error) ?? 'The disk did not accept it.'
    if (useSecondCopy.getState().problem === null) unexpected('Writing the second copy of what you said', error)
    useSecondCopy.setState({ problem: sentence })
    again ??= setTimeout(() => {
      again = undefined
      if (dropped) inPassing('Writing the second copy anew', rewrite('tidied'))
      else flush()
    }, TRY_AGAIN)
  }

  async function rewrite(begun: Begun): Promise<void> {
    // What is in the database now is not what the statements stand for.
    if (db.lost) return
    const mine = ++round
    since = []
    const { life } = db.capture.mark!
    const seq = db.capture.committed
    try {
      const rows = (await Promise.all(SAID_TABLES.map((table) => db.table(table).count()))).reduce((a, b) => a + b, 0)
      let entries = 0
      const draft = async (lines: readonly string[]) => {
        if (mine !== round) throw new Overtaken()
        if (lines.length > 0) entries = (await valueOf(desktop.draftStatements(entries, lines))).entries
      }
      await draft([headLine({ life, begun, complete: true, rows })])
      for (const table of SAID_TABLES)
        for await (const changes of slicesOf(db, table)) await draft(linesOf({ seq, after: seq, changes }))
      await draft(linesOf({ seq, after: seq, changes: [] }))
      await inOrder(async () => {
        while (since !== null && since.length > 0) await draft(atOnce(since, true))
        if (mine !== round || db.lost) throw new Overtaken()
        // What waits is in the draft, as a row or as a line; what comes from now on goes behind it.
        const before = waiting
        waiting = []
        since = null
        try {
          await valueOf(desktop.adoptStatements(entries, file.keep))
        } catch (error) {
          waiting = [...before, ...waiting]
          throw error
        }
        length = waiting.reduce((sum, line) => sum + line.length, 0)
        file = { entries, rows, begun: true, complete: true, keep: false }
        dropped = false
      })
      db.capture.lacks(false)
      await db.copies.put({ id: STATEMENTS_ROW, ...db.capture.mark! } as { id: string })
      works()
    } catch (error) {
      if (error instanceof Overtaken) return
      since = null
      dropped = true
      db.capture.lacks(true)
      fails(error)
      throw error
    }
  }

  return {
    said,
    written: () => within(PATIENCE, flushing),
    rewrite,
    keepOld() {
      file = { ...file, keep: true }
    },
    force: () => inOrder(async () => void (await valueOf(desktop.forceStatements()))),
    isUntidy: () => dropped || !file.complete || isLong(),
  }
}

/** A later one has begun, or the database was lost meanwhile. */
class Overtaken extends Error {}

/** The first lines that go in one question; `take` removes them. */
function atOnce(lines: string[], take = false): string[] {
  let characters = 0
  let count = 0
  for (const line of lines) {
    characters += line.length
    if (count >= LINES_AT_ONCE || (count > 0 && characters > CHARACTERS_AT_ONCE)) break
    count += 1
  }
  return take ? lines.splice(0, count) : lines.slice(0, count)
}

/** The rows of a table by their keys, a slice at a time, so that nothing waits long for it. */
async function* slicesOf(db: Database, name: string): AsyncGenerator<Statement['changes']> {
  const table = db.table<unknown, unknown>(name)
  const all = await table.toCollection().primaryKeys()
  for (let from = 0; from < all.length; from += SLICE) {
    const keys = all.slice(from, from + SLICE)
    const rows = await table.bulkGet(keys)
    yield keys.flatMap((key, index) => (rows[index] === undefined ? [] : [{ table: name, key, row: rows[index] }]))
  }
}

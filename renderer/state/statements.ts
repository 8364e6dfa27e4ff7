import { SAID_TABLES, type SaidTable } from '../storage/archive-format'
import { markOf } from '../storage/archive'
import { STATEMENTS_ROW, type Mark } from '../storage/capture'
import type { Database } from '../storage/database'
import {
  goneAttempts,
  mend,
  mendAttempts,
  parseLine,
  reader,
  standingOf,
  type Read,
  type Standing,
} from '../storage/statements'
import { valueOf, type DesktopBridge, type StatementsPiece } from '../desktop'
import { createStatementWriter, type File, type StatementWriter } from './statement-writer'
import { beforeLeaving } from './unsaved'
import type { Finding } from './recovery'
import { bestEffort, logged, unexpected } from './trouble'

/*
 * The second copy of what is said outside exams, from start to end: brought in line with the database when the app
 * starts, written with every change, written anew when it lacks something or has grown. The browser edition has none.
 */

/** What came back and what was damaged, told to the candidate. */
export type Said = Extract<Finding, { kind: 'said' }>

type Tally = { restored: Map<SaidTable, number>; damaged: number; unreadable: boolean }
const noTally = (): Tally => ({ restored: new Map(), damaged: 0, unreadable: false })

/** In the order in which they are told. */
const TOLD: readonly SaidTable[] = ['notes', 'marks', 'reviews', 'cards', 'leftOut', 'drillRounds', 'settings']

/** Null when there is nothing to tell. */
function findingOf({ restored, damaged, unreadable }: Tally): Said | null {
  if (restored.size === 0 && damaged === 0 && !unreadable) return null
  const told = TOLD.map((table) => ({ table, count: restored.get(table) ?? 0 })).filter(({ count }) => count > 0)
  return { kind: 'said', restored: told, damaged, unreadable }
}

/** Up to so many bytes the copies are compared row by row before the app is shown; a longer file in idle time. */
const AT_ONCE = 256 * 1024

type Found = { read: Read; standing: Standing; mark: Mark | null }

/** What the first step at the start hands to the later ones. */
type Opened = {
  db: Database
  desktop: DesktopBridge
  writer: StatementWriter
  /** Null when the copies were not compared row by row. */
  found: Found | null
  /** There is nothing to compare, or it has been done. */
  compared: boolean
  /** The database had nothing, and there were no statements: what was ever said is not known. */
  blank: boolean
}

let opened: Opened | null = null

/**
 * Brings the two copies of what is said outside exams in line, as far as the start cannot wait for it, and catches every
 * change from then on. Call before anything reads or writes; attempts come after they were rebuilt (`bringAttemptsBack`).
 * Never rejects.
 */
export async function openStatements(
  db: Database,
  desktop: DesktopBridge | null,
  now: () => number = Date.now,
): Promise<Said | null> {
  opened = null
  if (!desktop) return null
  const tally = noTally()
  const mark = (await bestEffort('Looking at how far the database has got', markOf(db))) ?? null
  try {
    await compareAtStart(db, desktop, mark, tally, now)
  } catch (error) {
    unexpected('Looking at the second copy of what you said', error)
    tally.unreadable = true
    const life = mark?.life ?? now()
    const unseen: Mark = { life, seq: mark?.seq ?? 0, lacking: true }
    const unknown: File = { entries: 0, rows: 0, begun: true, complete: false, keep: true }
    begin(db, desktop, unseen, unknown, now, { found: null, compared: true, blank: false })
  }
  return findingOf(tally)
}

async function compareAtStart(
  db: Database,
  desktop: DesktopBridge,
  mark: Mark | null,
  tally: Tally,
  now: () => number,
): Promise<void> {
  const look = await valueOf(desktop.lookAtStatements())
  if (look.bytes === 0) {
    const empty = (await Promise.all(SAID_TABLES.map((table) => db.table(table).count()))).every((count) => count === 0)
    const first: Mark = { ...(mark ?? { life: now(), seq: 0 }), ...(empty ? {} : { lacking: true as const }) }
    const none: File = { entries: 0, rows: 0, begun: false, complete: empty, keep: false }
    begin(db, desktop, first, none, now, { found: null, compared: true, blank: empty && mark === null })
    return
  }
  const [first, last] = [look.first, look.last].map((text) => (text === null ? null : parseLine(text)))
  const head = first?.kind === 'head' ? first : null
  const file: File = {
    entries: look.entries,
    rows: head?.rows ?? 0,
    begun: true,
    complete: head?.complete ?? false,
    keep: false,
  }
  const ends = standingOf(mark, {
    head,
    last: last?.kind === 'said' && !last.more ? last.seq : null,
    whole: file.complete && look.endsWhole,
  })
  if (ends === 'alike' && look.bytes > AT_ONCE) {
    begin(db, desktop, mark!, file, now, { found: null, compared: false, blank: false })
    return
  }
  const read = await readAll(desktop)
  tally.damaged = read.damaged
  const standing = standingOf(mark, read)
  const lacking = await mendTables(db, { read, standing, mark }, tally)
  const life = Math.max(mark?.life ?? 0, read.head?.life ?? 0) || now()
  const seq = Math.max(mark?.seq ?? 0, read.last ?? 0)
  const behind = lacking || !read.whole || read.last !== seq || read.head?.life !== life
  const next: Mark = { life, seq, ...(behind ? { lacking: true as const } : {}) }
  if (mark?.exchange && behind) next.exchange = mark.exchange
  if (JSON.stringify(next) !== JSON.stringify(mark))
    await db.copies.put({ id: STATEMENTS_ROW, ...next } as { id: string })
  const found = { read, standing, mark }
  begin(db, desktop, next, { ...file, keep: read.damaged > 0 }, now, { found, compared: true, blank: false })
}

function begin(
  db: Database,
  desktop: DesktopBridge,
  mark: Mark,
  file: File,
  now: () => number,
  known: Pick<Opened, 'found' | 'compared' | 'blank'>,
): void {
  const writer = createStatementWriter(db, desktop, file)
  db.capture.start({ tables: new Set(SAID_TABLES), mark, now, committed: writer.said })
  db.secondCopy = writer.written
  opened = { db, desktop, writer, ...known }
  beforeLeaving(() => (opened?.writer === writer ? forceStatements() : undefined))
}

async function readAll(desktop: DesktopBridge): Promise<Read> {
  const statements = reader()
  for (let from: number | null = 0; from !== null;) {
    const piece: StatementsPiece = await valueOf(desktop.readStatements(from))
    statements.add(piece.entries, piece.damaged)
    from = piece.next
  }
  return statements.end()
}

/** Attempts are looked at when they have been rebuilt. */
const MENDED_FIRST = SAID_TABLES.filter((table) => table !== 'attempts')
// With the table of the copies, so that what comes from the statements is not written there once more.
const tablesToMend = (db: Database) => [...MENDED_FIRST.map((one) => db.table(one)), db.copies]

/** In one transaction, all or nothing. True when the database has rows that the statements do not have. */
async function mendTables(db: Database, { read, standing, mark }: Found, tally: Tally): Promise<boolean> {
  return db.transaction('rw', tablesToMend(db), async () => {
    let lacking = false
    for (const name of MENDED_FIRST) {
      const table = db.table(name)
      const mending = mend(name, standing, mark, read, await table.toArray())
      if (mending.put.length > 0) await table.bulkPut(mending.put)
      if (mending.remove.length > 0) await table.bulkDelete(mending.remove as string[])
      const count = told(name, mending.put)
      if (count > 0) tally.restored.set(name, count)
      lacking ||= mending.lacking
    }
    return lacking
  })
}

/** Settings that the app keeps for itself; nobody would miss them. */
const OWN_SETTINGS = new Set([
  'lastBackup',
  'emptiedOnPurpose',
  'lossOpen',
  'exchange',
  'singleCopyNoticeSeen',
  'nameDrafts',
])

function told(name: SaidTable, rows: readonly unknown[]): number {
  if (name === 'deletions') return 0
  if (name !== 'settings') return rows.length
  return rows.filter((row) => !OWN_SETTINGS.has((row as { key: string }).key)).length
}

/**
 * Second step at the start: what only the rows of attempts say (given up, deleted, the result as it was kept). Returns what
 * is known to be gone in both copies. Never rejects.
 * @param rebuilt attempts that were rebuilt from their journals
 */
export async function bringAttemptsBack(rebuilt: number): Promise<Finding[]> {
  if (!opened) return []
  // Exams had been taken: then something was said as well, and nothing knows what.
  if (opened.blank && rebuilt > 0) return [{ kind: 'unsaid' }]
  if (!opened.found) return []
  const { db, found } = opened
  try {
    const stored = await db.attempts.toArray()
    const rows = mendAttempts(found.standing, found.read, stored)
    if (rows.length > 0) await db.attempts.bulkPut(rows as { id: string }[])
    return await toldGone(opened, goneAttempts(found.standing, found.read, stored))
  } catch (error) {
    unexpected('Bringing back what was said of attempts', error)
    return []
  }
}

/**
 * Told once: what is gone does not stay in the statements that are written anew; the old ones are kept. Of an attempt whose
 * journal cannot be used that is told already.
 */
async function toldGone({ db, desktop, writer }: Opened, ids: readonly string[]): Promise<Finding[]> {
  if (ids.length === 0) return []
  const journals = new Set(await valueOf(desktop.journalNames()))
  const attempts = ids.filter((id) => !journals.has(id)).length
  if (attempts === 0) return []
  writer.keepOld()
  db.capture.lacks(true)
  return [{ kind: 'gone', attempts }]
}

/**
 * In idle time: compares what the start did not wait for, and writes the second copy anew where it lacks something. What
 * came back is told, and has to be loaded again where it is shown; empty when there is nothing to tell. Never rejects.
 */
export async function tendStatements(): Promise<Finding[]> {
  const now = opened
  if (!now) return []
  const tally = noTally()
  const gone: Finding[] = []
  try {
    if (!now.compared) gone.push(...(await compareLater(now, tally)))
    now.compared = true
    const { mark } = now.db.capture
    if (mark?.lacking || now.writer.isUntidy()) {
      if (mark?.exchange === 'deleted') await valueOf(now.desktop.clearStatements())
      await now.writer.rewrite(mark?.exchange ?? (now.found ? 'tidied' : 'first'))
    }
    now.found = null
  } catch (error) {
    // A second copy that could not be written has been told.
    logged('Comparing what was said with its second copy', error)
  }
  const said = findingOf(tally)
  return said ? [said, ...gone] : gone
}

/** Every row against the statements; given up for this run when something is said meanwhile again and again. */
async function compareLater(now: Opened, tally: Tally): Promise<Finding[]> {
  const { db, desktop, writer } = now
  for (let tries = 0; tries < 3; tries++) {
    await writer.written()
    const { committed } = db.capture
    const mark = await markOf(db)
    const read = await readAll(desktop)
    const standing = standingOf(mark, read)
    const lacking = await db.transaction('rw', tablesToMend(db), () =>
      db.capture.committed === committed ? mendTables(db, { read, standing, mark }, tally) : null,
    )
    if (lacking === null) continue
    if (lacking || !read.whole) db.capture.lacks(true)
    tally.damaged = read.damaged
    if (read.damaged > 0) writer.keepOld()
    return toldGone(now, goneAttempts(standing, read, await db.attempts.toArray()))
  }
  return []
}

/**
 * Everything was replaced or deleted: the second copy is written anew for it, and until then the old one counts for
 * nothing. @throws when it could not be written; the next start tries again
 */
export async function statementsExchanged(): Promise<void> {
  if (!opened) return
  const { db, desktop, writer } = opened
  const mark = await markOf(db)
  if (!mark) return
  db.capture.goOn(mark)
  if (mark.exchange === 'deleted') await valueOf(desktop.clearStatements())
  await writer.rewrite(mark.exchange ?? 'replaced')
}

/** Forces what was said to the disk; for the moment before the window closes. Never rejects. */
export async function forceStatements(): Promise<void> {
  if (!opened) return
  await opened.writer.written()
  await opened.writer.force().catch((error: unknown) => logged('Forcing the second copy to disk', error))
}

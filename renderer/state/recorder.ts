import type { Content } from '../engine/form'
import { sessionEvent, type AttemptHead, type SessionEvent } from '../engine/events'
import { appendEvents, loadEvents, SecondWriter, writeBeat } from '../storage/attempts'
import { reopen, type BeatRow, type Database } from '../storage/database'
import { readJournal, writeLine, type JournalLine } from '../storage/journal'
import { DesktopRefusal, valueOf, type DesktopBridge } from '../desktop'
import { ended } from './in-order'
import { bestEffort, reasonOf } from './trouble'

/** How safe the last write is. `single` is normal in the browser edition, which has no journal. */
export type Copies = 'both' | 'single' | 'database-only' | 'journal-only'

/** Neither copy could be written; the sentence says why. */
export class SaveFailed extends Error {
  override name = 'SaveFailed'
}

/**
 * Writes one attempt's events to the database and, on the desktop, to its journal. One writer, in order: each call waits
 * for the one before. An event counts as saved when at least one copy has it; a missing copy is made up for by the next
 * write that succeeds.
 */
export type Recorder = {
  append(events: readonly SessionEvent[]): Promise<Copies>
  beat(beat: Omit<BeatRow, 'attemptId'>): Promise<void>
  /** Resolves when everything asked for so far has been written or has failed. */
  idle(): Promise<void>
}

const RETRIES = 3

export function createRecorder(
  db: Database,
  desktop: DesktopBridge | null,
  attemptId: string,
  journalEntries: number,
): Recorder {
  let queue: Promise<unknown> = Promise.resolve()
  let written = journalEntries
  let missingInDatabase: SessionEvent[] = []
  let missingInJournal: JournalLine[] = []
  /** Events of ours whose write was reported as failed; they may be stored all the same. */
  const doubtful = new Set<number>()

  const inOrder = <T>(work: () => Promise<T>): Promise<T> => {
    const next = queue.then(work, work)
    queue = ended(next)
    return next
  }

  const toDatabase = async (events: readonly SessionEvent[]) => {
    const pending = [...missingInDatabase, ...events]
    await retried(
      async () => {
        try {
          await addNew(db, attemptId, pending, doubtful)
        } catch (error) {
          for (const { seq } of pending) doubtful.add(seq)
          throw error
        }
      },
      () => reopen(db),
    )
    missingInDatabase = []
    doubtful.clear()
  }

  const toJournal = async (lines: readonly JournalLine[]) => {
    if (!desktop) return
    const pending = [...missingInJournal, ...lines]
    const write = async () => (await valueOf(desktop.appendJournal(attemptId, written, pending.map(writeLine)))).entries
    try {
      written = await write()
    } catch (error) {
      if (!(error instanceof DesktopRefusal && error.code === 'invalid')) throw error
      written = await countAgain(desktop, attemptId, pending)
      written = await write()
    }
    missingInJournal = []
  }

  const append = async (events: readonly SessionEvent[]): Promise<Copies> => {
    const lines = events.map((event): JournalLine => ({ kind: 'event', event }))
    const [database, journal] = await Promise.allSettled([toDatabase(events), toJournal(lines)])
    if (database.status === 'rejected' && database.reason instanceof SecondWriter) throw database.reason
    if (database.status === 'fulfilled' && journal.status === 'fulfilled') return desktop ? 'both' : 'single'
    if (database.status === 'fulfilled') {
      missingInJournal = [...missingInJournal, ...lines]
      return 'database-only'
    }
    if (journal.status === 'fulfilled' && desktop) {
      missingInDatabase = [...missingInDatabase, ...events]
      return 'journal-only'
    }
    if (journal.status === 'rejected' && journal.reason instanceof SecondWriter) throw journal.reason
    throw new SaveFailed(sentenceOf(journal.status === 'rejected' ? journal.reason : database.reason))
  }

  return {
    append: (events) => inOrder(() => append(events)),
    beat: (beat) =>
      inOrder(async () => {
        // A beat that is lost costs seconds, and the next one makes up for it.
        await Promise.allSettled([writeBeat(db, { attemptId, ...beat }), toJournal([{ kind: 'beat', ...beat }])])
      }),
    idle: () => inOrder(async () => undefined),
  }
}

/** Writes the first journal line of a new attempt. Returns the number of lines, 0 in the browser edition. */
export async function startJournal(
  desktop: DesktopBridge | null,
  head: AttemptHead,
  content: Content,
): Promise<number> {
  if (!desktop) return 0
  const { entries } = await valueOf(desktop.appendJournal(head.id, 0, [writeLine({ kind: 'head', head, content })]))
  return entries
}

async function retried(work: () => Promise<void>, repair: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work()
    } catch (error) {
      if (attempt === RETRIES || error instanceof SecondWriter) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * attempt))
      await bestEffort('Opening the storage again', repair())
    }
  }
}

/** An event as text in the order of its schema, so that equal events have equal texts wherever they come from. */
const textOf = (event: SessionEvent): string => JSON.stringify(sessionEvent.parse(event))

/**
 * Appends events, leaving out those that are there already: a write that was reported as failed may have been stored all
 * the same, and trying it again is no second writer.
 * @throws SecondWriter when another event is in the place of one of these
 */
async function addNew(
  db: Database,
  attemptId: string,
  pending: readonly SessionEvent[],
  doubtful: ReadonlySet<number>,
): Promise<void> {
  try {
    await appendEvents(db, attemptId, pending)
  } catch (error) {
    if (!(error instanceof SecondWriter)) throw error
    const stored = new Map((await loadEvents(db, attemptId)).map((event) => [event.seq, textOf(event)]))
    const fresh = pending.filter((event) => !doubtful.has(event.seq) || stored.get(event.seq) !== textOf(event))
    if (fresh.length === pending.length) throw error
    if (fresh.length > 0) await appendEvents(db, attemptId, fresh)
  }
}

/** How many lines the journal really has, when it was not as many as thought. @throws SecondWriter */
async function countAgain(desktop: DesktopBridge, attemptId: string, pending: readonly JournalLine[]): Promise<number> {
  const { entries } = await valueOf(desktop.readJournal(attemptId))
  const stored = new Map(readJournal(entries)?.events.map((event) => [event.seq, textOf(event)]))
  for (const line of pending) {
    const there = line.kind === 'event' ? stored.get(line.event.seq) : undefined
    if (line.kind === 'event' && there !== undefined && there !== textOf(line.event)) throw new SecondWriter()
  }
  // Without its head a journal is of no use; the next start writes it anew.
  if (entries.length === 0) throw new DesktopRefusal('invalid', 'The second copy of this exam is gone.')
  return entries.length
}

/** A sentence for the candidate about a failed write. */
function sentenceOf(reason: unknown): string {
  if (reason instanceof Error && /quota/i.test(reason.name + reason.message)) return 'The disk is full.'
  return reasonOf(reason) ?? 'The disk did not accept the data.'
}

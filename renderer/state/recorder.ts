import type { Content } from '../engine/form'
import { sessionEvent, type AttemptHead, type SessionEvent } from '../engine/events'
import { appendEvents, loadEvents, SecondWriter, writeBeat } from '../storage/attempts'
import { reopen, type BeatRow, type Database } from '../storage/database'
import { readJournal, writeLine, type JournalLine } from '../storage/journal'
import { DesktopRefusal, valueOf, type DesktopBridge } from '../desktop'
import { ended, workQueue } from './in-order'
import { bestEffort, reasonOf } from './trouble'

/** How safe the last write is. `single` is normal in the browser edition, which has no journal. */
export type Copies = 'both' | 'single' | 'database-only' | 'journal-only'

/** Neither copy could be written; the sentence says why. */
export class SaveFailed extends Error {
  override name = 'SaveFailed'
}

/**
 * Writes one attempt's events to the database and, on the desktop, to its journal. One writer, in order: what is written
 * later never overtakes what is written before, in neither copy. An event is safe when one copy has it on disk; a copy
 * that missed it makes up for it with its next write that succeeds.
 */
export type Recorder = {
  write(events: readonly SessionEvent[]): Writing
  /** The same, for who waits for both copies. */
  append(events: readonly SessionEvent[]): Promise<Copies>
  beat(beat: Omit<BeatRow, 'attemptId'>): Promise<void>
  /** Resolves when everything asked for so far has been written or has failed, in both copies. */
  idle(): Promise<void>
}

export type Writing = {
  /**
   * Resolves when the first copy has it on disk, with what is true if no other copy follows: from then on no kill loses
   * it. Rejects when neither copy took it.
   */
  safe: Promise<Copies>
  /** Resolves when both copies have it or have failed. Rejects as `safe` does, and when another window wrote there. */
  whole: Promise<Copies>
}

const RETRIES = 3

export function createRecorder(
  db: Database,
  desktop: DesktopBridge | null,
  attemptId: string,
  journalEntries: number,
): Recorder {
  const inOrder = workQueue()
  /** Each copy has its own queue, so that the quick one does not wait for the slow one. */
  const inDatabase = workQueue()
  const inJournal = workQueue()
  let written = journalEntries
  let missingInDatabase: SessionEvent[] = []
  let missingInJournal: JournalLine[] = []
  /** Events of ours whose write was reported as failed; they may be stored all the same. */
  const doubtful = new Set<number>()
  /** Another window writes to this attempt: it was seen after an event was safe, and nothing may follow that event. */
  let intruder: SecondWriter | null = null

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

  const write = (events: readonly SessionEvent[]): Writing => {
    const lines = events.map((event): JournalLine => ({ kind: 'event', event }))
    let acknowledged = false
    const failed = { database: false, journal: false }
    /** A copy that failed has to make up for it, but only for what the other one has. */
    const makeUp = () => {
      if (!acknowledged) return
      if (failed.database) missingInDatabase = [...missingInDatabase, ...events]
      if (failed.journal) missingInJournal = [...missingInJournal, ...lines]
      failed.database = failed.journal = false
    }
    const failing = (copy: keyof typeof failed) => (error: unknown) => {
      // What another window has written into the database is not to be written over.
      failed[copy] = copy === 'journal' || !(error instanceof SecondWriter)
      makeUp()
      throw error
    }
    const begun = inOrder(async () => {
      if (intruder) throw intruder
      const journal = desktop
        ? inJournal(() => toJournal(lines).catch(failing('journal'))).then(() => 'journal-only' as const)
        : null
      // Two writes that are forced to disk at once wait for each other, so the quick one goes first.
      const turn = journal ? headStart(journal) : null
      const database = inDatabase(async () => {
        await turn
        await toDatabase(events).catch(failing('database'))
        return desktop ? ('database-only' as const) : ('single' as const)
      })
      const copies = journal ? [database, journal] : [database]
      const both = Promise.allSettled<Copies>(copies)
      try {
        const first = await Promise.any<Copies>(copies)
        acknowledged = true
        makeUp()
        return { first, both }
      } catch {
        const [database, journal] = await both
        throw refusal(database, journal)
      }
    })
    const safe = begun.then(({ first }) => first)
    const whole = begun.then(async ({ both }) => {
      const [database, journal] = await both
      if (database!.status === 'rejected' && database!.reason instanceof SecondWriter)
        throw (intruder = database!.reason)
      if (!journal) return 'single'
      if (database!.status === 'rejected') return 'journal-only'
      return journal.status === 'rejected' ? 'database-only' : 'both'
    })
    // Who waits for one of the two hears of its failure there; the other one is not unhandled.
    safe.then(undefined, () => undefined)
    whole.then(undefined, () => undefined)
    return { safe, whole }
  }

  return {
    write,
    append: (events) => write(events).whole,
    beat: async (beat) => {
      // A beat that is lost costs seconds, and the next one makes up for it.
      await inOrder(async () => undefined)
      await Promise.allSettled([
        inDatabase(() => writeBeat(db, { attemptId, ...beat })),
        inJournal(() => toJournal([{ kind: 'beat', ...beat }])),
      ])
    },
    idle: async () => {
      await inOrder(async () => undefined)
      await Promise.all([inDatabase(async () => undefined), inJournal(async () => undefined)])
    },
  }
}

/** Milliseconds after which the database no longer waits for the journal. */
const HEAD_START = 25

/** Resolves when the journal has answered and what that brings is on the screen, or when it takes its time. */
async function headStart(journal: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, HEAD_START)))
  await Promise.race([ended(journal).then(isShown), late])
  clearTimeout(timer)
}

/** Resolves when what was done in this turn is on the screen, as far as anything is. */
const isShown = (): Promise<void> =>
  typeof document !== 'undefined' && document.visibilityState === 'visible'
    ? new Promise<void>((resolve) => requestAnimationFrame(() => resolve())).then(nextTask)
    : nextTask()

/** Resolves after all that is to be done in this turn. */
const nextTask = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(null)
  })

/** What to tell of a write that neither copy took. */
function refusal(...copies: (PromiseSettledResult<Copies> | undefined)[]): unknown {
  const reasons = copies.flatMap((copy) => (copy?.status === 'rejected' ? [copy.reason as unknown] : []))
  return reasons.find((one) => one instanceof SecondWriter) ?? new SaveFailed(sentenceOf(reasons.at(-1)))
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

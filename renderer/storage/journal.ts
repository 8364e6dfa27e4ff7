import { z } from 'zod'
import { MOST_EVENTS, span, wallTime } from '../engine/bounds'
import { attemptHead, sessionEvent, type AttemptHead, type SessionEvent } from '../engine/events'
import { content, type Content } from '../engine/form'
import type { BeatRow } from './database'
import type { StoredAttempt } from './attempts'

/*
 * The second copy of an attempt: what its journal holds and how an attempt is rebuilt from it. The journal is written by
 * the desktop; here it is a list of lines.
 */

const line = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('head'), head: attemptHead, content }),
  z.strictObject({ kind: z.literal('event'), event: sessionEvent }),
  z.strictObject({
    kind: z.literal('beat'),
    seq: z.int().min(0).max(MOST_EVENTS),
    used: span,
    at: wallTime,
    left: z.literal(true).optional(),
  }),
])
export type JournalLine = z.infer<typeof line>

export const writeLine = (entry: JournalLine): string => JSON.stringify(entry)

/**
 * The attempt that a journal tells of, as far as it can be read: up to the first line that does not parse or does not
 * follow. Null when the first line is not a head.
 */
export function readJournal(lines: readonly string[]): StoredAttempt | null {
  const first = lines[0] === undefined ? null : parse(lines[0])
  if (first?.kind !== 'head') return null
  const events: SessionEvent[] = []
  let beat: BeatRow | null = null
  for (const text of lines.slice(1)) {
    const entry = parse(text)
    if (entry === null || entry.kind === 'head') break
    if (entry.kind === 'beat') {
      const { kind: _, ...rest } = entry
      beat = { attemptId: first.head.id, ...rest } as BeatRow
    } else if (entry.event.seq === events.length + 1) events.push(entry.event)
    // An event that is already there was written again after a failure that was none.
    else if (entry.event.seq > events.length + 1) break
  }
  return { head: first.head, content: first.content, events, beat }
}

function parse(text: string): JournalLine | null {
  try {
    const parsed = line.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

/** What a journal has of an attempt, whatever is damaged in it. */
export type JournalContent = {
  /** What was fixed at the start; null when its line cannot be read. */
  start: { head: AttemptHead; content: Content } | null
  /** Every whole action in order of its number, each once; some may be missing in between. */
  events: SessionEvent[]
  beat: BeatRow | null
  /** Lines that cannot be read, and those of another attempt. */
  unread: number
}

/** Reads every line of a journal that can be read, also behind one that cannot. `attemptId` is the journal's name. */
export function readLines(lines: readonly string[], attemptId: string): JournalContent {
  const found: JournalContent = { start: null, events: [], beat: null, unread: 0 }
  const events = new Map<number, SessionEvent>()
  for (const [index, text] of lines.entries()) {
    const entry = parse(text)
    if (entry === null) found.unread += 1
    else if (entry.kind === 'head') {
      // What follows another start is of another attempt.
      if (index > 0) return { ...found, events: inOrder(events), unread: found.unread + lines.length - index }
      found.start = { head: entry.head, content: entry.content }
    } else if (entry.kind === 'beat') {
      const { kind: _, ...rest } = entry
      found.beat = { attemptId: found.start?.head.id ?? attemptId, ...rest } as BeatRow
    }
    // One that is there twice was written again after a failure; what was written last is what was shown.
    else events.set(entry.event.seq, entry.event)
  }
  return { ...found, events: inOrder(events) }
}

const inOrder = (events: ReadonlyMap<number, SessionEvent>): SessionEvent[] =>
  [...events.values()].sort((a, b) => a.seq - b.seq)

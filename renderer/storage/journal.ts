import { z } from 'zod'
import { attemptHead, sessionEvent, type SessionEvent } from '../engine/events'
import { content } from '../engine/form'
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
    seq: z.int().min(0),
    used: z.number().min(0),
    at: z.number(),
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

/** What each copy lacks of the other. */
export type Difference = { toDatabase: SessionEvent[]; toJournal: SessionEvent[] }

/** Compares the events of the two copies; the longer one wins, since events are only ever appended. */
export function compareCopies(database: readonly SessionEvent[], journal: readonly SessionEvent[]): Difference {
  return { toDatabase: journal.slice(database.length), toJournal: database.slice(journal.length) }
}

import type { SessionEvent } from '../engine/events'

/*
 * The actions of an attempt out of two copies, each of which may have gaps. Actions are numbered and only ever appended,
 * so what one copy lacks the other has in its place. Where both lack one although later ones are there, a mark stands in
 * its place: the later ones keep their numbers, and every reader of the attempt goes on.
 */

export type Joined = {
  /** From the first on, without a gap. */
  events: SessionEvent[]
  /** Numbers of the actions that neither copy has, though later ones are there. */
  lost: number[]
  /** Numbers at which the copies have different actions: two writers were at work. Only the database's count then. */
  differing: number[]
  /** Actions behind a gap so wide that it cannot be told what they followed. */
  cutOff: number
}

/** A gap wider than this is no damage to a few lines. */
const WIDEST_GAP = 1_000

/** An action as text in the order of its schema, so that equal ones have equal texts: both copies were parsed by it. */
const textOf = (event: SessionEvent): string => JSON.stringify(event)

export function joinCopies(database: readonly SessionEvent[], journal: readonly SessionEvent[]): Joined {
  const bySeq = new Map(database.map((event) => [event.seq, event]))
  const differing = journal
    .filter((event) => bySeq.has(event.seq) && textOf(bySeq.get(event.seq)!) !== textOf(event))
    .map(({ seq }) => seq)
  if (differing.length === 0) for (const event of journal) bySeq.set(event.seq, event)
  const known = [...bySeq.values()].sort((a, b) => a.seq - b.seq)
  const joined: Joined = { events: [], lost: [], differing, cutOff: 0 }
  for (const [index, event] of known.entries()) {
    const gap = event.seq - joined.events.length - 1
    if (gap > WIDEST_GAP) return { ...joined, cutOff: known.length - index }
    for (let n = 0; n < gap; n++) {
      const lost = markOf(joined.events, event)
      joined.events.push(lost)
      joined.lost.push(lost.seq)
    }
    joined.events.push(event)
  }
  return joined
}

/** An interruption of no length, between the actions on either side. */
function markOf(before: readonly SessionEvent[], next: SessionEvent): SessionEvent {
  const last = before.at(-1)
  const at = last?.at ?? next.at
  return { type: 'interrupted', seq: before.length + 1, at, clock: last?.clock ?? 0, from: at, to: at, cause: 'closed' }
}

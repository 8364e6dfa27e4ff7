import type { AttemptHead, SessionEvent } from '../engine/events'
import type { Content } from '../engine/form'
import { onForm } from '../engine/on-form'
import { loadBeat } from '../storage/attempts'
import type { BeatRow, Database } from '../storage/database'
import { joinCopies, type Joined } from '../storage/join-copies'
import type { JournalContent } from '../storage/journal'
import { gathered, readRaw, storeMended, wholeParts, type RawAttempt, type WholeParts } from '../storage/mend'

/* One attempt in the database, made whole from what its journal has. */

export type Mended = {
  /** The database had nothing of it. */
  rebuilt: boolean
  /** Actions were added behind the last one. */
  completed: boolean
  /** Something was damaged or missing and was put back. */
  repaired: boolean
  /** Numbers of actions that are in no copy; a mark stands in their place, or the attempt ends before them. */
  lost: readonly number[]
  /** Actions that could not be put in order any more. */
  cutOff: number
  /** How many actions the two copies tell differently; the database's count. */
  differing: number
  /** Everything of it can be read now. */
  whole: boolean
  /** The actions as they are stored now. */
  events: readonly SessionEvent[]
}

const NOTHING: Mended = {
  rebuilt: false,
  completed: false,
  repaired: false,
  lost: [],
  cutOff: 0,
  differing: 0,
  whole: false,
  events: [],
}

export type MendOptions = {
  /**
   * Keeps rows that cannot be read before they are replaced. Without it nothing is given up: what is lost in both copies
   * stays as it is.
   */
  keep?: (rows: unknown) => Promise<void>
  /** Questions of the bank, for one that neither copy has. */
  bank?: () => Content
}

/** Brings the database's copy of an attempt to what both copies have together. */
export async function mendAttempt(
  db: Database,
  id: string,
  journal: JournalContent,
  { keep, bank }: MendOptions = {},
): Promise<Mended> {
  const raw = await readRaw(db, id)
  const mine = wholeParts(raw)
  const start = journal.start?.head.id === id ? journal.start : null
  const head = mine.head ?? start?.head
  if (!head) return NOTHING
  const { whole: complete, ...content } = contentOf(head, mine, start?.content, bank)
  const joined = join(head, content, mine, journal)
  const found = judged(raw, mine, joined, complete)
  const gaveUp = joined.lost.length + joined.cutOff > 0
  const stored = gaveUp && keep ? await kept(keep, raw) : false
  const marks = new Set(joined.lost)
  await storeMended(db, {
    head,
    content,
    events: gaveUp && !stored ? joined.events.filter(({ seq }) => !marks.has(seq)) : joined.events,
    beat: await laterBeat(db, id, journal.beat),
    replace: stored || !gaveUp,
  })
  return { ...found, whole: complete && (stored || !gaveUp), events: joined.events }
}

async function kept(keep: (rows: unknown) => Promise<void>, raw: RawAttempt): Promise<boolean> {
  return keep({ attempt: raw.row, head: raw.head, events: raw.events }).then(
    () => true,
    () => false,
  )
}

function contentOf(head: AttemptHead, mine: WholeParts, theirs: Content | undefined, bank?: () => Content) {
  const both = gathered(head.form, [mine, theirs ?? {}])
  return both.whole || !bank ? both : gathered(head.form, [mine, theirs ?? {}, bank()])
}

function join(head: AttemptHead, content: Content, mine: WholeParts, { start, events }: JournalContent): Joined {
  const fits = onForm(head, content)
  // Drawn anew under the same name it is another exam, whatever its actions say.
  const another = start !== null && (start.head.id !== head.id || start.head.form.seed !== head.form.seed)
  const joined = joinCopies(mine.events, another ? [] : events.filter(fits))
  return another ? { ...joined, differing: events.map(({ seq }) => seq) } : joined
}

function judged(
  raw: RawAttempt,
  mine: WholeParts,
  { events, lost, cutOff, differing }: Joined,
  complete: boolean,
): Mended {
  const rebuilt = raw.row === undefined && raw.head === undefined && raw.events.length === 0
  const there = new Set([...lost, ...mine.events.map(({ seq }) => seq)])
  const last = Math.max(0, ...raw.events.map(({ seq }) => seq))
  const back = events.filter(({ seq }) => !there.has(seq))
  const bodies = mine.head === null || gathered(mine.head.form, [mine]).whole
  return {
    rebuilt,
    completed: !rebuilt && back.some(({ seq }) => seq > last),
    repaired: !rebuilt && (!mine.head || !mine.row || (!bodies && complete) || back.some(({ seq }) => seq <= last)),
    lost,
    cutOff,
    differing: differing.length,
    whole: false,
    events,
  }
}

/** Each stage's clock starts at zero, so a beat is later by the event it follows first, and by its used time after that. */
async function laterBeat(db: Database, id: string, beat: BeatRow | null): Promise<BeatRow | null> {
  if (!beat || beat.attemptId !== id) return null
  const stored = await loadBeat(db, id)
  return stored === null || beat.seq > stored.seq || (beat.seq === stored.seq && beat.used > stored.used) ? beat : null
}

import { item } from '../../question-bank/schema/item'
import { scenario } from '../../question-bank/schema/scenario'
import { attemptHead, sessionEvent, type AttemptHead, type SessionEvent } from '../engine/events'
import type { Content, Form } from '../engine/form'
import { onForm } from '../engine/on-form'
import { attemptRow, rowOf, type AttemptRow } from './attempts'
import type { BeatRow, ContentRow, Database, EventRow } from './database'

/* One attempt as the database has it, whole or not, and putting what was missing or damaged in its place at once. */

export type RawAttempt = {
  row: unknown
  head: unknown
  events: EventRow[]
  /** Rows of the questions on the form, as far as there are any. */
  contents: ContentRow[]
}

/** The parts of an attempt that can be read. */
export type WholeParts = {
  head: AttemptHead | null
  row: AttemptRow | null
  items: Content['items']
  scenarios: Content['scenarios']
  /** Whole actions on the form, by number; some may be missing in between. */
  events: SessionEvent[]
}

export async function readRaw(db: Database, id: string): Promise<RawAttempt> {
  return db.transaction('r', db.attempts, db.heads, db.events, db.contents, async () => {
    const [row, head, events] = await Promise.all([
      db.attempts.get(id),
      db.heads.get(id),
      db.events.where('[attemptId+seq]').between([id, -Infinity], [id, Infinity]).toArray(),
    ])
    const parsed = attemptHead.safeParse(head)
    const hashes = parsed.success ? hashesOf(parsed.data.form) : []
    const contents = (await db.contents.bulkGet(hashes)).filter((one): one is ContentRow => one !== undefined)
    return { row, head, events, contents }
  })
}

const hashesOf = ({ items, scenarios }: Form): string[] => [...items, ...scenarios].map(({ hash }) => hash)

export function wholeParts({ row, head, events, contents }: RawAttempt): WholeParts {
  const parsedHead = attemptHead.safeParse(head)
  const parsedRow = attemptRow.safeParse(row)
  const wholeHead = parsedHead.success ? parsedHead.data : null
  const bodies = wholeContents(contents)
  const fits = wholeHead ? onForm(wholeHead, bodies) : () => true
  return {
    head: wholeHead,
    row: parsedRow.success ? parsedRow.data : null,
    ...bodies,
    events: events.flatMap((one) => {
      const parsed = sessionEvent.safeParse(one.event)
      return parsed.success && parsed.data.seq === one.seq && fits(parsed.data) ? [parsed.data] : []
    }),
  }
}

function wholeContents(rows: readonly ContentRow[]): Content {
  const found: Content = { items: [], scenarios: [] }
  for (const { hash, kind, body } of rows) {
    const asItem = kind === 'item' ? item.safeParse(body) : null
    const asScenario = kind === 'scenario' ? scenario.safeParse(body) : null
    if (asItem?.success && asItem.data.hash === hash) found.items.push(asItem.data)
    if (asScenario?.success && asScenario.data.hash === hash) found.scenarios.push(asScenario.data)
  }
  return found
}

/** The questions of a form out of several places, the first that has one. `whole` is false when one is in none. */
export function gathered(form: Form, places: readonly Partial<Content>[]): Content & { whole: boolean } {
  const byHash = <T extends { hash: string }>(lists: readonly (readonly T[] | undefined)[]) =>
    new Map(lists.flatMap((list) => list ?? []).map((one) => [one.hash, one] as const))
  // Later ones win in a map, so the first place comes last.
  const from = [...places].reverse()
  const known = { items: byHash(from.map((one) => one.items)), scenarios: byHash(from.map((one) => one.scenarios)) }
  const items = form.items.flatMap(({ hash }) => known.items.get(hash) ?? [])
  const scenarios = form.scenarios.flatMap(({ hash }) => known.scenarios.get(hash) ?? [])
  return { items, scenarios, whole: items.length === form.items.length && scenarios.length === form.scenarios.length }
}

export type Mending = {
  head: AttemptHead
  content: Content
  events: readonly SessionEvent[]
  beat: BeatRow | null
  /** Rows of actions that are not among `events` go. */
  replace: boolean
}

/** What a row alone may say: an attempt was given up, or deleted. */
const KEPT = ['ended', 'dismissed', 'discarded', 'deleted'] as const

/**
 * Writes what the database lacks of an attempt, in one transaction; a row that is whole stays as it is. Whoever lets rows
 * go has kept them elsewhere.
 */
export async function storeMended(db: Database, { head, content, events, beat, replace }: Mending): Promise<void> {
  const { id } = head
  const tables = [db.attempts, db.heads, db.events, db.contents, db.beats]
  await db.transaction('rw', tables, async () => {
    const raw = await readRaw(db, id)
    const parts = wholeParts(raw)
    if (!parts.head) await db.heads.put(head)
    if (!parts.row) {
      const status = KEPT.find((one) => one === (raw.row as { status?: unknown } | undefined)?.status)
      // One that had ended is closed again from its actions, with its result.
      await db.attempts.put({ ...rowOf(head), ...(status && status !== 'ended' ? { status } : {}) } as { id: string })
    }
    await db.contents.bulkPut(missingContents(content, await db.contents.bulkGet(hashesOf(head.form))))
    const whole = new Map(parts.events.map((event) => [event.seq, event]))
    const wanted = new Set(events.map(({ seq }) => seq))
    if (replace)
      await db.events.bulkDelete(raw.events.filter(({ seq }) => !wanted.has(seq)).map(({ seq }) => [id, seq]))
    await db.events.bulkPut(
      events.filter(({ seq }) => !whole.has(seq)).map((event) => ({ attemptId: id, seq: event.seq, event })),
    )
    if (beat) await db.beats.put(beat)
  })
}

function missingContents(content: Content, there: readonly (ContentRow | undefined)[]): ContentRow[] {
  const whole = wholeContents(there.filter((one): one is ContentRow => one !== undefined))
  const known = new Set([...whole.items, ...whole.scenarios].map(({ hash }) => hash))
  const rows: ContentRow[] = [
    ...content.items.map((body) => ({ hash: body.hash, kind: 'item' as const, body })),
    ...content.scenarios.map((body) => ({ hash: body.hash, kind: 'scenario' as const, body })),
  ]
  return rows.filter(({ hash }) => !known.has(hash))
}

import 'fake-indexeddb/auto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { attemptHead, sessionEvent } from '../../renderer/engine/events'
import { content as contentSchema } from '../../renderer/engine/form'
import { outcome, outcomesOf } from '../../renderer/engine/outcome'
import { reviewEntry } from '../../renderer/engine/card'
import { report } from '../../renderer/engine/report'
import { replay } from '../../renderer/engine/session'
import { timelineOf } from '../../renderer/engine/timeline'
import { contentHash } from '../../renderer/storage/content-hash'
import { appendEvents, createAttempt, loadContent, loadEvents } from '../../renderer/storage/attempts'
import { Database } from '../../renderer/storage/database'

/*
 * An attempt as the version before stored it, written by that version with what it told of it: before questions could ask
 * for several options, have an exhibit or teach, and before presets said anything of rules and sections.
 */

type Stored = {
  head: unknown
  content: { items: object[]; scenarios: object[] }
  events: unknown[]
  told: { result: unknown; counts: unknown; outcomes: unknown[] }
}
const file = path.join(__dirname, 'fixtures/attempt-of-before.json')
const stored = JSON.parse(readFileSync(file, 'utf8')) as Stored
const head = attemptHead.parse(stored.head)
const content = contentSchema.parse(stored.content)
const events = stored.events.map((one) => sessionEvent.parse(one))

describe('an attempt of before', () => {
  test('reads without a change but for what presets have now', () => {
    expect(content).toEqual(stored.content)
    expect(events).toEqual(stored.events)
    expect(head.preset).toMatchObject({ agreementInside: false, sections: 1, multipleSelect: 0 })
    expect(head.preset).not.toHaveProperty('ruleLimit')
    expect(head.preset).not.toHaveProperty('gradeMix')
  })
  test('has the report it had', () => {
    const session = replay(head, content, events)
    const { result, counts } = report(session)
    expect({ result, counts }).toEqual({ result: stored.told.result, counts: stored.told.counts })
    expect(outcomesOf(session, events).slice(0, stored.told.outcomes.length)).toEqual(stored.told.outcomes)
    expect(timelineOf(head, content, events).moments.length).toBeGreaterThan(0)
  })
  test('its stored outcomes still read', () => {
    for (const one of stored.told.outcomes) expect(outcome.parse(one)).toEqual(one)
  })
  test('its questions have the hashes they had', async () => {
    for (const one of [...content.items, ...content.scenarios]) expect(await contentHash(one)).toBe(one.hash)
  })
  test('where a question may be asked is no part of its hash in the storage either', async () => {
    const [first] = content.items
    expect(await contentHash({ ...first!, rules: ['A'], pairs: ['CK-0002'], bonus: true })).toBe(first!.hash)
    expect(await contentHash({ ...first!, remember: 'A rule.' })).not.toBe(first!.hash)
  })
  test('comes out of the database as it went in', async () => {
    const db = new Database('attempt-of-before')
    await db.open()
    await createAttempt(db, head, content)
    await appendEvents(db, head.id, events)
    expect(await loadEvents(db, head.id)).toEqual(events)
    expect(await loadContent(db, head.form)).toEqual(content)
    db.close()
  })
})

test('a review of a card of before still reads', () => {
  const before = {
    id: 'CK-0001', addedAt: 1, source: 'missed', state: 'new', due: 1, stability: 0, difficulty: 0, reps: 0, lapses: 0,
    lastReview: null, scheduledDays: 0, learningStep: 0, suspended: false, leech: null,
  } // prettier-ignore
  const entry = { card: 'CK-0001', at: 2, rating: 'good', correct: true, guessed: false, chosen: 'b', spent: 3, before }
  expect(reviewEntry.parse(entry)).toEqual(entry)
})

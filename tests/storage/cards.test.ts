import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { newCard, type Card, type ReviewEntry } from '../../renderer/engine/card'
import { rate } from '../../renderer/engine/review'
import { addCards, allCards, CardChanged, reviewsSince, saveReview, undoReview } from '../../renderer/storage/cards'
import { DATABASE_VERSION, openDatabase, type Database } from '../../renderer/storage/database'
import { anyRating, given, NO_EXAM, NOON } from '../support/cards'

let db: Database
let count = 0

beforeEach(async () => {
  count += 1
  db = await openDatabase(`cards-${count}`)
})

const [one, two] = [newCard('CK-0001', NOON, 'missed'), newCard('SC-0001/Q1', NOON, 'added')]
const stored = async (id: string) => (await allCards(db)).cards.find((card) => card.id === id)

/** Rates the stored card and keeps it. */
async function answer(id: string, rating: ReviewEntry['rating'], at: number): Promise<ReviewEntry> {
  const { card, entry } = rate((await stored(id))!, given(rating), at, NO_EXAM)
  await saveReview(db, card, entry)
  return entry
}

describe('cards', () => {
  test('what was added is what is read', async () => {
    expect(await addCards(db, [one, two])).toBe(2)
    expect(await allCards(db)).toEqual({ cards: [one, two], unreadable: 0 })
  })
  test('adding again changes nothing', async () => {
    await addCards(db, [one])
    await answer('CK-0001', 'good', NOON)
    const learned = await stored('CK-0001')
    expect(await addCards(db, [one, two, two])).toBe(1)
    expect(await stored('CK-0001')).toEqual(learned)
  })
  test('a damaged row hides no other and is counted', async () => {
    await addCards(db, [one, two])
    await db.cards.put({ ...one, id: 'CK-0009', stability: -1 } as Card)
    expect(await allCards(db)).toEqual({ cards: [one, two], unreadable: 1 })
  })
})

describe('reviews', () => {
  beforeEach(() => addCards(db, [one, two]))

  test('are kept with their card', async () => {
    const first = await answer('CK-0001', 'again', NOON)
    const second = await answer('CK-0001', 'good', NOON + 600_000)
    expect(await stored('CK-0001')).toMatchObject({ reps: 2, lastReview: NOON + 600_000 })
    expect(await reviewsSince(db, 0)).toEqual({ reviews: [first, second], unreadable: 0 })
    expect(await reviewsSince(db, NOON + 1)).toEqual({ reviews: [second], unreadable: 0 })
  })
  test('a damaged one is left out and counted', async () => {
    const entry = await answer('CK-0001', 'good', NOON)
    await db.reviews.put({ card: 'CK-0002', at: NOON })
    expect(await reviewsSince(db, 0)).toEqual({ reviews: [entry], unreadable: 1 })
  })
  test('two windows: the second one is refused and changes nothing', async () => {
    const entry = await answer('CK-0001', 'good', NOON)
    const stale = rate(one, given('again'), NOON + 5, NO_EXAM)
    await expect(saveReview(db, stale.card, stale.entry)).rejects.toBeInstanceOf(CardChanged)
    expect(await stored('CK-0001')).toMatchObject({ reps: 1, lastReview: NOON })
    expect((await reviewsSince(db, 0)).reviews).toEqual([entry])
  })
  test('are never overwritten: when the entry cannot be added, the card stays too', async () => {
    await db.reviews.put({ card: 'CK-0001', at: NOON, kept: true } as { card: string; at: number })
    await expect(answer('CK-0001', 'good', NOON)).rejects.toThrow()
    expect(await stored('CK-0001')).toEqual(one)
    expect(await db.reviews.get(['CK-0001', NOON])).toMatchObject({ kept: true })
  })
  test('only the last review of a card can be taken back, once', async () => {
    const first = await answer('CK-0001', 'again', NOON)
    const second = await answer('CK-0001', 'good', NOON + 600_000)
    await answer('SC-0001/Q1', 'good', NOON + 700_000)
    expect(await undoReview(db, first)).toBe(false)
    expect(await undoReview(db, second)).toBe(true)
    expect(await stored('CK-0001')).toEqual(second.before)
    expect(await undoReview(db, second)).toBe(false)
    expect(await undoReview(db, first)).toBe(true)
    expect(await stored('CK-0001')).toEqual(one)
    expect((await reviewsSince(db, 0)).reviews.map(({ card }) => card)).toEqual(['SC-0001/Q1'])
  })
  test('any row of answers, taken back last first, leaves what was there', async () => {
    let round = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ rating: anyRating, wait: fc.integer({ min: 1, max: 3_000_000_000 }) }), { maxLength: 8 }),
        async (list) => {
          const card = newCard(`CK-${1_000 + round++}`, NOON, 'missed')
          await addCards(db, [card])
          const entries: ReviewEntry[] = []
          let at = NOON
          for (const { rating, wait } of list) entries.push(await answer(card.id, rating, (at += wait)))
          for (const entry of entries.reverse()) {
            expect(await undoReview(db, entry)).toBe(true)
            expect(await stored(card.id)).toEqual(entry.before)
          }
          expect(await stored(card.id)).toEqual(card)
          expect((await reviewsSince(db, 0)).reviews).toEqual([])
        },
      ),
      { numRuns: 25 },
    )
  })
})

test('what version 1 of the database held is all there after the update', async () => {
  const rows: Record<string, object[]> = {
    attempts: [
      { id: 'a', createdAt: 1, status: 'ended', title: 'Full exam' },
      { id: 'b', createdAt: 2, status: 'open' },
    ],
    heads: [{ id: 'a', preset: { title: 'Full exam' } }],
    events: [
      { attemptId: 'a', seq: 1, event: { type: 'confirmed' } },
      { attemptId: 'a', seq: 2, event: { type: 'begun' } },
    ],
    beats: [{ attemptId: 'b', seq: 1, used: 5, at: 6 }],
    contents: [{ hash: '0123456789abcdef', kind: 'item', body: { stem: 'x' } }],
    settings: [{ key: 'theme', value: 'dark' }],
  }
  const old = new Dexie('from-version-1')
  old
    .version(1)
    .stores({
      attempts: 'id, createdAt, status',
      heads: 'id',
      events: '[attemptId+seq]',
      beats: 'attemptId',
      contents: 'hash',
      settings: 'key',
    })
  for (const [table, list] of Object.entries(rows)) await old.table(table).bulkAdd(list)
  old.close()

  const updated = await openDatabase('from-version-1')
  expect(updated.verno).toBe(DATABASE_VERSION)
  for (const [table, list] of Object.entries(rows)) expect(await updated.table(table).toArray()).toEqual(list)
  expect(await allCards(updated)).toEqual({ cards: [], unreadable: 0 })
  expect(await addCards(updated, [one])).toBe(1)
})

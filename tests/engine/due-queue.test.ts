import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isActive, newCard, restLeech, suspend, type Card } from '../../renderer/engine/card'
import { doneToday, dueCounts, dueQueue, newInOrder, type DailyLimits } from '../../renderer/engine/due-queue'
import { rate, retrievability } from '../../renderer/engine/review'
import { DAY } from '../../renderer/engine/study-day'
import { anyCards, anyId, answeredCard, given, NEW_YORK, NO_EXAM, NOON } from '../support/cards'

const NONE = { new: 0, reviews: 0 }
const ALL: DailyLimits = { newPerDay: 1_000, mostPerDay: 10_000, doneToday: NONE }
const anyLimits: fc.Arbitrary<DailyLimits> = fc.record({
  newPerDay: fc.nat(6),
  mostPerDay: fc.nat(15),
  doneToday: fc.record({ new: fc.nat(4), reviews: fc.nat(8) }),
})
const ids = (cards: readonly Card[]) => cards.map(({ id }) => id)

const missedNow = (id: string, ago: number) =>
  rate(newCard(id, NOON, 'missed'), given('again'), NOON - ago, NO_EXAM).card
const reviewed = (id: string, stability: number): Card => ({
  ...answeredCard(id, ['good'], NO_EXAM, NOON - 5 * DAY),
  stability,
})

describe('the order', () => {
  const [learning, soon] = [missedNow('CK-0001', 11 * 60_000), missedNow('CK-0002', 60_000)]
  const [weak, strong] = [reviewed('CK-0003', 1), reviewed('CK-0004', 9)]
  const [older, newer] = [newCard('CK-0005', NOON - DAY, 'missed'), newCard('CK-0006', NOON, 'added')]
  const cards = [newer, strong, soon, older, weak, learning]

  test('is what is being learned, what is nearest to being forgotten, what is new, and what comes again shortly', () => {
    expect(ids(dueQueue(cards, NOON, ALL))).toEqual(ids([learning, weak, strong, older, newer, soon]))
    expect(dueCounts(cards, NOON, ALL)).toEqual({ learning: 2, reviews: 2, new: 2, total: 6 })
  })
  test('takes reviews before new cards where the day is full, and repeats always', () => {
    expect(ids(dueQueue(cards, NOON, { newPerDay: 9, mostPerDay: 3, doneToday: NONE }))).toEqual(
      ids([learning, weak, strong, older, soon]),
    )
    expect(ids(dueQueue(cards, NOON, { newPerDay: 9, mostPerDay: 3, doneToday: { new: 1, reviews: 1 } }))).toEqual(
      ids([learning, weak, soon]),
    )
    expect(ids(dueQueue(cards, NOON, { newPerDay: 1, mostPerDay: 99, doneToday: { new: 1, reviews: 0 } }))).toEqual(
      ids([learning, weak, strong, soon]),
    )
  })
  test('leaves out what is not due', () => {
    const later = answeredCard('CK-0007', ['good', 'good'], NO_EXAM, NOON)
    expect(dueQueue([later], NOON, ALL)).toEqual([])
    expect(ids(dueQueue([later], later.due, ALL))).toEqual(['CK-0007'])
  })
  test('mixes new cards that were added together', () => {
    const cards = Array.from({ length: 20 }, (_, n) => newCard(`CK-${String(n).padStart(4, '0')}`, NOON, 'missed'))
    expect(ids(newInOrder(cards))).not.toEqual(ids(cards))
    expect(newInOrder([...cards].reverse())).toEqual(newInOrder(cards))
  })
})

describe('any cards', () => {
  test('suspended cards and resting leeches are never asked', () => {
    fc.assert(
      fc.property(anyCards(30), fc.nat(400), (cards, days) => {
        const queue = dueQueue(cards, NOON + days * DAY, ALL)
        expect(queue.every(isActive)).toBe(true)
        const leech = { since: NOON, released: true }
        const out = cards.map((card, n) => (n % 2 ? suspend(card) : restLeech({ ...card, leech })))
        expect(dueQueue(out, NOON + days * DAY, ALL)).toEqual([])
      }),
    )
  })
  test('the queue holds what its counts say, within the limits, each card once', () => {
    fc.assert(
      fc.property(anyCards(40), anyLimits, fc.nat(60), (cards, limits, days) => {
        const now = NOON + days * DAY
        const queue = dueQueue(cards, now, limits)
        const counts = dueCounts(cards, now, limits)
        const number = (...states: Card['state'][]) => queue.filter(({ state }) => states.includes(state)).length
        expect(new Set(ids(queue)).size).toBe(queue.length)
        expect(counts).toEqual({
          learning: number('learning', 'relearning'),
          reviews: number('review'),
          new: number('new'),
          total: queue.length,
        })
        expect(counts.new).toBeLessThanOrEqual(Math.max(0, limits.newPerDay - limits.doneToday.new))
        expect(counts.new + counts.reviews).toBeLessThanOrEqual(
          Math.max(0, limits.mostPerDay - limits.doneToday.new - limits.doneToday.reviews),
        )
      }),
    )
  })
  test('reviews that are left for another day are the best known ones', () => {
    fc.assert(
      fc.property(anyCards(40), fc.nat(10), (cards, most) => {
        const now = NOON + 100 * DAY
        const asked = dueQueue(cards, now, { newPerDay: 0, mostPerDay: most, doneToday: NONE }).filter(
          ({ state }) => state === 'review',
        )
        const left = cards.filter(
          (card) => card.state === 'review' && isActive(card) && card.due <= now && !asked.includes(card),
        )
        const recall = (list: Card[]) => list.map((card) => retrievability(card, now))
        if (left.length > 0) expect(Math.max(0, ...recall(asked))).toBeLessThanOrEqual(Math.min(...recall(left)))
      }),
    )
  })
})

describe('cards of one scenario', () => {
  const family = (id: string) => id.split('/')[0]
  test('do not follow each other where any order avoids it', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyId, { maxLength: 24 }), fc.option(anyId), (list, after) => {
        const order = ids(
          dueQueue(
            list.map((id) => newCard(id, NOON, 'missed')),
            NOON,
            ALL,
            after,
          ),
        )
        expect([...order].sort()).toEqual([...list].sort())
        const largest = Math.max(0, ...list.map((id) => list.filter((one) => family(one) === family(id)).length))
        const meetings = order.filter((id, n) => n > 0 && family(id) === family(order[n - 1]!)).length
        if (after === null) expect(meetings).toBe(Math.max(0, 2 * largest - list.length - 1))
        else if (list.length > largest && 2 * largest <= list.length) {
          expect(meetings).toBe(0)
          expect(family(order[0]!)).not.toBe(family(after))
        }
      }),
      { numRuns: 1_000 },
    )
  })
  test('a card just missed does not come straight back while others wait', () => {
    const missed = missedNow('CK-0001', 11 * 60_000)
    const other = newCard('CK-0002', NOON, 'missed')
    expect(ids(dueQueue([missed, other], NOON, ALL, 'CK-0001'))).toEqual(['CK-0002', 'CK-0001'])
    expect(ids(dueQueue([missed], NOON, ALL, 'CK-0001'))).toEqual(['CK-0001'])
  })
})

test('what was done today counts first answers and reviews, not repeats, from four in the morning', () => {
  const first = rate(newCard('CK-0001', NOON, 'missed'), given('again'), NOON, NO_EXAM)
  const repeat = rate(first.card, given('good'), first.card.due, NO_EXAM)
  const review = rate(reviewed('CK-0002', 4), given('good'), NOON, NO_EXAM)
  const night = rate(newCard('CK-0003', NOON, 'missed'), given('good'), Date.UTC(2026, 5, 1, 7, 59), NO_EXAM)
  const entries = [first, repeat, review, night].map(({ entry }) => entry)
  expect(doneToday(entries, NOON, NEW_YORK)).toEqual({ new: 1, reviews: 1 })
  expect(doneToday(entries, NOON + DAY, NEW_YORK)).toEqual({ new: 0, reviews: 0 })
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { digestOf, dueFromDigest } from '../../renderer/engine/due-digest'
import { dueCounts, type DailyLimits } from '../../renderer/engine/due-queue'
import { DAY } from '../../renderer/engine/study-day'
import { anyCards, answeredCard, NEW_YORK, NOON } from '../support/cards'

const anyLimits: fc.Arbitrary<DailyLimits> = fc.record({
  newPerDay: fc.integer({ min: 0, max: 12 }),
  mostPerDay: fc.integer({ min: 1, max: 20 }),
  doneToday: fc.record({ new: fc.integer({ min: 0, max: 6 }), reviews: fc.integer({ min: 0, max: 12 }) }),
})

test('the digest counts what the cards themselves would, on any later day', () => {
  fc.assert(
    fc.property(anyCards(25), anyLimits, fc.integer({ min: 0, max: 400 }), (cards, limits, hours) => {
      const now = NOON + (hours * DAY) / 24
      expect(dueFromDigest(digestOf(cards, NEW_YORK), now, limits, NEW_YORK)).toEqual(dueCounts(cards, now, limits))
    }),
    { numRuns: 300 },
  )
})

test('suspended cards are not counted', () => {
  const card = answeredCard('CK-0001', ['easy'])
  const limits = { newPerDay: 5, mostPerDay: 50, doneToday: { new: 0, reviews: 0 } }
  const later = card.due + DAY
  expect(dueFromDigest(digestOf([card], NEW_YORK), later, limits, NEW_YORK).total).toBe(1)
  expect(dueFromDigest(digestOf([{ ...card, suspended: true }], NEW_YORK), later, limits, NEW_YORK).total).toBe(0)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  card as schema,
  cardsFromMisses,
  isActive,
  isResting,
  newCard,
  releaseLeech,
  restLeech,
  resume,
  reviewEntry,
  suspend,
  undo,
  type Card,
} from '../../renderer/engine/card'
import { rate } from '../../renderer/engine/review'
import { anyCard, anyRating, given, NO_EXAM, NOON } from '../support/cards'

describe('cards from an attempt', () => {
  test('are what was answered without full credit and has none yet, once', () => {
    const results = [
      { screen: 'CK-0001', credit: 0, answered: true },
      { screen: 'CK-0002', credit: 1, answered: true },
      { screen: 'CK-0003', credit: 0, answered: false },
      { screen: 'SC-0001/additional', credit: 0.75, answered: true },
      { screen: 'SC-0001/Q1', credit: 0, answered: true },
      { screen: 'CK-0001', credit: 0, answered: true },
    ]
    const cards = cardsFromMisses(results, new Set(['SC-0001/Q1']), NOON)
    expect(cards).toEqual([newCard('CK-0001', NOON, 'missed'), newCard('SC-0001/additional', NOON, 'missed')])
    cards.forEach((one) => expect(schema.parse(one)).toEqual(one))
  })
})

/** Learned and forgotten this many times. */
function forgotten(times: number): Card {
  let card = newCard('CK-0001', NOON, 'added')
  while (card.lapses < times)
    card = rate(card, given(card.state === 'review' ? 'again' : 'good'), card.due, NO_EXAM).card
  return card
}

describe('a leech', () => {
  test('is a card with its sixth lapse, and with every third one after that', () => {
    expect([5, 6, 7, 8, 9].map((times) => isResting(forgotten(times)))).toEqual([false, true, true, true, true])
    const released = releaseLeech(forgotten(6))
    const lapse = (card: Card) =>
      rate(rate(card, given('good'), card.due, NO_EXAM).card, given('again'), card.due + 86_400_000 * 30, NO_EXAM).card
    const [seventh, eighth] = [lapse(released), lapse(lapse(released))]
    expect([seventh, eighth, lapse(eighth)].map(({ lapses }) => lapses)).toEqual([7, 8, 9])
    expect([seventh, eighth, lapse(eighth)].map(isResting)).toEqual([false, false, true])
  })
  test('rests until released, and releasing can be taken back without loss', () => {
    const leech = forgotten(6)
    expect(isActive(leech)).toBe(false)
    expect(isActive(releaseLeech(leech))).toBe(true)
    expect(restLeech(releaseLeech(leech))).toEqual(leech)
  })
  test('is never what was not forgotten so often', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        expect(card.leech !== null).toBe(card.lapses >= 6)
        if (!card.leech) expect(restLeech(releaseLeech(card))).toBe(card)
      }),
    )
  })
})

test('a card set aside comes back as it was', () => {
  fc.assert(
    fc.property(anyCard, (card) => {
      expect(isActive(suspend(card))).toBe(false)
      expect(resume(suspend(card))).toEqual({ ...card, suspended: false })
    }),
  )
})

test('undoing any row of reviews, last first, gives every card on the way exactly', () => {
  const steps = fc.array(
    fc.record({ rating: anyRating, wait: fc.integer({ min: 1, max: 40 * 86_400_000 }), exam: fc.boolean() }),
    { maxLength: 15 },
  )
  fc.assert(
    fc.property(anyCard, steps, (first, list) => {
      const states = [first]
      const entries = []
      let at = first.lastReview ?? first.addedAt
      for (const { rating, wait, exam } of list) {
        at += wait
        const rated = rate(
          states.at(-1)!,
          given(rating),
          at,
          exam ? { ...NO_EXAM, examAt: NOON + 86_400_000 * 90 } : NO_EXAM,
        )
        expect(schema.parse(rated.card)).toEqual(rated.card)
        // What is stored is what is undone.
        entries.push(reviewEntry.parse(JSON.parse(JSON.stringify(rated.entry))))
        states.push(rated.card)
      }
      while (entries.length > 0) {
        states.pop()
        expect(undo(entries.pop()!)).toEqual(states.at(-1))
      }
    }),
  )
})

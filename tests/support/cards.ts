import fc from 'fast-check'
import { newCard, RATINGS, type Card, type Rating } from '../../renderer/engine/card'
import { rate, type Given } from '../../renderer/engine/review'
import { DAY, type Zone } from '../../renderer/engine/study-day'
import type { StudyPlan } from '../../renderer/engine/study-plan'

/** Monday noon in New York. */
export const NOON = Date.UTC(2026, 5, 1, 16)
export const NEW_YORK: Zone = () => 240
export const NO_EXAM: StudyPlan = { examAt: null, zone: NEW_YORK }

export const given = (rating: Rating): Given => ({
  rating,
  correct: rating !== 'again',
  guessed: false,
  chosen: 'b',
  spent: 12_000,
})

/** A card answered with these ratings, each when it came. */
export function answeredCard(
  id: string,
  ratings: readonly Rating[],
  plan: StudyPlan = NO_EXAM,
  from: number = NOON,
): Card {
  return ratings.reduce((card, rating) => rate(card, given(rating), card.due, plan).card, newCard(id, from, 'missed'))
}

export const anyRating = fc.constantFrom<Rating>(...RATINGS)
export const anyId = fc.oneof(
  fc.integer({ min: 0, max: 9_999 }).map((n) => `CK-${String(n).padStart(4, '0')}`),
  fc
    .tuple(fc.integer({ min: 0, max: 5 }), fc.constantFrom('principal', 'additional', 'procedures', 'Q1', 'Q2'))
    .map(([n, part]) => `SC-000${n}/${part}`),
)
/** A place without summer time, at all offsets there are. */
export const anyZone: fc.Arbitrary<Zone> = fc.integer({ min: -56, max: 48 }).map((quarters) => () => quarters * 15)

/** A card after any answers at any times, before or at `NOON` plus a year. */
export const anyCard: fc.Arbitrary<Card> = fc
  .record({
    id: anyId,
    answers: fc.array(fc.record({ rating: anyRating, wait: fc.double({ min: 0.0001, max: 20, noNaN: true }) }), {
      maxLength: 12,
    }),
    suspended: fc.boolean(),
  })
  .map(({ id, answers, suspended }) => {
    let at = NOON - 30 * DAY
    let card = newCard(id, at, 'missed')
    for (const { rating, wait } of answers) {
      at += Math.round(wait * DAY)
      card = rate(card, given(rating), at, NO_EXAM).card
    }
    return { ...card, suspended: suspended && card.reps % 3 === 0 }
  })

/** Cards with different ids. */
export const anyCards = (maxLength: number) => fc.uniqueArray(anyCard, { selector: ({ id }) => id, maxLength })

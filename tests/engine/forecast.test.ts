import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isActive, newCard, suspend } from '../../renderer/engine/card'
import { dueCounts, type DailyLimits } from '../../renderer/engine/due-queue'
import { forecast, forgettingForecast } from '../../renderer/engine/forecast'
import { asPlanned, retrievability } from '../../renderer/engine/review'
import { DAY, endOfDay, startOfDay } from '../../renderer/engine/study-day'
import { anyCards, answeredCard, NEW_YORK, NO_EXAM, NOON } from '../support/cards'

const limits = (newPerDay: number, done = 0): DailyLimits => ({
  newPerDay,
  mostPerDay: 10_000,
  doneToday: { new: done, reviews: 0 },
})

describe('the workload', () => {
  test('follows a card through its turns', () => {
    const card = answeredCard('CK-0001', ['good'])
    const loads = forecast([card], NOON, 70, NO_EXAM, limits(0))
    const again = answeredCard('CK-0001', ['good', 'good'])
    const third = answeredCard('CK-0001', ['good', 'good', 'good'])
    const days = [2, 2 + again.scheduledDays, 2 + again.scheduledDays + third.scheduledDays]
    expect(loads.flatMap(({ reviews }, day) => (reviews ? [day] : []))).toEqual(days.filter((day) => day < 70))
    expect(loads.map(({ at }) => at)).toEqual(loads.map((_, day) => startOfDay(NOON, NEW_YORK) + day * DAY))
  })
  test('lets new cards in at the daily number, less what was done today', () => {
    const cards = Array.from({ length: 25 }, (_, n) => newCard(`CK-${n}`, NOON, 'missed'))
    expect(forecast(cards, NOON, 5, NO_EXAM, limits(10, 4)).map(({ fresh }) => fresh)).toEqual([6, 10, 9, 0, 0])
  })
  test('spreads what is over the limit of a day to the next ones', () => {
    const cards = Array.from({ length: 25 }, (_, n) =>
      answeredCard(`CK-${n}`, ['good', 'good'], NO_EXAM, NOON - 40 * DAY),
    )
    const capped = forecast(cards, NOON, 6, NO_EXAM, {
      newPerDay: 5,
      mostPerDay: 10,
      doneToday: { new: 1, reviews: 2 },
    })
    expect(capped.map(({ reviews }) => reviews)).toEqual([7, 10, 8, 0, 0, 0])
    const fresh = Array.from({ length: 9 }, (_, n) => newCard(`RC-${n}`, NOON, 'missed'))
    const both = forecast([...cards, ...fresh], NOON, 4, NO_EXAM, {
      newPerDay: 5,
      mostPerDay: 10,
      doneToday: { new: 0, reviews: 0 },
    })
    expect(both.map(({ reviews, fresh: added }) => [reviews, added])).toEqual([
      [10, 0],
      [10, 0],
      [5, 5],
      [0, 4],
    ])
  })
  test('for any cards: today is what can be asked today, no card twice on a day, every due one at least once', () => {
    fc.assert(
      fc.property(
        anyCards(25),
        fc.nat(5),
        fc.integer({ min: 1, max: 30 }),
        fc.nat(60),
        fc.option(fc.integer({ min: 1, max: 60 })),
        (cards, newPerDay, days, later, exam) => {
          const now = NOON + later * DAY
          const plan = { ...NO_EXAM, examAt: exam === null ? null : now + exam * DAY }
          const loads = forecast(cards, now, days, plan, limits(newPerDay))
          expect(loads).toHaveLength(days)
          const active = cards.filter(isActive)
          const learned = active.filter(({ state }) => state !== 'new')
          const today = endOfDay(now, NEW_YORK)
          expect(loads[0]!.reviews).toBe(learned.filter(({ due }) => due < today).length)
          expect(loads[0]!.fresh).toBe(dueCounts(cards, now, limits(newPerDay)).new)
          for (const { reviews, fresh } of loads) expect(reviews + fresh).toBeLessThanOrEqual(active.length)
          const sum = loads.reduce((total, { reviews }) => total + reviews, 0)
          expect(sum).toBeGreaterThanOrEqual(learned.filter(({ due }) => due < today + (days - 1) * DAY).length)
          expect(loads.reduce((total, { fresh }) => total + fresh, 0)).toBe(
            Math.min(newPerDay * days, active.length - learned.length),
          )
          expect(
            forecast(cards.map(suspend), now, days, plan, limits(newPerDay)).every(
              ({ reviews, fresh }) => reviews + fresh === 0,
            ),
          ).toBe(true)
        },
      ),
    )
  })
  test('the days before the exam share the last turns', () => {
    const cards = Array.from({ length: 400 }, (_, n) =>
      answeredCard(`CK-${n}`, ['good', 'good', 'good', 'good'], NO_EXAM, NOON - 80 * DAY),
    )
    const plan = { ...NO_EXAM, examAt: NOON + 39 * DAY }
    const loads = forecast(
      cards.map((card) => asPlanned(card, NOON, plan)),
      NOON,
      40,
      plan,
      limits(0),
    )
    expect(Math.max(...loads.map(({ reviews }) => reviews))).toBeLessThan(120)
    expect(loads.slice(31, 39).reduce((sum, { reviews }) => sum + reviews, 0)).toBeGreaterThanOrEqual(400)
  })
  test('of 3,000 cards over 30 days is quick', () => {
    const cards = Array.from({ length: 3_000 }, (_, n) =>
      answeredCard(`CK-${n}`, ['good', 'hard', 'good', 'good'].slice(0, n % 5) as 'good'[], NO_EXAM, NOON - 40 * DAY),
    )
    const from = performance.now()
    forecast(cards, NOON, 30, { ...NO_EXAM, examAt: NOON + 25 * DAY }, limits(20))
    // About 80 ms on a slow machine; the limit only catches a change of order.
    expect(performance.now() - from).toBeLessThan(1_500)
  })
})

describe('what is forgotten without reviews', () => {
  test('only ever grows, and is the mean over learned cards', () => {
    fc.assert(
      fc.property(anyCards(20), fc.integer({ min: 1, max: 60 }), (cards, days) => {
        const shares = forgettingForecast(cards, NOON, days)
        const learned = cards.filter(({ state, suspended }) => state !== 'new' && !suspended)
        if (learned.length === 0) {
          expect(shares).toEqual([])
          return
        }
        expect(shares).toHaveLength(days)
        expect(shares[0]).toBeCloseTo(
          learned.reduce((sum, card) => sum + retrievability(card, NOON), 0) / learned.length,
          12,
        )
        shares.forEach((share, day) => {
          expect(share).toBeGreaterThan(0)
          expect(share).toBeLessThanOrEqual(day === 0 ? 1 : shares[day - 1]!)
        })
      }),
    )
  })
})

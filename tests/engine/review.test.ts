import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newCard, RATINGS, type Card, type Rating } from '../../renderer/engine/card'
import { asPlanned, previews, rate, retrievability } from '../../renderer/engine/review'
import { DAY, endOfDay, startOfDay, studyDay } from '../../renderer/engine/study-day'
import { lastStudyDay, type StudyPlan } from '../../renderer/engine/study-plan'
import { anyCard, anyRating, anyZone, answeredCard, given, NEW_YORK, NO_EXAM, NOON } from '../support/cards'

const anyPlan: fc.Arbitrary<StudyPlan> = fc.record({
  examAt: fc.option(fc.integer({ min: -20, max: 200 }).map((days) => NOON + days * DAY)),
  zone: anyZone,
})
const anyNow = fc.integer({ min: -20 * DAY, max: 60 * DAY }).map((ms) => NOON + ms)
const intervals = (id: string, ratings: Rating[]) =>
  ratings.map((_, n) => answeredCard(id, ratings.slice(0, n + 1)).scheduledDays)

describe('the rhythm of a missed question', () => {
  test('right when it comes again: two days, about two weeks, about seven weeks', () => {
    // The default weights of FSRS-6 start close to the 2, 7, 21 days of common advice and then grow faster, since every
    // recall counts as proof. The spread between cards is the seeded variation.
    const rows = ['CK-0001', 'CK-0002', 'CK-0003', 'PQ-0100', 'SC-0001/Q1'].map((id) =>
      intervals(id, ['good', 'good', 'good']),
    )
    for (const [first, second, third] of rows) {
      expect(first).toBe(2)
      expect(second).toBeGreaterThanOrEqual(9)
      expect(second).toBeLessThanOrEqual(13)
      expect(third).toBeGreaterThanOrEqual(30)
      expect(third).toBeLessThanOrEqual(60)
    }
  })
  test('wrong when it comes again: in ten minutes, next day, then 2, about 6 and about 19 days', () => {
    const missed = rate(newCard('CK-0001', NOON, 'missed'), given('again'), NOON, NO_EXAM).card
    expect([missed.state, missed.due - NOON]).toEqual(['learning', 10 * 60_000])
    const [, tomorrow, second, third, fourth] = intervals('CK-0001', ['again', 'good', 'good', 'good', 'good'])
    expect([tomorrow, second]).toEqual([1, 2])
    expect(third).toBeGreaterThanOrEqual(4)
    expect(third).toBeLessThanOrEqual(8)
    expect(fourth).toBeGreaterThanOrEqual(16)
    expect(fourth).toBeLessThanOrEqual(22)
  })
  test('forgotten after it was learned: in ten minutes, next day', () => {
    const lapsed = answeredCard('CK-0001', ['good', 'good', 'again'])
    expect([lapsed.state, lapsed.lapses, lapsed.due - lapsed.lastReview!]).toEqual(['relearning', 1, 10 * 60_000])
    // However well it was known before.
    for (const turns of [1, 2, 3, 5]) {
      const known = Array.from({ length: turns }, (): Rating => 'good')
      expect(answeredCard('CK-0001', [...known, 'again', 'good'])).toMatchObject({ state: 'review', scheduledDays: 1 })
    }
  })
  test('a card answered late in the evening is due from the morning on', () => {
    const evening = Date.UTC(2026, 5, 2, 3)
    const card = rate(newCard('CK-0001', evening, 'missed'), given('good'), evening, NO_EXAM).card
    expect(card.due).toBe(Date.UTC(2026, 5, 3, 8))
  })
})

describe('any card, any answer, any plan', () => {
  test('is due after now, on the day it says', () => {
    fc.assert(
      fc.property(anyCard, anyRating, anyNow, anyPlan, (card, rating, now, plan) => {
        const next = rate(card, given(rating), now, plan).card
        expect(next.due).toBeGreaterThan(now)
        expect(next).toMatchObject({
          reps: card.reps + 1,
          lastReview: now,
          addedAt: card.addedAt,
          suspended: card.suspended,
        })
        expect(studyDay(next.due, plan.zone) - studyDay(now, plan.zone)).toBeLessThanOrEqual(
          Math.max(1, next.scheduledDays),
        )
        if (next.scheduledDays > 0) expect(next.due).toBe(startOfDay(now, plan.zone) + next.scheduledDays * DAY)
        else expect(next.due - now).toBeLessThanOrEqual(15 * 60_000)
      }),
      { numRuns: 1_000 },
    )
  })
  test('gives the same each time, and just what the button said, in the order of the buttons', () => {
    fc.assert(
      fc.property(anyCard, anyNow, anyPlan, (card, now, plan) => {
        // In the last minutes of a study day, tomorrow is nearer than ten minutes.
        fc.pre(endOfDay(now, plan.zone) - now > 15 * 60_000)
        const shown = previews(card, now, plan)
        const dues = RATINGS.map((rating) => {
          const next = rate(card, given(rating), now, plan).card
          expect(rate(card, given(rating), now, plan).card).toEqual(next)
          const { unit, count } = shown[rating]
          if (unit === 'days') expect(next.scheduledDays).toBe(count)
          else expect(next.due - now).toBe(count * 60_000)
          return next.due
        })
        expect([...dues].sort((a, b) => a - b)).toEqual(dues)
      }),
      { numRuns: 1_000 },
    )
  })
  test('cards learned together part ways', () => {
    const dues = new Set(Array.from({ length: 50 }, (_, n) => answeredCard(`CK-${n}`, ['good', 'good', 'good']).due))
    expect(dues.size).toBeGreaterThan(10)
  })
  test('a clock set back neither fails nor counts as days', () => {
    const card = answeredCard('CK-0001', ['good', 'good'])
    const back = card.lastReview! - 300 * DAY
    const next = rate(card, given('good'), back, NO_EXAM).card
    expect(next.due).toBeGreaterThan(back)
    expect(next.due).toBeLessThan(back + 60 * DAY)
    expect(retrievability(card, back)).toBe(1)
  })
})

describe('before an exam', () => {
  const seenInTime = (card: Card, plan: StudyPlan) => {
    const lastDay = studyDay(plan.examAt!, plan.zone) - 1
    const seen = card.lastReview === null ? -Infinity : studyDay(card.lastReview, plan.zone)
    return studyDay(card.due, plan.zone) <= lastDay || lastDay - seen <= 7
  }

  test('no card waits past the day before it, but for what is answered in the final week', () => {
    fc.assert(
      fc.property(anyCard, anyRating, anyNow, anyPlan, (card, rating, now, plan) => {
        const left = (lastStudyDay(now, plan) ?? -1) - studyDay(now, plan.zone)
        fc.pre(left >= 0)
        const next = rate(card, given(rating), now, plan).card
        expect(seenInTime(next, plan)).toBe(true)
        if (left > 7) expect(next.due).toBeLessThan(endOfDay(plan.examAt!, plan.zone) - DAY)
      }),
      { numRuns: 2_000 },
    )
  })
  test('what has its last turn in the final week is expected to be known in the exam', () => {
    const card = answeredCard('CK-0001', ['good', 'good', 'good', 'good'])
    const plan: StudyPlan = { examAt: card.due + 5 * DAY, zone: NEW_YORK }
    const next = rate(card, given('good'), card.due, plan).card
    expect(next.due).toBeGreaterThan(plan.examAt!)
    expect(retrievability(next, plan.examAt!)).toBeGreaterThan(0.95)
  })
  test('a date that is set later brings cards forward, to the same day however often it is asked', () => {
    fc.assert(
      fc.property(anyCard, fc.integer({ min: 1, max: 150 }), fc.nat(150), (card, days, later) => {
        const now = (card.lastReview ?? card.addedAt) + 1
        const plan: StudyPlan = { examAt: now + days * DAY, zone: NEW_YORK }
        const planned = asPlanned(card, now, plan)
        expect(planned.due).toBeLessThanOrEqual(card.due)
        if (card.state === 'review') expect(seenInTime(planned, plan)).toBe(true)
        else expect(planned).toBe(card)
        const afterwards = now + Math.min(later, days - 1) * DAY
        expect(asPlanned(card, afterwards, plan)).toEqual(planned)
        expect(asPlanned(planned, afterwards, plan)).toBe(planned)
        expect(asPlanned(card, plan.examAt!, plan)).toBe(card)
        expect(rate(planned, given('good'), afterwards, plan).card).toEqual(
          rate(card, given('good'), afterwards, plan).card,
        )
      }),
      { numRuns: 1_000 },
    )
  })
  test('intervals get shorter as it comes nearer, and after it all is as without it', () => {
    const card = answeredCard('CK-0001', ['good', 'good'])
    const days = (plan: StudyPlan) => previews(card, card.due, plan).good.count
    const exam = (inDays: number) => days({ examAt: card.due + inDays * DAY, zone: NEW_YORK })
    expect(exam(50)).toBeLessThan(exam(200))
    expect(exam(20)).toBeLessThan(exam(50))
    expect([exam(200), exam(-1)]).toEqual([days(NO_EXAM), days(NO_EXAM)])
  })
})

describe('recall', () => {
  test('is 1 right after a review, falls, and is 90 % after the stability', () => {
    fc.assert(
      fc.property(anyCard, (card) => {
        if (card.state === 'new') {
          expect(retrievability(card, NOON)).toBe(0)
          return
        }
        const at = (days: number) => retrievability(card, card.lastReview! + days * DAY)
        expect(at(0)).toBe(1)
        expect(at(card.stability)).toBeCloseTo(0.9, 5)
        expect(at(10)).toBeLessThan(at(1))
        expect(at(10_000)).toBeGreaterThan(0)
      }),
    )
  })
})

/* A card is promised for a day. It is due when that day begins where the computer then is. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { card as cardSchema, newCard, type Card } from '../../renderer/engine/card'
import { dueQueue } from '../../renderer/engine/due-queue'
import { forecast } from '../../renderer/engine/forecast'
import { asPlanned, previews, rate } from '../../renderer/engine/review'
import { calendarDayOf, DAY, startOfStudyDay, studyDay } from '../../renderer/engine/study-day'
import type { StudyPlan } from '../../renderer/engine/study-plan'
import { anyRating, given } from '../support/cards'
import { clockAt, placeOf, PLACES } from '../support/places'

const planAt = (name: string): StudyPlan => ({ examAt: null, zone: placeOf(name) })
const LIMITS = { newPerDay: 10, mostPerDay: 100, doneToday: { new: 0, reviews: 0 } }

/** Answered Good at a place at a moment. */
const answeredAt = (name: string, at: number): Card =>
  rate(newCard('CK-0001', at, 'missed'), given('good'), at, planAt(name)).card

/** As cards were stored before the day was kept with them. */
const asBefore = ({ dueDay: _, ...card }: Card): Card => card

const isDue = (card: Card, now: number, plan: StudyPlan) =>
  dueQueue([asPlanned(card, now, plan)], now, LIMITS).length === 1

describe.each([
  ['as it is stored now', (card: Card) => card],
  ['as it was stored before', asBefore],
])('a card %s', (_how, stored) => {
  test.each([
    ['Los Angeles to Tokyo', 'America/Los_Angeles', 'Asia/Tokyo', '2026-06-01T10:00-07:00'],
    ['Tokyo to Los Angeles', 'Asia/Tokyo', 'America/Los_Angeles', '2026-06-01T22:00+09:00'],
    ['into summer time', 'America/New_York', 'America/New_York', '2026-03-07T10:00-05:00'],
    ['out of summer time', 'America/New_York', 'America/New_York', '2026-10-31T10:00-04:00'],
    ['into the summer time of half an hour', 'Australia/Lord_Howe', 'Australia/Lord_Howe', '2026-10-03T10:00+10:30'],
    ['Kolkata to Kathmandu', 'Asia/Kolkata', 'Asia/Kathmandu', '2026-06-01T10:00+05:30'],
    ['New York to Honolulu', 'America/New_York', 'Pacific/Honolulu', '2026-06-01T10:00-04:00'],
  ])('is due at four of the day that was promised: %s', (_what, from, to, when) => {
    const at = Date.parse(when)
    const card = stored(answeredAt(from, at))
    const day = studyDay(at, placeOf(from)) + card.scheduledDays
    const plan = planAt(to)
    const begins = startOfStudyDay(day, plan.zone)
    expect(clockAt(begins, to).slice(11)).toBe('04:00')
    expect(isDue(card, begins - 1, plan)).toBe(false)
    expect(isDue(card, begins, plan)).toBe(true)
    expect(asPlanned(card, at, plan)).toMatchObject({ due: begins, scheduledDays: card.scheduledDays })
  })
})

const anyPlace = fc.constantFrom(...PLACES).map((name) => planAt(name))
const anyMoment = fc.integer({ min: Date.UTC(2025, 0), max: Date.UTC(2030, 0) })

test('any answers anywhere: the day promised is the day it is due, at every place, and back home nothing has changed', () => {
  fc.assert(
    fc.property(
      anyMoment,
      anyPlace,
      anyPlace,
      fc.array(anyRating, { minLength: 1, maxLength: 6 }),
      (at, home, away, all) => {
        let card = newCard('CK-0001', at, 'missed')
        let now = at
        for (const rating of all) {
          card = rate(card, given(rating), now, home).card
          now = card.due
        }
        expect(cardSchema.parse(card)).toEqual(card)
        const there = asPlanned(card, now, away)
        expect(asPlanned(there, now, away)).toEqual(there)
        expect(asPlanned(there, now, home)).toEqual(asPlanned(card, now, home))
        if (card.scheduledDays === 0) {
          // Minutes are minutes everywhere.
          expect(there).toBe(card)
          expect(card.dueDay).toBeUndefined()
          return
        }
        expect(card.dueDay).toBe(studyDay(card.lastReview!, home.zone) + card.scheduledDays)
        expect(there.due).toBe(startOfStudyDay(card.dueDay!, away.zone))
        expect(there.scheduledDays).toBe(card.scheduledDays)
        expect(asPlanned(asBefore(card), now, home)).toMatchObject({ due: card.due, scheduledDays: card.scheduledDays })
      },
    ),
    { numRuns: 1_000 },
  )
})

test('the same days have passed for the memory, wherever the card is answered', () => {
  // Answered in Los Angeles in the evening, when it is the next day in Tokyo already; asked again on the promised day.
  const at = Date.parse('2026-06-01T20:00-07:00')
  const [la, tokyo] = [planAt('America/Los_Angeles'), planAt('Asia/Tokyo')]
  const card = answeredAt('America/Los_Angeles', at)
  const stay = rate(card, given('good'), startOfStudyDay(card.dueDay!, la.zone), la).card
  const fly = rate(asPlanned(card, at, tokyo), given('good'), startOfStudyDay(card.dueDay!, tokyo.zone), tokyo).card
  expect([fly.stability, fly.difficulty, fly.scheduledDays]).toEqual([
    stay.stability,
    stay.difficulty,
    stay.scheduledDays,
  ])
})

test('a flight to the west, back to the day before, counts as no negative days', () => {
  const at = Date.parse('2026-06-02T09:00+09:00')
  const card = answeredAt('Asia/Tokyo', at)
  const la = planAt('America/Los_Angeles')
  const next = rate(card, given('good'), at + 3_600_000, la).card
  expect(next.due).toBeGreaterThan(at)
  expect(previews(card, at + 3_600_000, la).good.count).toBe(next.scheduledDays)
})

test('the forecast has a column for each day, each beginning at four, through the change of the clocks', () => {
  for (const [name, from] of [
    ['America/New_York', '2026-03-01T12:00-05:00'],
    ['America/New_York', '2026-10-25T12:00-04:00'],
    ['Australia/Lord_Howe', '2026-03-30T12:00+11:00'],
  ] as const) {
    const now = Date.parse(from)
    const plan = planAt(name)
    const card = answeredAt(name, now)
    const loads = forecast([card], now, 14, plan, LIMITS)
    const first = calendarDayOf(clockAt(now, name).slice(0, 10))!
    expect(loads.map(({ at }) => clockAt(at, name))).toEqual(
      loads.map((_, day) => `${new Date((first + day) * DAY).toISOString().slice(0, 10)} 04:00`),
    )
    expect(loads.findIndex(({ reviews }) => reviews > 0)).toBe(card.scheduledDays)
  }
})

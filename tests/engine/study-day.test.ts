import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  calendarDay,
  calendarDayOf,
  DAY,
  dayBegunAt,
  dayName,
  daysTo,
  endOfDay,
  examTime,
  startOfDay,
  startOfStudyDay,
  studyDay,
} from '../../renderer/engine/study-day'
import { clockAt, placeOf, PLACES } from '../support/places'

const places = PLACES.map((name) => ({ name, zone: placeOf(name) }))
const anyPlace = fc.constantFrom(...places)
/** From 2020 to 2036, to the millisecond. */
const anyMoment = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2036, 0) })
const dayOf = (day: string) => calendarDayOf(day)!

describe('a study day begins at four, whatever the clocks did', () => {
  test.each([
    ['America/New_York', '2026-03-08', 'the night summer time begins'],
    ['America/New_York', '2026-11-01', 'the night it ends'],
    ['Europe/Helsinki', '2026-03-29', 'three becomes four'],
    ['Europe/Helsinki', '2026-10-25', 'four becomes three'],
    ['Australia/Lord_Howe', '2026-04-05', 'half an hour back'],
    ['Australia/Lord_Howe', '2026-10-04', 'half an hour on'],
    ['Antarctica/Troll', '2026-03-29', 'two hours on'],
    ['Asia/Kathmandu', '2026-06-01', 'a quarter of an hour'],
    ['Pacific/Kiritimati', '2026-06-01', 'the first place of the day'],
    ['Pacific/Pago_Pago', '2026-06-01', 'the last place of the day'],
  ])('%s on %s: %s', (name, day) => {
    const zone = placeOf(name)
    expect(clockAt(startOfStudyDay(dayOf(day), zone), name)).toBe(`${day} 04:00`)
    // Also when asked the day before and the week before: nothing is added to hours of another offset.
    expect(endOfDay(startOfStudyDay(dayOf(day) - 1, zone), zone)).toBe(startOfStudyDay(dayOf(day), zone))
  })

  test('every day of a year, at every place', () => {
    for (const { name, zone } of places)
      for (let day = dayOf('2026-01-01'); day < dayOf('2027-01-01'); day++)
        expect(clockAt(startOfStudyDay(day, zone), name), name).toBe(`${dayName(day)} 04:00`)
  })

  test('a day that a place left out begins at the first moment after it', () => {
    // Samoa crossed the date line: after December 29, 2011 came December 31.
    const zone = placeOf('Pacific/Apia')
    const missing = startOfStudyDay(dayOf('2011-12-30'), zone)
    expect(clockAt(missing, 'Pacific/Apia')).toBe('2011-12-31 00:00')
    expect(missing).toBeLessThan(startOfStudyDay(dayOf('2011-12-31'), zone))
  })

  test('every moment is in the day that began before it and ends after it', () => {
    fc.assert(
      fc.property(anyMoment, anyPlace, (now, { zone }) => {
        const [from, to] = [startOfDay(now, zone), endOfDay(now, zone)]
        expect(from <= now && now < to).toBe(true)
        expect([studyDay(from, zone), studyDay(to, zone)]).toEqual([studyDay(now, zone), studyDay(now, zone) + 1])
        expect(Math.abs(to - from - DAY)).toBeLessThanOrEqual(2 * 3_600_000)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('the day that began at a moment', () => {
  test('is found at the place itself, in summer and winter', () => {
    fc.assert(
      fc.property(anyMoment, anyPlace, (now, { zone }) => {
        expect(dayBegunAt(startOfDay(now, zone), zone)).toBe(studyDay(now, zone))
      }),
      { numRuns: 2_000 },
    )
  })
  test('is found from any place that is not on the other side of the date line', () => {
    const mainland = places.filter(({ name }) => !name.startsWith('Pacific/'))
    fc.assert(
      fc.property(anyMoment, fc.constantFrom(...mainland), fc.constantFrom(...mainland), (now, from, to) => {
        expect(dayBegunAt(startOfDay(now, from.zone), to.zone)).toBe(studyDay(now, from.zone))
      }),
      { numRuns: 2_000 },
    )
  })
  test('there is none at an odd moment', () => {
    const zone = placeOf('America/New_York')
    expect(dayBegunAt(startOfDay(Date.UTC(2026, 5, 1), zone) + 1, zone)).toBeNull()
    expect(dayBegunAt(startOfDay(Date.UTC(2026, 5, 1), zone) + 7 * 60_000, zone)).toBeNull()
  })
})

describe('days to the exam are calendar days', () => {
  const zone = placeOf('America/New_York')
  const at = (time: string, offset = '-04:00') => Date.parse(`${time}${offset}`)

  test.each([
    ['2026-06-03', '2026-06-01T12:00', 2],
    ['2026-06-02', '2026-06-01T23:59', 1],
    ['2026-06-02', '2026-06-02T00:00', 0],
    // In the night before the exam it is "today", though the study day is still the one before.
    ['2026-06-02', '2026-06-02T02:00', 0],
    ['2026-06-02', '2026-06-02T23:59', 0],
    ['2026-06-02', '2026-06-03T00:00', -1],
    ['2026-03-09', '2026-03-07T23:30', 2],
  ])('%s from %s: %i', (day, now, days) => {
    const winter = now < '2026-03-08'
    expect(daysTo(day, at(now, winter ? '-05:00' : '-04:00'), zone)).toBe(days)
  })
  test('none without a day', () => {
    for (const day of ['', '2026-02-30', '2026-13-01', '26-01-01', '2026-1-1', 'soon']) {
      expect(daysTo(day, 0, zone), day).toBeNull()
      expect(examTime(day, zone), day).toBeNull()
    }
  })
  test('one less each midnight, at every place', () => {
    fc.assert(
      fc.property(anyMoment, anyPlace, fc.integer({ min: -400, max: 400 }), (now, { name, zone }, days) => {
        const day = dayName(calendarDay(now, zone) + days)
        expect(clockAt(now, name).slice(0, 10)).toBe(dayName(calendarDay(now, zone)))
        expect(daysTo(day, now, zone)).toBe(days)
        expect(clockAt(examTime(day, zone)!, name)).toBe(`${day} 08:00`)
      }),
      { numRuns: 2_000 },
    )
  })
})

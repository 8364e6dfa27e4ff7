import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { timesToKeep } from '../../electron/backup-rotation'

const hour = 3_600_000
const day = 24 * hour
const at = (text: string) => Date.parse(`${text}Z`)
const kept = (times: number[], now: number) => [...timesToKeep(times, now)].sort((a, b) => b - a)
/** `count` times, the newest first, ending at `now`. */
const every = (step: number, count: number, now: number) => Array.from({ length: count }, (_, n) => now - n * step)

const now = at('2026-11-25T15:00:00.000') // A Wednesday.

test('ten or fewer are all kept, whatever their age', () => {
  expect(kept([], now)).toEqual([])
  const old = every(100 * day, 10, now - 900 * day)
  expect(kept(old, now)).toEqual(old)
})

test('many on one day: the ten newest', () => {
  expect(kept(every(60_000, 200, now), now)).toEqual(every(60_000, 10, now))
})

test('four a day for a year: ten newest, then one for each day, week and month', () => {
  const result = kept(every(6 * hour, 4 * 365, now), now)
  expect(result.slice(0, 10)).toEqual(every(6 * hour, 10, now))
  expect(result.slice(10).map((time) => new Date(time).toISOString().slice(0, 16))).toEqual([
    // Days; 25, 24 and 23 November are among the ten newest.
    '2026-11-22T21:00',
    '2026-11-21T21:00',
    '2026-11-20T21:00',
    '2026-11-19T21:00',
    // Weeks that ended on Sunday the 15th and the 8th; the 22nd is there as a day.
    '2026-11-15T21:00',
    '2026-11-08T21:00',
    // Months.
    '2026-10-31T21:00',
    '2026-09-30T21:00',
    '2026-08-31T21:00',
    '2026-07-31T21:00',
    '2026-06-30T21:00',
  ])
})

test('a year has no seam: December is the month before January', () => {
  const times = [
    ...every(60_000, 10, at('2027-01-10T12:00:00.000')),
    at('2026-12-05T12:00:00.000'),
    at('2026-12-03T12:00:00.000'),
  ]
  expect(kept(times, at('2027-01-10T12:00:00.000'))).toEqual(times.slice(0, 11))
})

describe('times after now, from a clock that was wrong', () => {
  const future = every(hour, 30, now + 900 * day)
  test('take no place from the others', () => {
    const past = every(hour, 10, now)
    expect(kept([...future, ...past], now)).toEqual([...future.slice(0, 10), ...past])
  })
})

const times = fc.array(fc.integer({ min: now - 500 * day, max: now + 20 * day }), { maxLength: 120 })

test('property: never more than fit, never one that is not there, always the newest up to now and one of every period', () => {
  fc.assert(
    fc.property(times, (list) => {
      const keep = timesToKeep(list, now)
      const past = [...new Set(list)].filter((time) => time <= now).sort((a, b) => b - a)
      expect(keep.size).toBeLessThanOrEqual(10 + 7 + 4 + 6 + 10)
      for (const time of keep) expect(list).toContain(time)
      for (const time of past.slice(0, 10)) expect(keep.has(time)).toBe(true)
      for (let back = 0; back < 7; back++) {
        const date = new Date(now - back * day).toISOString().slice(0, 10)
        const last = past.find((time) => new Date(time).toISOString().startsWith(date))
        if (last !== undefined) expect(keep.has(last)).toBe(true)
      }
    }),
  )
})

test('property: rotating after every backup leaves what rotating once at the end leaves', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 10 * day }), { minLength: 1, maxLength: 120 }), (gaps) => {
      let clock = now
      let stepwise: number[] = []
      const all: number[] = []
      for (const gap of gaps) {
        clock += gap
        all.push(clock)
        stepwise = kept([...stepwise, clock], clock)
      }
      expect(stepwise).toEqual(kept(all, clock))
      expect(kept(stepwise, clock)).toEqual(stepwise)
    }),
  )
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DAY, endOfDay, examTime, startOfDay, studyDay } from '../../renderer/engine/study-day'
import { lastStudyDay, longestWait, retentionTarget } from '../../renderer/engine/study-plan'
import { anyId, anyZone, NEW_YORK, NOON } from '../support/cards'

const anyMoment = fc
  .integer({ min: 0, max: 100 * 365 })
  .chain((day) => fc.integer({ min: 0, max: DAY - 1 }).map((ms) => day * DAY + ms))

describe('a study day', () => {
  test('ends at four in the night, local time', () => {
    expect(endOfDay(NOON, NEW_YORK)).toBe(Date.UTC(2026, 5, 2, 8))
    expect(endOfDay(Date.UTC(2026, 5, 2, 7, 59), NEW_YORK)).toBe(Date.UTC(2026, 5, 2, 8))
    expect(endOfDay(Date.UTC(2026, 5, 2, 8), NEW_YORK)).toBe(Date.UTC(2026, 5, 3, 8))
  })
  test('holds every moment of it, in any zone', () => {
    fc.assert(
      fc.property(anyMoment, anyZone, (now, zone) => {
        const [from, to] = [startOfDay(now, zone), endOfDay(now, zone)]
        expect(to - from).toBe(DAY)
        expect(now >= from && now < to).toBe(true)
        expect(studyDay(from, zone)).toBe(studyDay(now, zone))
        expect(studyDay(to, zone)).toBe(studyDay(now, zone) + 1)
      }),
    )
  })
  test('the exam is on the study day of its date', () => {
    expect(examTime('2026-06-02', NEW_YORK)).toBe(Date.UTC(2026, 5, 2, 12))
    const last = (day: string) => lastStudyDay(NOON, { examAt: examTime(day, NEW_YORK), zone: NEW_YORK })
    expect(last('2026-06-04')).toBe(studyDay(NOON, NEW_YORK) + 2)
    expect([last('2026-05-31'), last('')]).toEqual([null, null])
    expect(examTime('', NEW_YORK)).toBeNull()
    expect(examTime('2026-99-99', NEW_YORK)).toBeNull()
  })
})

describe('the retention target', () => {
  const before = (days: number) => retentionTarget(NOON, NOON + days * DAY)
  test('is 0.90 without an exam, after it and long before it', () => {
    expect([retentionTarget(NOON, null), before(-1), before(0), before(60), before(300)]).toEqual([
      0.9, 0.9, 0.9, 0.9, 0.9,
    ])
  })
  test('is 0.95 in the last days', () => {
    expect([before(3), before(1), before(0.01)]).toEqual([0.95, 0.95, 0.95].map((target) => expect.closeTo(target, 12)))
  })
  test('rises without a step', () => {
    for (let day = 60; day > 0.1; day -= 0.1) {
      expect(before(day - 0.1)).toBeGreaterThanOrEqual(before(day))
      expect(before(day - 0.1) - before(day)).toBeLessThan(0.000_2)
    }
  })
})

test('the last turn is in the final third and in the final week', () => {
  fc.assert(
    fc.property(anyId, fc.nat(200), fc.integer({ min: 0, max: 400 }), (id, reps, left) => {
      const wait = longestWait(left, id, reps)
      expect(wait).toBeLessThanOrEqual(left)
      expect(wait).toBeGreaterThanOrEqual(Math.max(left - 7, (left * 2) / 3))
    }),
    { numRuns: 1_000 },
  )
})

test('last turns are spread over all of the final days', () => {
  const waits = new Set(Array.from({ length: 200 }, (_, n) => longestWait(40, `CK-${n}`, 3)))
  expect([...waits].sort()).toEqual([33, 34, 35, 36, 37, 38, 39, 40])
})

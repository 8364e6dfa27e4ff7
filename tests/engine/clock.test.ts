import { describe, expect, test } from 'vitest'
import { advance, clockText, spokenTime, startClock, type Reading } from '../../renderer/engine/clock'
import { minutes, ms, seconds } from '../../renderer/engine/units'

const DAY = 86_400_000
const at = (mono: number, wall = mono): Reading => ({ mono, wall: 1_000_000_000 + wall })

/** Used time after readings taken every quarter of a second between `from` and `to`, wall clock shifted by `shift`. */
function run(from: number, to: number, shift = 0) {
  let clock = startClock(ms(0), at(from))
  const gaps = []
  for (let mono = from + 250; mono <= to; mono += 250) {
    const step = advance(clock, at(mono, mono + shift))
    clock = step.clock
    if (step.gap) gaps.push(step.gap)
  }
  return { used: clock.used, gaps }
}

test('four hours of ticks add up exactly', () => {
  expect(run(0, 14_400_000)).toEqual({ used: 14_400_000, gaps: [] })
})

describe('the wall clock does not matter', () => {
  test.each([
    ['a day forward', DAY],
    ['a day back', -DAY],
    ['an hour forward (daylight saving)', 3_600_000],
    ['an hour back', -3_600_000],
    ['half a second (time server)', 500],
  ])('%s', (_name, shift) => {
    const { used } = run(0, 60_000, shift)
    expect(used).toBe(60_000)
  })
  test('a jump back is reported as a changed clock, once', () => {
    expect(run(0, 60_000, -DAY).gaps.map((gap) => gap.cause)).toEqual(['clock-changed'])
  })
  test('half a second is not worth a report', () => expect(run(0, 60_000, 500).gaps).toEqual([]))
})

describe('sleep does not use exam time', () => {
  test.each([1, 60, 8 * 3_600])('%d seconds asleep, monotonic clock stopped', (length) => {
    const before = startClock(ms(10_000), at(0))
    const { clock } = advance(before, at(250, 250 + length * 1_000))
    expect(clock.used).toBe(10_250)
  })
  test('60 seconds asleep while the monotonic clock ran on', () => {
    const { clock, gap } = advance(startClock(ms(10_000), at(0)), at(60_000))
    expect(clock.used).toBe(10_000)
    expect(gap?.cause).toBe('asleep')
  })
  test('a late tick of up to five seconds counts in full', () => {
    expect(advance(startClock(ms(0), at(0)), at(5_000)).clock.used).toBe(5_000)
  })
  test('a monotonic clock that runs back counts nothing', () => {
    expect(advance(startClock(ms(700), at(1_000)), at(0)).clock.used).toBe(700)
  })
})

test('clock text', () => {
  expect(clockText(minutes(240))).toBe('4:00:00')
  expect(clockText(seconds(591))).toBe('9:51')
  expect(clockText(ms(1))).toBe('0:01')
  expect(clockText(ms(0))).toBe('0:00')
  expect(spokenTime(minutes(239))).toBe('3 hours 59 minutes')
  expect(spokenTime(seconds(45))).toBe('45 seconds')
})

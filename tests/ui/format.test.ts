import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayName } from '../../renderer/engine/study-day'
import { comesText, dueText } from '../../renderer/screens/cards/when-words'
import {
  counted,
  date,
  dateTime,
  duration,
  exactDuration,
  pace,
  percent,
  shortDate,
  untilDay,
} from '../../renderer/ui/format'

const formatters = { date, dateTime, shortDate, duration, exactDuration, pace, percent, untilDay, dayName } as const
const odd = [
  Number.NaN,
  Infinity,
  -Infinity,
  1e308,
  -1e308,
  8.64e15,
  -8.64e15,
  8.64e15 + 1,
  5e-324,
  -0,
  -1,
  2 ** 53,
  253_402_300_799_999,
]

test.each(Object.entries(formatters))('%s never throws and always says something of an odd number', (name, format) => {
  for (const number of odd) {
    const text = format(number)
    expect(typeof text).toBe('string')
    if (name !== 'untilDay') expect(text).not.toMatch(/NaN|Invalid|Infinity|e\+/)
  }
  fc.assert(fc.property(fc.double(), (number) => typeof format(number) === 'string'))
})

test('a card is due in words at any moment', () => {
  fc.assert(
    fc.property(fc.double(), fc.double({ noNaN: true, min: 0, max: 4e12 }), (at, now) => {
      expect(typeof dueText(at, now)).toBe('string')
      expect(typeof comesText(at, now)).toBe('string')
    }),
  )
})

test('what is usual stays as it was', () => {
  expect(duration(13_260_000)).toBe('3\u00a0h 41\u00a0min')
  expect(exactDuration(870_000)).toBe('14\u00a0min 30\u00a0s')
  expect(percent(0.5)).toBe('50\u00a0%')
  expect(counted(2, 'item')).toBe('2 items')
})

test.each([
  [0, '0'],
  [1 / 250, '1'],
  [0.5, '50'],
  [199 / 200, '99'],
  [1, '100'],
])('the share %d is %s percent', (share, whole) => {
  expect(percent(share)).toBe(`${whole}\u00a0%`)
})

test('only all of something is 100 percent of it, and only none of it is 0', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(), (of, any) => {
      const part = any % (of + 1)
      expect(percent(part / of) === percent(1)).toBe(part === of)
      expect(percent(part / of) === percent(0)).toBe(part === 0)
    }),
  )
})

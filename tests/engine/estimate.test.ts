import { expect, test } from 'vitest'
import { aboutChance, chanceLies, chanceRange, chanceText } from '../../renderer/engine/chance'
import { aboutTime, aboutTimeFirst, usualCardTime } from '../../renderer/engine/estimate'

const taken = (...times: number[]) => times.map((s) => ({ spent: s * 1_000 }))

test('what a card takes is the middle of what cards took, once there are enough, and never under five seconds', () => {
  expect(usualCardTime([])).toBe(45_000)
  expect(usualCardTime(taken(10, 20, 30, 40))).toBe(45_000)
  expect(usualCardTime(taken(900, 20, 30, 10, 25))).toBe(25_000)
  expect(usualCardTime(taken(0, 0, 0, 0, 0.2, 90))).toBe(5_000)
  expect(usualCardTime(taken(1, 2, 5.5, 6, 7))).toBe(5_500)
})

test.each([
  [0, 'about 1 minute'],
  [30_000, 'about 1 minute'],
  [89_000, 'about 1 minute'],
  [90_000, 'about 2 minutes'],
  [870_000, 'about 15 minutes'],
  [119 * 60_000, 'about 119 minutes'],
  [120 * 60_000, 'about 2 hours'],
  [400 * 60_000, 'about 7 hours'],
])('%i ms: %s', (span, text) => {
  expect(aboutTime(span)).toBe(text)
  expect(aboutTimeFirst(span)).toBe(`A${text.slice(1)}`)
})

test('chances are never certain, and ends that say the same are said once', () => {
  expect([0, 0.004, 0.42, 0.995, 1].map(chanceText)).toEqual(
    ['under 1 %', 'under 1 %', '42 %', 'over 99 %', 'over 99 %'].map(noBreak),
  )
  expect([0.001, 0.42].map(aboutChance)).toEqual(['under 1 %', 'about 42 %'].map(noBreak))
  const ranges = [
    [0.001, 0.004, 'under 1 %', 'is under 1 %'],
    [0.001, 0.04, 'under 1 % to 4 %', 'lies between under 1 % and 4 %'],
    [0.12, 0.344, '12 to 34 %', 'lies between 12 % and 34 %'],
    [0.411, 0.412, '41 %', 'is 41 %'],
    [0.95, 0.999, '95 % to over 99 %', 'lies between 95 % and over 99 %'],
    [0.995, 1, 'over 99 %', 'is over 99 %'],
  ] as const
  for (const [low, high, range, lies] of ranges) {
    expect(chanceRange({ low, high })).toBe(noBreak(range))
    expect(chanceLies({ low, high })).toBe(noBreak(lies))
  }
})

const noBreak = (text: string) => text.replaceAll(' %', '\u00a0%')

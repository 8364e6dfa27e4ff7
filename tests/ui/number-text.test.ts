import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fits, limitsText, readNumber, settled, stepped } from '../../renderer/ui/number-text'

const limits = { least: 1, most: 1_000 }

test.each([
  ['12', 12],
  [' 12 ', 12],
  ['1,000', 1_000],
  ['12 345', 12_345],
  ['007', 7],
  ['１２', 12],
  ['0', 0],
])('%j is %i', (text, number) => expect(readNumber(text)).toBe(number))

test.each(['', ' ', '-', '-3', '+3', '1e3', '1.5', '1,5', '10,00', 'a', '12a', '0x10', '∞', '1 2'])(
  '%j is no whole number',
  (text) => expect(readNumber(text)).toBeNull(),
)

describe('a field that is left', () => {
  test.each([
    ['12', 12, ''],
    ['0', 1, 'The least is 1, which is now set.'],
    ['1001', 1_000, 'The most is 1,000, which is now set.'],
    ['99999999999999999999999', 1_000, 'The most is 1,000, which is now set.'],
    ['', 40, 'It was left empty, so it stays 40.'],
    ['  ', 40, 'It was left empty, so it stays 40.'],
    ['1e5', 40, 'A whole number from 1 to 1,000. It stays 40.'],
  ])('with %j has %i and says %j', (text, value, told) => expect(settled(text, 40, limits)).toEqual({ value, told }))

  test('with any text has a whole number within the limits, and says so unless it is what was typed', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.integer().map(String)),
        fc.integer({ min: 1, max: 1_000 }),
        (text, before) => {
          const { value, told } = settled(text, before, limits)
          expect(Number.isInteger(value) && fits(value, limits)).toBe(true)
          if (told === '') expect(readNumber(text)).toBe(value)
          // Settled once, it is settled.
          expect(settled(String(value), value, limits)).toEqual({ value, told: '' })
        },
      ),
    )
  })
})

test('steps stay within the limits, and go on from what is typed or what was there', () => {
  expect(stepped('5', 5, 1, limits)).toBe(6)
  expect(stepped('1', 1, -1, limits)).toBe(1)
  expect(stepped('998', 998, 10, limits)).toBe(1_000)
  expect(stepped('5000', 7, -1, limits)).toBe(1_000)
  expect(stepped('', 7, 1, limits)).toBe(8)
})

test('the limits are said', () => expect(limitsText(limits)).toBe('A whole number from 1 to 1,000.'))

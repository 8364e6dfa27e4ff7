import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clearedCalculator, press, type Calculator, type CalculatorKey } from '../../renderer/engine/calculator'

const NAMES: Record<string, CalculatorKey> = {
  '.': { press: 'point' },
  '=': { press: 'equals' },
  '%': { press: 'percent' },
  'C': { press: 'clear' },
  'n': { press: 'sign' },
  'r': { press: 'root' },
  'i': { press: 'inverse' },
  's': { press: 'memory-store' },
  'a': { press: 'memory-add' },
  'm': { press: 'memory-recall' },
  'c': { press: 'memory-clear' },
}
const keyOf = (name: string): CalculatorKey =>
  /\d/.test(name)
    ? { press: 'digit', digit: Number(name) }
    : (NAMES[name] ?? { press: 'operation', operation: name as '+' })
const pressed = (keys: string, from: Calculator = clearedCalculator()) =>
  [...keys].filter((one) => one !== ' ').reduce((state, name) => press(state, keyOf(name)), from)

describe('what the display shows', () => {
  test.each([
    ['12 + 7 =', '19'],
    ['2 + 3 * 4 =', '20'],
    ['2 + * 5 =', '10'],
    ['5 + =', '10'],
    ['0.1 + 0.2 =', '0.3'],
    ['1 / 3 =', '0.33333333333'],
    ['100 * 1 =', '100'],
    ['1 / 999999999999 =', '0'],
    ['200 + 10 %', '20'],
    ['200 + 10 % =', '220'],
    ['50 %', '0.5'],
    ['9 r', '3'],
    ['4 i', '0.25'],
    ['7 n', '-7'],
    ['7 n n', '7'],
    ['0 n', '0'],
    ['8 / 0 =', 'Error'],
    ['8 / 0 = 5', 'Error'],
    ['8 / 0 = C 5', '5'],
    ['2 n r', 'Error'],
    ['007', '7'],
    ['1..5', '1.5'],
    ['.5', '0.5'],
    ['6 * 7 = 8', '8'],
    ['6 * 7 = + 1 =', '43'],
    ['123456789012345', '123456789012'],
    ['999999999999 * 999999999999 =', 'Error'],
    ['12 s C 3 + m =', '15'],
    ['5 s 3 a C m', '8'],
    ['5 s c m', '0'],
    ['200 + 10 % 7', '7'],
  ])('%s shows %s', (keys, display) => expect(pressed(keys).display).toBe(display))
})

test('clear keeps the memory', () => expect(pressed('5 s C').memory).toBe(5))

test('whatever is pressed, the display fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.=%Cnrisamc+-*/'), maxLength: 40 }), (keys) => {
      const { display } = pressed(keys)
      expect(display === 'Error' || /^-?\d+\.?\d*$/.test(display)).toBe(true)
      expect(display.length).toBeLessThanOrEqual(15)
    }),
    { numRuns: 2_000 },
  )
})

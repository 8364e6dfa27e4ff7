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
    // Twelve digits, and what is calculated with is what is shown.
    ['1 / 3 * 3 =', '0.99999999999'],
    ['2 / 3 =', '0.66666666667'],
    ['2 r * 2 r =', '1.99999999999'],
    ['999999999999 + 1 =', 'Error'],
    ['999999999999 + 0.6 =', 'Error'],
    ['999999999999 + 0.4 =', '999999999999'],
    ['999999999999 n - 0.6 =', 'Error'],
    ['999999999999 n - 1 =', 'Error'],
    ['99999999999.9 + 0.06 =', '100000000000'],
    ['999999999998.5 + 0.6 =', '999999999999'],
    ['0.00000000001 / 10 =', '0'],
    ['0.00000000001 n / 10 =', '0'],
    ['0.00000000001 * 5 =', '0.00000000005'],
    ['123456.789012345', '123456.789012'],
    ['0.1 n - 0.2 =', '-0.3'],
    ['1.1 * 1.1 =', '1.21'],
    ['0.57 * 100 =', '57'],
    ['999999 * 999999 =', '999998000001'],
    ['1000000 * 1000000 =', 'Error'],
    // Equals again repeats the last operation with its second number.
    ['5 + 3 = =', '11'],
    ['5 + 3 = = =', '14'],
    ['100 - 7 = =', '86'],
    ['2 * 3 = =', '18'],
    ['100 / 2 = =', '25'],
    ['5 + 3 = 10 =', '13'],
    ['5 + = =', '15'],
    ['5 + 3 = * 2 =', '16'],
    ['5 + 3 = * 2 = =', '32'],
    ['5 + 3 = C 4 =', '4'],
    ['5 = =', '5'],
    ['999999999998 + 1 = =', 'Error'],
    // Signs that are corrected, and functions on either side.
    ['8 + - 3 =', '5'],
    ['8 * / 2 =', '4'],
    ['9 + - * / 3 =', '3'],
    ['7 + 3 n =', '4'],
    ['16 r + 9 r =', '7'],
    ['4 + 5 i =', '4.2'],
    ['0 i', 'Error'],
    ['0 / 0 =', 'Error'],
    ['200 - 10 % =', '180'],
    ['200 * 10 % =', '20'],
    ['50 / 10 % =', '500'],
    ['8850 / 6 =', '1475'],
    ['8 / 0 = + 5 =', 'Error'],
    ['5 . =', '5'],
    ['. =', '0'],
    ['0.1 a 0.2 a C m', '0.3'],
    ['7 s 2 r C m', '7'],
    ['999999999999 s 1 a', 'Error'],
  ])('%s shows %s', (keys, display) => expect(pressed(keys).display).toBe(display))
})

test('clear keeps the memory', () => expect(pressed('5 s C').memory).toBe(5))

test('whatever is pressed, the display fits', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.=%Cnrisamc+-*/'), maxLength: 40 }), (keys) => {
      const { display } = pressed(keys)
      expect(display === 'Error' || /^-?\d+\.?\d*$/.test(display)).toBe(true)
      expect(display.replace(/\D/g, '').length).toBeLessThanOrEqual(12)
    }),
    { numRuns: 2_000 },
  )
})

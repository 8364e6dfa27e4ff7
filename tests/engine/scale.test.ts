import { describe, expect, test } from 'vitest'
import { cutScore, normalCdf, reachesCut, scaledScore, standardError, wilson } from '../../renderer/engine/scale'

/* The worked numbers of the content specification, section 5. */
const points = { item: 1, scenario: 4 }
const p = Array.from({ length: 79 }, () => 0.68)
const q = Array.from({ length: 6 }, () => 0.62)
const CUT = 68.6
const MAXIMUM = 103

test('the cut of 79 items at 0.68 and 6 scenarios at 0.62 is 68.60', () => {
  expect(cutScore(p, q, points)).toBeCloseTo(CUT, 9)
})

test.each([
  [0, 100],
  [50, 246],
  [68.59, 299],
  [68.6, 300],
  [80, 333],
  [103, 400],
])('a raw score of %d is reported as %d', (raw, scaled) => {
  expect(scaledScore(raw, CUT, MAXIMUM)).toBe(scaled)
})

test('a raw score equal to the cut up to floating point passes', () => {
  const cut = cutScore(p, q, points)
  expect(reachesCut(79 * 0.68 + 24 * 0.62, cut)).toBe(true)
  expect(reachesCut(cut - 1e-6, cut)).toBe(false)
})

test('the standard error of the example form is 4.399', () => {
  expect(standardError(p, 0, points)).toBeCloseTo(4.146, 3)
  expect(standardError(p, 6, points)).toBeCloseTo(4.399, 3)
})

describe('Wilson intervals of the domain table', () => {
  test.each([
    [30, 41, 0.581, 0.843],
    [6, 8, 0.409, 0.929],
    [5, 7, 0.359, 0.918],
    [15, 23, 0.449, 0.812],
  ])('%d of %d', (correct, n, low, high) => {
    const interval = wilson(correct, n)
    expect(interval.low).toBeCloseTo(low, 3)
    expect(interval.high).toBeCloseTo(high, 3)
  })
})

test('the normal distribution at known points', () => {
  expect(normalCdf(0)).toBeCloseTo(0.5, 7)
  expect(normalCdf(1.959964)).toBeCloseTo(0.975, 6)
  expect(normalCdf(-1)).toBeCloseTo(0.1586553, 6)
})

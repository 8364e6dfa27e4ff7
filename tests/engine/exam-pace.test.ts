import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { examPace, paceVerdict, planPace, timeAtPace } from '../../renderer/engine/exam-pace'
import { minutes, seconds } from '../../renderer/engine/units'
import { aPreset, aScenario } from '../support/builders'

/* One pace for the plan of Home and Progress and for timed practice. */

test('the plan leaves 30 minutes of four hours, and an eighth of a shorter exam', () => {
  expect(planPace(minutes(240), 140)).toBe(90_000)
  expect(planPace(minutes(40), 25)).toBe(84_000)
  expect(planPace(minutes(360), 100)).toBe(198_000)
})

describe('the pace of an exam', () => {
  test('is that of a form of middle size, in whole seconds', () => {
    // 101 items and 7 scenarios of 5 screens; 210 minutes.
    const bank = [aScenario({ id: 'SC-0001' })]
    expect(examPace(aPreset, bank)).toBe(seconds(Math.round((210 * 60) / (101 + 7 * 5))))
  })
  test('without scenarios is that of the items', () => {
    const preset = { ...aPreset, minutes: 40, items: { min: 25, max: 25 }, scenarios: { min: 0, max: 0 } }
    expect(examPace(preset, [])).toBe(84_000)
  })
  test('adds up: many requests take as long as one of all their questions', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200)), fc.integer({ min: 1, max: 600 }), (numbers, s) => {
        const pace = seconds(s)
        const apart = numbers.reduce((sum, one) => sum + timeAtPace(pace, one), 0)
        expect(apart).toBe(
          timeAtPace(
            pace,
            numbers.reduce((sum, one) => sum + one, 0),
          ),
        )
      }),
    )
  })
})

test.each([
  [0, 'hurried'],
  [1_000, 'hurried'],
  [28_999, 'hurried'],
  [29_000, 'within'],
  [87_000, 'within'],
  [87_001, 'slower'],
])('%i ms of 87 s is %s', (spent, verdict) => {
  expect(paceVerdict(spent, 87_000)).toBe(verdict)
})

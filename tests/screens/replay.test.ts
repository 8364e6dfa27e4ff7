import { describe, expect, test } from 'vitest'
import { screenCredit } from '../../renderer/engine/scoring/credit'
import { verdictWords } from '../../renderer/engine/scoring/credit-words'
import type { Timeline } from '../../renderer/engine/timeline'
import type { TimelineSummary } from '../../renderer/engine/timeline-summary'
import { minutes, ms } from '../../renderer/engine/units'
import { chartScales, questionTicks, timeTicks } from '../../renderer/screens/replay/chart-scales'
import { changeWords, shortened, titleOf, totalsWords } from '../../renderer/screens/replay/replay-words'
import { anAttempt } from '../support/attempts'
import { aLine } from '../support/builders'

describe('ticks', () => {
  test('stand at whole minutes or seconds and never closer than their labels need', () => {
    for (const [used, pixels] of [
      [minutes(229), 640],
      [minutes(229), 220],
      [minutes(29), 640],
      [95_000, 640],
      [4_000, 640],
      [minutes(600), 640],
    ] as const) {
      const { ticks } = timeTicks(used, pixels)
      expect(ticks[0]!.label).toBe('0:00')
      expect(ticks.length).toBeGreaterThan(1)
      expect(ticks.at(-1)!.at).toBeLessThanOrEqual(used)
      expect(new Set(ticks.map((one) => one.label)).size).toBe(ticks.length)
    }
    expect(timeTicks(minutes(229), 640).ticks.map((one) => one.label)).toEqual([
      '0:00',
      '0:30',
      '1:00',
      '1:30',
      '2:00',
      '2:30',
      '3:00',
      '3:30',
    ])
    expect(timeTicks(95_000, 640)).toMatchObject({ unit: 'minutes and seconds' })
  })
  test('of questions name the first and do not overlap', () => {
    for (const questions of [1, 5, 25, 52, 141]) {
      const scales = chartScales({ width: 780, used: 1, questions, lanes: 2, right: 16 })
      const ticks = questionTicks(scales, questions)
      expect(ticks[0]).toBe(1)
      const places = ticks.map((one) => scales.y(one))
      places.slice(1).forEach((place, index) => expect(places[index]! - place).toBeGreaterThan(15))
    }
  })
})

describe('words', () => {
  test('a stem is cut at a word and loses its markup', () => {
    expect(shortened('| A | B |\n|---|---|\n**One** two three', 80)).toBe('A B One two three')
    expect(shortened('One two three', 9)).toBe('One two …')
    expect(shortened('Onetwothree', 5)).toBe('Onetw …')
  })
  test('a code task is named by its scenario, and its credit in words', () => {
    const task = anAttempt().session.screens.find(
      (screen) => screen.kind === 'codes' && screen.task.kind === 'additional',
    )!
    expect(titleOf(task, 40)).toBe('Scenario 1: Additional diagnoses')
    expect(verdictWords(screenCredit(task, { kind: 'codes', lines: [aLine('I10')] }, 'pick'))).toBe(
      'Partly right (50\u00a0%)',
    )
    expect(verdictWords(screenCredit(task, undefined, 'pick'))).toBe('Not answered')
  })
  test('a change says from what to what', () => {
    const moment = { kind: 'answer', at: ms(0), seq: 1, screen: 'x', look: 2 } as const
    expect(changeWords({ ...moment, effect: 'loss', before: 1, after: 0 })).toBe('Changed from right to wrong')
    expect(changeWords({ ...moment, effect: 'gain', before: 0.25, after: 1 })).toBe(
      'Changed from partly right (25\u00a0%) to right',
    )
    expect(changeWords({ ...moment, effect: 'first', before: null, after: 0 })).toBe('Answered: wrong')
    expect(changeWords({ ...moment, effect: 'loss', before: 1, after: null })).toBe('Answer taken away')
  })
  test('the totals leave out what there was none of', () => {
    const summary = {
      firstLooks: minutes(20),
      laterLooks: 0,
      review: minutes(2),
      breaks: 0,
      changes: { gain: 2, loss: 0, even: 1 },
    } as TimelineSummary
    const timeline = { used: minutes(22), limit: minutes(40) } as Timeline
    expect(totalsWords(timeline, summary)).toBe(
      'You used 22\u00a0min of 40\u00a0min: 20\u00a0min on first looks and 2\u00a0min on the review screen. You changed 3 answers: 2 for the better and 1 without a difference.',
    )
    expect(
      totalsWords({ ...timeline, limit: null }, { ...summary, review: ms(0), changes: { gain: 0, loss: 0, even: 0 } }),
    ).toBe('You used 22\u00a0min: 20\u00a0min on first looks. You changed no answer.')
  })
})

import { describe, expect, test } from 'vitest'
import type { Command } from '../../renderer/engine/decide'
import { report } from '../../renderer/engine/report'
import { answeringOf, isScored, notScoredText, percentAnswered } from '../../renderer/engine/scored'
import type { Session } from '../../renderer/engine/session'
import { anAttempt, play, smallPreset, TO_FIRST_QUESTION } from '../support/attempts'
import { aLine } from '../support/builders'

/* An exam is scored when at least half of its questions were answered. */

describe('the rule', () => {
  test.each([
    [0, 0, false],
    [0, 1, false],
    [1, 1, true],
    [1, 2, true],
    [1, 3, false],
    [2, 3, true],
    [12, 25, false],
    [13, 25, true],
    [72, 145, false],
    [73, 145, true],
    [72, 144, true],
  ])('%i of %i', (answered, questions, scored) => {
    expect(isScored({ answered, questions })).toBe(scored)
  })

  test('the share is rounded down: what is just short of half never says 50 %', () => {
    expect(percentAnswered({ answered: 72, questions: 145 })).toBe(49)
    expect(percentAnswered({ answered: 149, questions: 299 })).toBe(49)
    expect(percentAnswered({ answered: 0, questions: 0 })).toBe(0)
    expect(notScoredText({ answered: 12, questions: 145 })).toBe('Not scored: 8\u00a0% answered')
  })
})

describe('what is counted', () => {
  const started = () => play(anAttempt().session, TO_FIRST_QUESTION).session

  /** Answers the first so many screens, whatever they are. */
  const answerFirst = (session: Session, number: number): Command[] =>
    session.screens
      .slice(0, number)
      .flatMap((screen): Command[] => [
        { type: 'go', screen: screen.id },
        screen.kind === 'codes'
          ? { type: 'answer', answer: { kind: 'codes', lines: [aLine('I10')] } }
          : { type: 'answer', answer: { kind: 'choice', option: 'a' } },
      ])

  test('every screen: items, code tasks, related questions, pretest ones too', () => {
    const session = started()
    expect(session.screens.map((one) => one.kind)).toEqual([
      ...Array.from({ length: 10 }, () => 'item'),
      ...['codes', 'codes', 'codes', 'question', 'question'],
    ])
    expect(session.screens.some((one) => one.pretest)).toBe(true)
    expect(answeringOf(play(session, answerFirst(session, 12)).session)).toEqual({ answered: 12, questions: 15 })
  })

  test('not what was only looked at, emptied again, or has a line without a code', () => {
    const session = started()
    const [first, second] = session.screens
    const codes = session.screens.find((one) => one.kind === 'codes')!
    const { session: after } = play(session, [
      { type: 'answer', answer: { kind: 'choice', option: 'a' } },
      { type: 'answer', answer: { kind: 'choice', option: null } },
      { type: 'go', screen: second!.id },
      { type: 'go', screen: codes.id },
      { type: 'answer', answer: { kind: 'codes', lines: [aLine('. ')] } },
    ])
    expect(first!.kind).toBe('item')
    expect(answeringOf(after)).toEqual({ answered: 0, questions: 15 })
  })

  test.each([
    [7, false],
    [8, true],
  ])('with %i of 15 the report has a score: %s', (number, scored) => {
    const session = started()
    const { session: ended } = play(session, [...answerFirst(session, number), { type: 'end' }])
    expect(report(ended).result !== null).toBe(scored)
  })

  test('exactly half has one', () => {
    const { session } = anAttempt({ preset: { ...smallPreset, scenarios: { min: 0, max: 0, scored: 0 } } })
    const begun = play(session, TO_FIRST_QUESTION).session
    const half = play(begun, [...answerFirst(begun, 5), { type: 'end' }]).session
    expect(half.screens).toHaveLength(10)
    expect(report(half).result).not.toBeNull()
    expect(report(play(begun, [...answerFirst(begun, 4), { type: 'end' }]).session).result).toBeNull()
  })
})

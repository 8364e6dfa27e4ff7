import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CodeLine } from '../../../renderer/engine/answer'
import { isGiven } from '../../../renderer/engine/answer'
import {
  codesCredit,
  isMissed,
  isRight,
  screenCredit,
  sumOfParts,
  verdictCounts,
  type CodeParts,
} from '../../../renderer/engine/scoring/credit'
import { linesWords, verdictWords } from '../../../renderer/engine/scoring/credit-words'
import { modifierCredit, poaCredit } from '../../../renderer/engine/match-codes'
import { attemptOf, CREDIT_CASES, screenById, screenOf } from '../../support/credit-cases'
import { aKey, aLine, aTask } from '../../support/builders'
import { bankSources } from '../../support/real-bank'

/* What an answer earned, whether it is right, and what was missed. */

describe('every kind of screen and answer', () => {
  const { session } = attemptOf(CREDIT_CASES)
  test.each(CREDIT_CASES.map((one, place) => [one.name, one, screenById(session, screenOf(one, place))] as const))(
    '%s',
    (_, { given, style, verdict, credit }, screen) => {
      const earned = screenCredit(screen, given ?? undefined, style)
      expect(earned.verdict).toBe(verdict)
      expect(earned.credit).toBeCloseTo(credit, 10)
      expect(earned.answered).toBe(verdict !== 'not-answered')
      expect(isGiven(given ?? undefined)).toBe(earned.answered)
      expect([isRight(earned), isMissed(earned)]).toEqual([
        verdict === 'right',
        verdict === 'partial' || verdict === 'wrong',
      ])
    },
  )
})

describe('lines, all or nothing and in parts', () => {
  const cpt = aTask('procedures', [
    aKey('45385', { modifiers: ['PT'] }),
    aKey('45380', { modifiers: ['59', 'PT'] }),
    aKey('96361', { units: 2 }),
    aKey('96365'),
    aKey('12001'),
  ])
  const parts = (...lines: CodeLine[]) => codesCredit(cpt, { kind: 'codes', lines }, 'pick').parts
  const NONE: CodeParts = {
    lines: 5,
    exact: 0,
    right: 0,
    partial: 0,
    missed: 5,
    extra: 0,
    wrongModifiers: 0,
    wrongUnits: 0,
    wrongPoa: 0,
  }
  test('each line counts once', () => {
    expect(parts()).toEqual(NONE)
    expect(
      parts(
        aLine('45385', { modifiers: ['PT'] }),
        aLine('45380', { modifiers: ['PT'] }),
        aLine('96361', { units: 3 }),
        aLine('96365'),
        aLine('99285'),
        aLine('96365'),
      ),
    ).toEqual({ ...NONE, exact: 2, right: 4, missed: 1, extra: 2, wrongModifiers: 1, wrongUnits: 1 })
  })
  test('in words', () => {
    expect(linesWords({ ...NONE, exact: 3, right: 4, missed: 1, extra: 1, wrongModifiers: 1 })).toBe(
      'Lines exactly right: 3 of 5. In parts: 4 codes right, 1 missed, 1 extra, 1 wrong modifier.',
    )
    expect(linesWords({ ...NONE, lines: 1, exact: 0, right: 1, missed: 0, wrongUnits: 1, wrongPoa: 2 })).toBe(
      'Lines exactly right: 0 of 1. In parts: 1 code right, 1 wrong number of units, 2 wrong POAs.',
    )
  })
  test('of several tasks together', () => {
    expect(sumOfParts([NONE, { ...NONE, lines: 1, missed: 0, exact: 1, right: 1 }])).toEqual({
      ...NONE,
      lines: 6,
      exact: 1,
      right: 1,
    })
  })
  test('a wrong entry of the list for just these modifiers says why', () => {
    const task = aTask('procedures', [aKey('97597', { modifiers: ['59'] })], {
      wrong: [{ code: '97597', units: 1, meaning: 'No modifier', mistake: 'not-shown', reason: 'It is denied.' }],
    })
    const [verdict] = codesCredit(task, { kind: 'codes', lines: [aLine('97597')] }, 'pick').match.verdicts
    expect(verdict).toMatchObject({ kind: 'flawed', known: { mistake: 'not-shown' } })
  })
  test('two keys of one code with other modifiers are right in any order', () => {
    const task = aTask('procedures', [aKey('45380', { modifiers: ['59', 'PT'] }), aKey('45380', { modifiers: ['PT'] })])
    const lines = [aLine('45380', { modifiers: ['PT'] }), aLine('45380', { modifiers: ['59', 'PT'] })]
    for (const order of [lines, [...lines].reverse()])
      expect(codesCredit(task, { kind: 'codes', lines: order }, 'pick').verdict).toBe('right')
  })
})

test('a part is never said to be nothing or all', () => {
  expect(verdictWords({ answered: true, credit: 0.999 })).toBe('Partly right (99\u00a0%)')
  expect(verdictWords({ answered: true, credit: 0.001 })).toBe('Partly right (1\u00a0%)')
  expect(verdictWords({ answered: true, credit: 1 })).toBe('Right')
  expect(verdictWords({ answered: false, credit: 0 })).toBe('Not answered')
})

describe('any answer', () => {
  const tasks = CREDIT_CASES.flatMap(({ of }) => (of.kind === 'codes' ? [of.task] : []))
  const answers = fc
    .constantFrom(...tasks)
    .chain((task) =>
      fc.record({
        task: fc.constant(task),
        style: fc.constantFrom('pick' as const, 'type' as const),
        lines: fc.array(
          fc.record({
            code: fc.constantFrom(
              ...[...task.key, ...(task.partial ?? []), ...(task.optional ?? []), ...task.wrong].map(
                ({ code }) => code,
              ),
              '',
              'QQQ',
            ),
            modifiers: fc.array(fc.constantFrom('59', 'PT', 'XS', 'RT', ''), { maxLength: 3 }),
            units: fc.constantFrom(1, 1, 2),
            poa: fc.constantFrom('' as const, 'Y' as const, 'N' as const, 'exempt' as const),
          }),
          { maxLength: 5 },
        ),
      }),
    )
  test('is one of right, partly right, wrong and not answered, and its parts agree with that', () => {
    fc.assert(
      fc.property(answers, ({ task, style, lines }) => {
        const { verdict, credit, answered, match, parts } = codesCredit(task, { kind: 'codes', lines }, style)
        expect(credit === 1).toBe(verdict === 'right')
        expect(credit > 0 && credit < 1).toBe(verdict === 'partial')
        if (isMissed({ answered, credit })) expect(answered).toBe(true)
        expect(parts.right + parts.partial + parts.missed).toBe(parts.lines)
        expect(verdict === 'right').toBe(parts.exact === parts.lines && parts.extra === 0)
        const modifiers = modifierCredit(match)
        const poa = poaCredit(match)
        if (verdict === 'right') {
          // What the score of a scenario makes of the same comparison.
          expect([modifiers.earned, modifiers.extra]).toEqual([modifiers.required, 0])
          if (style === 'type') expect(poa.earned).toBe(poa.required)
          expect([Math.min(...match.credits), match.unsupported]).toEqual([1, 0])
        }
        const counts = verdictCounts([{ answered, credit }])
        expect(counts.right + counts.missed + counts.notAnswered).toBe(1)
      }),
      { numRuns: 500 },
    )
  })
})

test('the code tasks of the bank that ships: the key is right, a wrong modifier on any line is not, in both styles', () => {
  const tasks = bankSources()
    .scenarios.flatMap(({ value }) => value.tasks)
    .filter(({ key }) => key.some(({ modifiers }) => modifiers))
  expect(tasks).toHaveLength(8)
  for (const task of tasks) {
    const key = task.key.map(({ code, modifiers, units }) =>
      aLine(code, { modifiers: modifiers ?? [], units: units ?? 1 }),
    )
    for (const style of ['pick', 'type'] as const) {
      expect(codesCredit(task, { kind: 'codes', lines: key }, style)).toMatchObject({ credit: 1, verdict: 'right' })
      key.forEach((line, place) => {
        for (const modifiers of [[...line.modifiers, '76'], line.modifiers.slice(1), ['76']]) {
          if (modifiers.join() === line.modifiers.join()) continue
          const lines = key.map((one, at) => (at === place ? { ...one, modifiers } : one))
          const earned = codesCredit(task, { kind: 'codes', lines }, style)
          expect(earned.verdict).toBe('partial')
          expect(earned.parts).toMatchObject({ exact: key.length - 1, right: key.length, missed: 0, wrongModifiers: 1 })
        }
      })
    }
  }
}, 60_000)

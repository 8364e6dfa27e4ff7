import { describe, expect, test } from 'vitest'
import type { Answer, CodeLine } from '../../renderer/engine/answer'
import { matchCodes, modifierCredit } from '../../renderer/engine/match-codes'
import { scoreScenario } from '../../renderer/engine/score-scenario'
import { setScore } from '../../renderer/engine/scoring/weights'
import { aKey, aLine, aScenario, aTask } from '../support/builders'

const codes = (...lines: CodeLine[]): Answer => ({ kind: 'codes', lines })
const choice = (option: 'a' | 'b'): Answer => ({ kind: 'choice', option })

describe('the formula for a set of codes', () => {
  test('worked example 1: 9.5 of 12 with two unsupported', () => {
    expect(setScore([...Array(9).fill(1), 0.5, 0, 0], Array(12).fill(1), 2)).toBeCloseTo(0.70833, 5)
  })
  test('worked example 2: the penalty is capped at one half', () => {
    expect(setScore([1, 1, 1, 1], [1, 1, 1, 1], 6)).toBe(0.5)
  })
  test('worked example 3: never below zero', () => {
    expect(setScore([0, 0], [1, 1], 1)).toBe(0)
  })
})

const SECONDARY = [
  'R65.20',
  'N17.9',
  'N10',
  'I13.0',
  'I50.32',
  'N18.32',
  'E11.22',
  'Z79.4',
  'Z16.12',
  'L89.152',
  'L27.0',
  'T36.1X5A',
]

test('worked example 1 as a whole: 83.9423 of 100 points', () => {
  const scenario = aScenario({
    id: 'SC-0001',
    tasks: [
      aTask('principal', [aKey('A41.51', { poa: 'Y' })]),
      aTask(
        'additional',
        SECONDARY.map((code) => aKey(code, { poa: 'Y' })),
        {
          partial: [
            { code: 'N18.30', insteadOf: 'N18.32', credit: 0.5, meaning: 'CKD stage 3', reason: 'Less specific.' },
          ],
        },
      ),
      aTask('procedures', [aKey('02HV33Z')]),
    ],
    questions: ['Q1', 'Q2', 'Q3', 'Q4'].map((id) => ({ ...aScenario({ id: 'SC-0009' }).questions[0]!, id })),
  })
  const exact = SECONDARY.filter((code) => code !== 'N18.32').slice(0, 9)
  const answers = new Map<string, Answer>([
    ['SC-0001/principal', codes(aLine('A41.51', { poa: 'Y' }))],
    [
      'SC-0001/additional',
      codes(
        ...exact.map((code) => aLine(code, { poa: 'Y' })),
        aLine('N18.30', { poa: 'N' }),
        aLine('G93.41'),
        aLine('I10'),
      ),
    ],
    ['SC-0001/procedures', codes(aLine('02hv33z'))],
    ['SC-0001/Q1', choice('b')],
    ['SC-0001/Q2', choice('b')],
    ['SC-0001/Q3', choice('b')],
    ['SC-0001/Q4', choice('a')],
  ])
  const { score, components } = scoreScenario(scenario, answers, 'type')
  expect(components.find((one) => one.name === 'additional')!.proportion).toBeCloseTo(0.70833, 5)
  expect(score * 100).toBeCloseTo(83.9423, 4)
  expect(score * 4).toBeCloseTo(3.3577, 4)
})

test('components without a key are dropped and the rest rescaled', () => {
  const scenario = aScenario({
    id: 'SC-0002',
    tasks: [aTask('principal', [aKey('J18.9', { poa: 'Y' })]), aTask('additional', [aKey('I10', { poa: 'Y' })])],
  })
  const { components } = scoreScenario(scenario, new Map(), 'pick')
  expect(components.map((one) => one.name)).toEqual(['principal', 'additional', 'questions'])
  expect(components.reduce((sum, one) => sum + one.weight, 0)).toBeCloseTo(1, 9)
  expect(components[0]!.weight).toBeCloseTo(25 / 75, 9)
})

test('an empty answer scores zero and a perfect one scores one, in both styles', () => {
  const scenario = aScenario({ id: 'SC-0003' })
  const perfect = new Map<string, Answer>([
    ['SC-0003/principal', codes(aLine('J189', { poa: 'Y' }))],
    ['SC-0003/additional', codes(aLine('e11.9', { poa: 'Y' }), aLine('I10', { poa: 'Y' }))],
    ['SC-0003/procedures', codes(aLine('02HV33Z'))],
    ['SC-0003/Q1', choice('b')],
    ['SC-0003/Q2', choice('b')],
  ])
  for (const style of ['pick', 'type'] as const) {
    expect(scoreScenario(scenario, new Map(), style).score).toBe(0)
    expect(scoreScenario(scenario, perfect, style).score).toBeCloseTo(1, 9)
  }
})

describe('matching one task', () => {
  const task = aTask(
    'additional',
    [aKey('E11.22', { alternates: [{ code: 'E11.21', reason: 'Same here.' }] }), aKey('N18.32')],
    {
      partial: [{ code: 'N18.30', insteadOf: 'N18.32', credit: 0.5, meaning: 'CKD 3', reason: 'Less specific.' }],
      optional: [{ code: 'Z79.4', meaning: 'Insulin', reason: 'Optional.' }],
    },
  )
  const kinds = (...entered: string[]) =>
    matchCodes(
      task,
      entered.map((code) => aLine(code)),
      'pick',
    ).verdicts.map((one) => one.kind)

  test('case, dots and blanks do not matter', () => expect(kinds(' e1122', 'n18.32 ')).toEqual(['right', 'right']))
  test('an alternate is right', () => expect(kinds('E11.21')).toEqual(['right']))
  test('a partial match gives its credit', () =>
    expect(matchCodes(task, [aLine('N18.30')], 'pick').credits).toEqual([0, 0.5]))
  test('an exact match wins over a partial one, in any order', () => {
    expect(matchCodes(task, [aLine('N18.30'), aLine('N18.32')], 'pick').credits).toEqual([0, 1])
    expect(kinds('N18.30', 'N18.32')).toEqual(['optional', 'right'])
  })
  test('optional codes neither earn nor cost', () =>
    expect(matchCodes(task, [aLine('Z79.4')], 'pick').unsupported).toBe(0))
  test('a repeated code counts against', () =>
    expect(matchCodes(task, [aLine('E11.22'), aLine('E1122')], 'pick').unsupported).toBe(1))
  test('what the bank does not know is unsupported', () => expect(kinds('QQQ')).toEqual(['unsupported']))
  test('blank rows are not codes', () => expect(matchCodes(task, [aLine('  ')], 'pick').verdicts).toEqual([]))
})

describe('procedures', () => {
  const pcs = aTask('procedures', [aKey('0SR90JZ')])
  test('six of seven PCS characters earn half when the first three are right', () =>
    expect(matchCodes(pcs, [aLine('0SRB0JZ')], 'pick').credits).toEqual([0.5]))
  test('not when an early character is wrong', () =>
    expect(matchCodes(pcs, [aLine('0SP90JZ')], 'pick').credits).toEqual([0]))

  const cpt = aTask('procedures', [
    aKey('45385', { modifiers: ['PT'] }),
    aKey('45380', { modifiers: ['59', 'PT'] }),
    aKey('96361', { units: 2 }),
  ])
  test('units have to match', () => {
    expect(matchCodes(cpt, [aLine('96361')], 'pick').credits[2]).toBe(0)
    expect(matchCodes(cpt, [aLine('96361', { units: 2 })], 'pick').credits[2]).toBe(1)
  })
  test('each required modifier earns one, in order', () => {
    const all = matchCodes(
      cpt,
      [aLine('45385', { modifiers: ['PT'] }), aLine('45380', { modifiers: ['59', 'PT'] })],
      'pick',
    )
    expect(modifierCredit(all)).toEqual({ earned: 3, required: 3, extra: 0 })
  })
  test('an alternate with the same code and other modifiers is as good, and its own order counts', () => {
    const task = aTask('procedures', [
      aKey('45380', {
        modifiers: ['59', 'PT'],
        alternates: [
          { code: '45380', modifiers: ['XS', 'PT'], reason: 'More specific.' },
          { code: '45380', modifiers: ['PT', '59'], reason: 'The order is not fixed.' },
        ],
      }),
    ])
    const credit = (...modifiers: string[]) => modifierCredit(matchCodes(task, [aLine('45380', { modifiers })], 'pick'))
    expect(credit('XS', 'PT')).toEqual({ earned: 2, required: 2, extra: 0 })
    expect(credit('PT', '59')).toEqual({ earned: 2, required: 2, extra: 0 })
    expect(credit('PT')).toEqual({ earned: 1, required: 2, extra: 0 })
  })
  test('another order earns half of them, a wrong one counts against', () => {
    const swapped = matchCodes(cpt, [aLine('45380', { modifiers: ['PT', '59'] })], 'pick')
    expect(modifierCredit(swapped)).toEqual({ earned: 1, required: 3, extra: 0 })
    const wrong = matchCodes(cpt, [aLine('45385', { modifiers: ['33'] })], 'pick')
    expect(modifierCredit(wrong)).toEqual({ earned: 0, required: 3, extra: 1 })
  })
})

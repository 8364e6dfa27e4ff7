import { describe, expect, test } from 'vitest'
import { keysOf, type OptionId } from '../../question-bank/schema/item'
import type { Command } from '../../renderer/engine/decide'
import { outcome, outcomesOf, type Outcome } from '../../renderer/engine/outcome'
import { isMissed } from '../../renderer/engine/scoring/credit'
import { missTitle, MISS_TYPES, suggestMiss } from '../../renderer/engine/miss-types'
import type { Session } from '../../renderer/engine/session'
import { choiceOf, type ChoiceScreen } from '../../renderer/engine/form'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'

/* What came of each screen of an attempt, and why it may have been missed. */

const choose = (option: OptionId): Command => ({ type: 'answer', answer: { kind: 'choice', option } })
const go = (screen: string): Command => ({ type: 'go', screen })

/** Plays a small exam with the given commands after `begin`, ends it, and returns outcomes by screen. */
function outcomes(commandsOf: (session: Session) => Command[], step?: number) {
  const { session: start } = anAttempt()
  const { session, events } = play(start, [...TO_FIRST_QUESTION, ...commandsOf(start), { type: 'end' }], step)
  const list = outcomesOf(session, events)
  return { list, session, of: (screen: string) => list.find((one) => one.screen === screen)! }
}

const items = (session: Session) => session.screens.filter((one) => one.kind === 'item') as ChoiceScreen[]
const wrongOf = (screen: ChoiceScreen) => choiceOf(screen).options.find((one) => one.id !== keyOf(screen))!.id
const keyOf = (screen: ChoiceScreen) => keysOf(choiceOf(screen))[0]!

describe('outcomes of an attempt', () => {
  test('every screen has one, in order, and each satisfies the stored shape', () => {
    const { list, session } = outcomes(() => [])
    expect(list.map((one) => one.screen)).toEqual(session.screens.map((one) => one.id))
    for (const one of list) expect(outcome.parse(one)).toEqual(one)
    expect(list.every((one) => !one.answered && !isMissed(one) && one.credit === 0 && one.turn === 'none')).toBe(true)
  })

  test('the key earns all, another option nothing, and its mistake is named', () => {
    const { session, of } = outcomes((s) => {
      const [first, second] = items(s)
      return [choose(keyOf(first!)), go(second!.id), choose(wrongOf(second!))]
    })
    const [first, second] = items(session)
    expect(of(first!.id)).toMatchObject({ credit: 1, answered: true, chosen: keyOf(first!), mistakes: [] })
    expect(of(second!.id)).toMatchObject({ credit: 0, answered: true, chosen: wrongOf(second!), mistakes: ['misread'] })
  })

  test.each([
    ['right-to-wrong', (s: ChoiceScreen) => [keyOf(s), wrongOf(s)]],
    ['wrong-to-right', (s: ChoiceScreen) => [wrongOf(s), keyOf(s)]],
    ['none', (s: ChoiceScreen) => [keyOf(s), wrongOf(s), keyOf(s)]],
  ] as const)('a change is %s by the first and the last option', (turn, options) => {
    const { session, of } = outcomes((s) => options(items(s)[0]!).map(choose))
    expect(of(items(session)[0]!.id).turn).toBe(turn)
  })

  test('an answer faster than reading is hurried; time spent far above the others is slow', () => {
    const hasty = outcomes((s) => [choose(wrongOf(items(s)[0]!))], 10)
    expect(hasty.of(items(hasty.session)[0]!.id)).toMatchObject({ hurried: true, slow: false })
    const { session, of } = outcomes((s) => {
      const list = items(s)
      const steps = list.slice(0, 6).flatMap((one) => [go(one.id), choose(keyOf(one))])
      // Twelve visits more to the seventh: twelve times the step.
      return [...steps, ...Array.from({ length: 12 }, () => go(list[6]!.id)), choose(keyOf(list[6]!))]
    }, 9_000)
    expect(of(items(session)[6]!.id)).toMatchObject({ slow: true, hurried: false })
    expect(of(items(session)[1]!.id).slow).toBe(false)
  })

  test('code tasks have partial credit and the mistakes of their wrong codes', () => {
    const { session: start } = anAttempt()
    const codes = start.screens.find((one) => one.kind === 'codes' && one.task.kind === 'additional')
    if (codes?.kind !== 'codes') throw new Error('The builders have an additional task.')
    const line = (code: string) => ({ code, modifiers: [], units: 1, poa: '' as const })
    const { of } = outcomes(() => [
      go(codes.id),
      {
        type: 'answer',
        answer: { kind: 'codes', lines: [line(codes.task.key[0]!.code), line(codes.task.wrong[0]!.code)] },
      },
    ])
    const found = of(codes.id)
    expect(found.credit).toBeGreaterThan(0)
    expect(found.credit).toBeLessThan(1)
    expect(found).toMatchObject({
      kind: 'codes',
      answered: true,
      mistakes: ['misread'],
      codeSystem: 'ICD-10-CM',
      chosen: null,
    })
  })
})

describe('the suggested miss type', () => {
  const missed: Outcome = {
    ...outcomes(() => []).list[0]!,
    answered: true,
    credit: 0,
    mistakes: ['wrong-approach'],
    task: '1.1',
  }
  test('is none for a right answer', () => expect(suggestMiss({ ...missed, credit: 1 }, {})).toBeNull())
  test('is none without an answer: that is no miss', () =>
    expect(suggestMiss({ ...missed, answered: false }, {})).toBeNull())
  test('comes from the mistake behind the option', () =>
    expect(suggestMiss(missed, { 'wrong-approach': 'root-operation' })?.type).toBe('root-operation'))
  test('of several mistakes the most frequent type counts', () => {
    const types = { a: 'lookup', b: 'specificity', c: 'specificity' } as const
    expect(suggestMiss({ ...missed, mistakes: ['a', 'b', 'c'] }, types)?.type).toBe('specificity')
  })
  test('a hurried answer is careless whatever it says', () =>
    expect(suggestMiss({ ...missed, hurried: true }, { 'wrong-approach': 'rule' })?.type).toBe('careless'))
  test('a right answer given up is careless where the mistake is not known', () =>
    expect(suggestMiss({ ...missed, turn: 'right-to-wrong' }, {})?.type).toBe('careless'))
  test.each([
    [{ task: '1.5' }, 'sequencing'],
    [{ kind: 'codes', screen: 'SC-0001/principal' }, 'sequencing'],
    [{ codeSystem: 'ICD-10-PCS' }, 'root-operation'],
    [{ kind: 'codes', screen: 'SC-0001/additional', codeSystem: 'ICD-10-CM' }, 'lookup'],
    [{ codeSystem: 'Compliance', task: '4.4' }, 'rule'],
  ] as const)('else from where the question stands: %j', (over, type) =>
    expect(suggestMiss({ ...missed, ...over } as Outcome, {})?.type).toBe(type),
  )
  test('every type has a title of its own', () =>
    expect(new Set(MISS_TYPES.map((one) => missTitle(one.id))).size).toBe(8))
})

import { describe, expect, test } from 'vitest'
import { optionIdsOf, type OptionId } from '../../question-bank/schema/item'
import {
  answer as answerSchema,
  choiceAnswer,
  fullWords,
  isGiven,
  pressed,
  selectedOf,
  selectWords,
  statusOf,
} from '../../renderer/engine/answer'
import { keyLetters, selectedWords } from '../../renderer/engine/choice-words'
import { decide, type Command } from '../../renderer/engine/decide'
import { sessionEvent } from '../../renderer/engine/events'
import type { Content, Form } from '../../renderer/engine/form'
import { letterOrders, questionOrders } from '../../renderer/engine/letters'
import { outcomesOf } from '../../renderer/engine/outcome'
import { seededRandom } from '../../renderer/engine/random'
import { open, type Session } from '../../renderer/engine/session'
import { timelineOf } from '../../renderer/engine/timeline'
import { ms } from '../../renderer/engine/units'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aMultiple, anItem, aScenario } from '../support/builders'

/* Questions that ask for several options: from the press of a key to what is told of it afterwards. */

const several = aMultiple({ id: 'CK-0001' })
const single = anItem({ id: 'CK-0002' })

/** An exam of an item that asks for two of five, and one that asks for one of four. */
function anExam(): { head: ReturnType<typeof anAttempt>['head']; content: Content; session: Session } {
  const content: Content = { items: [several, single], scenarios: [] }
  const form: Form = {
    ...anAttempt().head.form,
    items: content.items.map((one) => ({ id: one.id, hash: one.hash, pretest: false, order: optionIdsOf(one) })),
    scenarios: [],
  }
  const head = { ...anAttempt().head, form }
  return { head, content, session: open(head, content) }
}
const give = (...options: OptionId[]): Command => ({ type: 'answer', answer: { kind: 'choices', options } })
const begun = () => play(anExam().session, TO_FIRST_QUESTION).session
const refusalOf = (command: Command, session = begun()) => {
  const decision = decide(session, command, { at: 1, used: ms(0) })
  return decision.ok ? null : decision.refusal
}

describe('a press', () => {
  test('selects, removes, and never goes beyond the count', () => {
    expect(pressed(several, [], 'd')).toEqual(['d'])
    expect(pressed(several, ['d'], 'b')).toEqual(['b', 'd'])
    expect(pressed(several, ['b', 'd'], 'b')).toEqual(['d'])
    expect(pressed(several, ['b', 'd'], 'a')).toBeNull()
  })
  test('of a question with one key chooses it instead of the other', () => {
    expect(pressed(single, ['a'], 'b')).toEqual(['b'])
  })
  test('makes an answer of the kind that is asked for', () => {
    expect(choiceAnswer(single, ['c'])).toEqual({ kind: 'choice', option: 'c' })
    expect(choiceAnswer(several, ['d', 'b'])).toEqual({ kind: 'choices', options: ['b', 'd'] })
    expect(choiceAnswer(several, [])).toEqual({ kind: 'choices', options: [] })
  })
  test('too many are told in words, and the count stands with the question', () => {
    expect(fullWords(several)).toBe('2 of 2 are selected. Remove one to select another.')
    expect(selectWords(several)).toBe('Select two.')
    expect(selectWords({ key: ['a', 'b', 'c'] })).toBe('Select three.')
    expect(selectWords(single)).toBe('')
  })
})

describe('an answer', () => {
  test('is stored in one order, each option once', () => {
    expect(answerSchema.safeParse({ kind: 'choices', options: ['b', 'd'] }).success).toBe(true)
    for (const options of [['d', 'b'], ['b', 'b'], ['g'], 'bd'])
      expect(answerSchema.safeParse({ kind: 'choices', options }).success, String(options)).toBe(false)
  })
  test('of a single option is stored as it always was', () => {
    const before = {
      seq: 9,
      at: 1,
      clock: 2,
      type: 'answered',
      screen: 'CK-0002',
      answer: { kind: 'choice', option: 'b' },
    }
    expect(sessionEvent.parse(before)).toEqual(before)
    expect(answerSchema.parse({ kind: 'choice', option: null })).toEqual({ kind: 'choice', option: null })
  })
  test('is refused with more options than asked for, unknown ones, or of the other kind', () => {
    expect(refusalOf(give('a', 'b', 'c'))).toBe('wrong-answer-kind')
    expect(refusalOf(give('f'))).toBe('wrong-answer-kind')
    expect(refusalOf({ type: 'answer', answer: { kind: 'choice', option: 'b' } })).toBe('wrong-answer-kind')
    expect(refusalOf(give('a'), play(begun(), [{ type: 'next' }]).session)).toBe('wrong-answer-kind')
    expect(refusalOf(give('b', 'd'))).toBeNull()
    expect(refusalOf(give())).toBeNull()
  })
  test('the same again is no event', () => {
    expect(play(begun(), [give('b'), give('b')]).events).toHaveLength(1)
  })
  test('is complete with the asked number only', () => {
    const { session } = anExam()
    const status = (options?: OptionId[]) =>
      statusOf(session.screens[0]!, true, options && { kind: 'choices', options }, 'pick')
    expect([status(), status([]), status(['b']), status(['b', 'c'])]).toEqual([
      'incomplete',
      'incomplete',
      'incomplete',
      'complete',
    ])
    expect([isGiven({ kind: 'choices', options: [] }), isGiven({ kind: 'choices', options: ['a'] })]).toEqual([
      false,
      true,
    ])
    expect(selectedOf({ kind: 'codes', lines: [] })).toEqual([])
  })
})

describe('what is told afterwards', () => {
  const { head, content, session } = anExam()
  const told = (...commands: Command[]) => {
    const played = play(session, [...TO_FIRST_QUESTION, ...commands, { type: 'end' }], 60_000)
    return { ...played, outcome: outcomesOf(played.session, played.events)[0]! }
  }
  test('what was selected, and the mistakes behind it', () => {
    expect(told(give('b'), give('b', 'c')).outcome).toMatchObject({
      answered: true,
      credit: 0,
      chosen: null,
      selected: ['b', 'c'],
      mistakes: ['misread'],
    })
    expect(told(give('b', 'd')).outcome).toMatchObject({ credit: 1, mistakes: [] })
  })
  test('selecting one after another changes nothing; another pair does', () => {
    expect(told(give('b'), give('b', 'd')).outcome).toMatchObject({ turn: 'none', changes: 0 })
    expect(told(give('b', 'd'), give('b'), give('a', 'b')).outcome).toMatchObject({
      turn: 'right-to-wrong',
      changes: 1,
    })
    expect(told(give('a', 'b'), give('b'), give('b', 'd')).outcome).toMatchObject({
      turn: 'wrong-to-right',
      changes: 1,
    })
  })
  test('one look at it is one moment of the replay', () => {
    const { events } = told(give('a'), give('a', 'b'), give('b'), give('b', 'd'), { type: 'next' })
    const answers = timelineOf(head, content, events).moments.filter(({ kind }) => kind === 'answer')
    expect(answers).toMatchObject([{ effect: 'first', before: null, after: 1 }])
  })
  test('letters are those that were shown', () => {
    const order: OptionId[] = ['e', 'd', 'c', 'b', 'a']
    expect(keyLetters(several, order)).toBe('B and D')
    expect(keyLetters({ key: ['a', 'b', 'e'] }, order)).toBe('A, D and E')
    expect(keyLetters(single, ['d', 'c', 'b', 'a'])).toBe('C')
    expect(selectedWords({ choice: several, order }, { kind: 'choices', options: ['a', 'e'] })).toBe(
      'A. Option e of CK-0001; E. Option a of CK-0001',
    )
    expect(selectedWords({ choice: several, order }, undefined)).toBeNull()
  })
})

describe('orders of options', () => {
  test('have every option of the question, and keep what must be kept', () => {
    const items = [several, single, aMultiple({ id: 'CK-0003', keepOrder: true })]
    const [five, four, kept] = letterOrders(items, seededRandom(5))
    expect([...five!].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect([...four!].sort()).toEqual(['a', 'b', 'c', 'd'])
    expect(kept).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
  test('inside a scenario one key letter tells nothing of the next', () => {
    const scenario = aScenario({ id: 'SC-0001' })
    let same = 0
    const runs = 2_000
    for (let seed = 0; seed < runs; seed++) {
      const { Q1, Q2 } = questionOrders(scenario, seededRandom(seed))
      if (Q1!.indexOf('b') === Q2!.indexOf('b')) same += 1
    }
    expect(Math.abs(same / runs - 0.25)).toBeLessThan(0.04)
  })
})

import { describe, expect, test } from 'vitest'
import { newCard, releaseLeech, suspend, type Card } from '../../renderer/engine/card'
import { isFullCredit, nextTurn, ratingsOffered, roundSummary, type Step } from '../../renderer/engine/card-round'
import { matchCodes } from '../../renderer/engine/match-codes'
import { rate } from '../../renderer/engine/review'
import { DAY, endOfDay } from '../../renderer/engine/study-day'
import { aKey, aLine, aTask } from '../support/builders'
import { answeredCard, given, NEW_YORK, NO_EXAM, NOON } from '../support/cards'

const step = (correct: boolean): Step => {
  const { entry } = rate(newCard('CK-0001', NOON, 'missed'), given(correct ? 'good' : 'again'), NOON, NO_EXAM)
  return { kind: 'answer', entry }
}

test('a round is summed up: a card that came twice counts twice, a suspended one is no answer', () => {
  expect(roundSummary([])).toEqual({ answered: 0, right: 0, wrong: 0, suspended: 0 })
  expect(roundSummary([step(true), step(false), { kind: 'suspend', card: 'CK-0002' }, step(true)])).toEqual({
    answered: 3,
    right: 2,
    wrong: 1,
    suspended: 1,
  })
})

test('a wrong answer is Again, a guess that hit is Hard at most, what was known has a choice', () => {
  expect(ratingsOffered(false, false)).toEqual(['again'])
  expect(ratingsOffered(false, true)).toEqual(['again'])
  expect(ratingsOffered(true, true)).toEqual(['hard'])
  expect(ratingsOffered(true, false)).toEqual(['hard', 'good', 'easy'])
})

describe('full credit of a code task', () => {
  const two = aTask('additional', [aKey('I10'), aKey('E11.9')])
  test('takes every code', () => {
    expect(isFullCredit(matchCodes(two, [aLine('E11.9'), aLine('I10')]))).toBe(true)
    expect(isFullCredit(matchCodes(two, [aLine('I10')]))).toBe(false)
    expect(isFullCredit(matchCodes(two, []))).toBe(false)
  })
  test('and none that the record does not support', () => {
    expect(isFullCredit(matchCodes(two, [aLine('E11.9'), aLine('I10'), aLine('Z00.00')]))).toBe(false)
  })
  test('and the modifiers', () => {
    const cpt = aTask('procedures', [aKey('45385', { modifiers: ['PT'] })])
    expect(isFullCredit(matchCodes(cpt, [aLine('45385', { modifiers: ['PT'] })]))).toBe(true)
    expect(isFullCredit(matchCodes(cpt, [aLine('45385')]))).toBe(false)
    expect(isFullCredit(matchCodes(cpt, [aLine('45385', { modifiers: ['PT', '59'] })]))).toBe(false)
  })
})

describe('the next turn', () => {
  const learned = answeredCard('CK-0001', ['easy'])
  test('is that of the card that comes first', () => {
    const later: Card = { ...learned, id: 'CK-0002', due: learned.due + DAY }
    expect(nextTurn([later, learned], NOON, NEW_YORK)).toBe(learned.due)
  })
  test('is tomorrow for what a daily limit held back', () => {
    expect(nextTurn([learned, newCard('CK-0003', NOON, 'missed')], NOON, NEW_YORK)).toBe(endOfDay(NOON, NEW_YORK))
    expect(nextTurn([{ ...learned, due: NOON - 1 }], NOON, NEW_YORK)).toBe(endOfDay(NOON, NEW_YORK))
  })
  test('is none where every card is suspended or rests', () => {
    const leech: Card = { ...learned, leech: { since: NOON, released: false } }
    expect(nextTurn([], NOON, NEW_YORK)).toBeNull()
    expect(nextTurn([suspend(learned), leech], NOON, NEW_YORK)).toBeNull()
    expect(nextTurn([suspend(learned), releaseLeech(leech)], NOON, NEW_YORK)).toBe(learned.due)
  })
})

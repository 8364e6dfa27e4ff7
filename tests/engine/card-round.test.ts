import { describe, expect, test } from 'vitest'
import { newCard, releaseLeech, suspend, type Card } from '../../renderer/engine/card'
import { nextTurn, ratingsOffered, roundSummary, type Step } from '../../renderer/engine/card-round'
import { rate } from '../../renderer/engine/review'
import { DAY, endOfDay } from '../../renderer/engine/study-day'
import { answeredCard, given, NEW_YORK, NO_EXAM, NOON } from '../support/cards'

const step = (correct: boolean): Step => {
  const { entry } = rate(newCard('CK-0001', NOON, 'missed'), given(correct ? 'good' : 'again'), NOON, NO_EXAM)
  return { kind: 'answer', entry }
}

test('a round is summed up: a card that came twice counts twice, a suspended one is no answer', () => {
  expect(roundSummary([])).toEqual({ answered: 0, right: 0, missed: 0, suspended: 0 })
  expect(roundSummary([step(true), step(false), { kind: 'suspend', card: 'CK-0002' }, step(true)])).toEqual({
    answered: 3,
    right: 2,
    missed: 1,
    suspended: 1,
  })
})

test('a wrong answer is Again, a guess that hit is Hard at most, what was known has a choice', () => {
  expect(ratingsOffered(false, false)).toEqual(['again'])
  expect(ratingsOffered(false, true)).toEqual(['again'])
  expect(ratingsOffered(true, true)).toEqual(['hard'])
  expect(ratingsOffered(true, false)).toEqual(['hard', 'good', 'easy'])
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

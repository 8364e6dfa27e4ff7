import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { keysOf, type OptionId } from '../../question-bank/schema/item'
import { newCard, type Card } from '../../renderer/engine/card'
import { readBank } from '../../renderer/state/bank'
import {
  checkAnswer,
  closeRound,
  continueRound,
  finishRound,
  giveAnswer,
  goOn,
  rateAnswer,
  setGuessed,
  showAnswer,
  startRound,
  suspendShown,
  undoStep,
  useRound,
  type ShownCard,
} from '../../renderer/state/card-round'
import { followDue, forgetCards, loadCards, useCards } from '../../renderer/state/cards'
import { useDueCount } from '../../renderer/state/due-count'
import { provideServices } from '../../renderer/state/services'
import { startSettings } from '../../renderer/state/settings'
import { addCards, allCards, putCard } from '../../renderer/storage/cards'
import { Database } from '../../renderer/storage/database'
import { aBank, aLine } from '../support/builders'

/* A round as a candidate goes through it: an answer is written before its verdict is shown, and every step has a way back. */

let db: Database
let runs = 0

async function begin(cards: readonly (string | Card)[]): Promise<void> {
  await addCards(
    db,
    cards.map((one) => (typeof one === 'string' ? newCard(one, 1_000, 'missed') : one)),
  )
  await loadCards()
  startRound()
}

beforeEach(async () => {
  db = new Database(`card-round-${(runs += 1)}`)
  await db.open()
  provideServices({ db, bank: readBank(JSON.parse(JSON.stringify(aBank()))), desktop: null })
  await startSettings(db)
  forgetCards()
  closeRound()
})

const shown = (): ShownCard => useRound.getState().shown!
const storedCard = async (id: string) => (await allCards(db)).cards.find((one) => one.id === id)!
const choose = (right: boolean) => {
  const { content } = shown()
  if (content.kind === 'codes')
    return giveAnswer({
      kind: 'codes',
      lines: right
        ? content.task.key.map(({ code }) => aLine(code))
        : content.task.key.map((_, n) => aLine(`Z9${n}.0`)),
    })
  const key = keysOf(content.choice)[0]!
  giveAnswer({ kind: 'choice', option: right ? key : (['a', 'b', 'c', 'd'] as OptionId[]).find((one) => one !== key)! })
}

describe('a wrong answer', () => {
  test('is kept as Again with its check, and comes again', async () => {
    await begin(['CK-0001', 'CK-0002'])
    const { id } = shown().card
    choose(false)
    await checkAnswer()
    expect(shown()).toMatchObject({
      card: { id },
      verdict: { correct: false, kept: { rating: 'again', correct: false } },
    })
    expect(await storedCard(id)).toMatchObject({ state: 'learning', reps: 1 })
    await rateAnswer('easy')
    expect(await storedCard(id)).toMatchObject({ reps: 1 })
    goOn()
    expect(shown()).toMatchObject({ place: 2, of: 3 })
    expect(shown().card.id).not.toBe(id)
  })
  test('of an answer that was asked for has no option', async () => {
    await begin(['CK-0001'])
    choose(true)
    await showAnswer()
    expect(shown().verdict).toMatchObject({ correct: false, unknown: true, kept: { chosen: null, rating: 'again' } })
  })
  test('that makes a leech says so', async () => {
    const often: Card = {
      ...newCard('CK-0001', 1_000, 'missed'),
      state: 'review',
      due: 2_000,
      lastReview: 1_500,
      stability: 3,
      difficulty: 5,
      reps: 9,
      lapses: 5,
      scheduledDays: 1,
    }
    await begin([often])
    choose(false)
    await checkAnswer()
    expect(shown().verdict?.leech).toBe(true)
    goOn()
    expect(useRound.getState().phase).toBe('over')
  })
})

describe('a right answer', () => {
  test('is kept with its rating, as far out as its button said', async () => {
    await begin(['CK-0001'])
    choose(true)
    await checkAnswer()
    expect(shown().verdict).toMatchObject({ correct: true, kept: null })
    expect((await storedCard('CK-0001')).reps).toBe(0)
    const promised = shown().verdict!.intervals.easy
    await rateAnswer('easy')
    expect(promised).toEqual({ unit: 'days', count: (await storedCard('CK-0001')).scheduledDays })
    expect(useRound.getState()).toMatchObject({ phase: 'over', shown: null })
  })
  test('that was guessed cannot be more than Hard', async () => {
    await begin(['CK-0001'])
    choose(true)
    await checkAnswer()
    setGuessed(true)
    await rateAnswer('good')
    expect((await storedCard('CK-0001')).reps).toBe(0)
    await rateAnswer('hard')
    expect(await db.reviews.toArray()).toMatchObject([{ rating: 'hard', guessed: true, correct: true }])
  })
  test('of a code task takes every code', async () => {
    await begin(['SC-0001/additional'])
    giveAnswer({ kind: 'codes', lines: [aLine('I10')] })
    await checkAnswer()
    expect(shown().verdict).toBeNull()
    choose(true)
    await checkAnswer()
    expect(shown().verdict).toMatchObject({ correct: true, earned: { match: { missed: [] } } })
  })
})

describe('the way back', () => {
  test('leads through several steps to the cards as they were', async () => {
    await begin(['CK-0001', 'CK-0002', 'CK-0003'])
    const before = await allCards(db)
    const first = shown().card.id
    choose(true)
    await checkAnswer()
    await rateAnswer('good')
    const second = shown().card.id
    choose(false)
    await checkAnswer()
    goOn()
    const third = shown().card.id
    await suspendShown()
    expect((await storedCard(third)).suspended).toBe(true)
    for (const id of [third, second, first]) {
      await undoStep()
      expect(shown()).toMatchObject({ card: { id }, answer: null, verdict: null })
    }
    expect(await allCards(db)).toEqual(before)
    expect(await db.reviews.count()).toBe(0)
    await undoStep()
    expect(shown().card.id).toBe(first)
  })
  test('also from the end of a round', async () => {
    await begin(['CK-0001'])
    choose(true)
    await checkAnswer()
    await rateAnswer('good')
    expect(useRound.getState().phase).toBe('over')
    await undoStep()
    expect(useRound.getState().phase).toBe('asking')
  })
  test('is closed where another answer followed', async () => {
    await begin(['CK-0001', 'CK-0002'])
    const { id } = shown().card
    choose(true)
    await checkAnswer()
    await rateAnswer('good')
    await putCard(db, { ...(await storedCard(id)), reps: 7 })
    await undoStep()
    expect(useRound.getState()).toMatchObject({
      steps: [],
      told: `The answer to ${id} was followed by another one and stays.`,
    })
  })
})

describe('a failed write', () => {
  test('is said, the card stays, and trying again counts once', async () => {
    await begin(['CK-0001', 'CK-0002'])
    const { id } = shown().card
    const failing = vi.spyOn(db.reviews, 'add').mockRejectedValueOnce(new Error('The disk is full.'))
    choose(false)
    await checkAnswer()
    expect(useRound.getState().problem?.sentence).toContain('The disk is full.')
    expect(shown()).toMatchObject({ card: { id }, verdict: null })
    failing.mockRestore()
    await useRound.getState().problem!.run()
    expect(useRound.getState().problem).toBeNull()
    expect(shown().verdict?.kept?.card).toBe(id)
    expect(await db.reviews.count()).toBe(1)
  })
  test('because of another window goes on with the cards as they are', async () => {
    await begin(['CK-0001', 'CK-0002'])
    const { id } = shown().card
    await putCard(db, {
      ...shown().card,
      reps: 3,
      lastReview: Date.now(),
      state: 'review',
      due: Date.now() + 90_000_000,
      stability: 4,
      difficulty: 5,
      scheduledDays: 1,
    })
    choose(false)
    await checkAnswer()
    expect(useRound.getState().problem?.action).toBe('Go on')
    await useRound.getState().problem!.run()
    expect(shown().card.id).not.toBe(id)
    expect(useCards.getState().cards!.get(id)!.reps).toBe(3)
  })
})

test('a card whose question has gone is never asked and does not count', async () => {
  followDue()
  await begin(['CK-9999', 'CK-0001'])
  expect(shown()).toMatchObject({ card: { id: 'CK-0001' }, of: 1 })
  expect(useDueCount.getState().due).toBe(1)
})

test('a round is left and gone on with, and forgotten with the cards', async () => {
  await begin(['CK-0001', 'CK-0002'])
  choose(true)
  await checkAnswer()
  await rateAnswer('good')
  const { id } = shown().card
  finishRound()
  expect(useRound.getState()).toMatchObject({ phase: 'over', shown: null })
  continueRound()
  expect(shown().card.id).toBe(id)
  forgetCards()
  expect(useRound.getState().phase).toBe('none')
})

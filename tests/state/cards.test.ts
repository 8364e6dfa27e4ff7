import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { newCard, type Card } from '../../renderer/engine/card'
import { CardChanged, addCards, allCards, putCard } from '../../renderer/storage/cards'
import { Database } from '../../renderer/storage/database'
import {
  addCard,
  addMissedCards,
  answerCard,
  changeCard,
  dueNow,
  forgetCards,
  loadCards,
  plannedCards,
  queueNow,
  takeBack,
  useCards,
} from '../../renderer/state/cards'
import { readBank } from '../../renderer/state/bank'
import { provideServices } from '../../renderer/state/services'
import { startSettings, useSettings } from '../../renderer/state/settings'
import { aBank } from '../support/builders'

/* Cards as the app keeps them: written first, shown then, and taken back exactly. */

let db: Database
let runs = 0

beforeEach(async () => {
  vi.useRealTimers()
  db = new Database(`cards-${(runs += 1)}`)
  await db.open()
  provideServices({ db, bank: readBank(JSON.parse(JSON.stringify(aBank()))), desktop: null })
  await startSettings(db)
  forgetCards()
})

const RIGHT = { rating: 'good', correct: true, guessed: false, chosen: 'b', spent: 9_000 } as const
const WRONG = { rating: 'again', correct: false, guessed: false, chosen: 'a', spent: 9_000 } as const
const missed = (screen: string, over: Partial<{ credit: number; answered: boolean; at: number }> = {}) => ({
  screen,
  credit: 0,
  answered: true,
  at: 5_000,
  chosen: 'a' as const,
  spent: 9_000,
  ...over,
})
const stored = async () => (await allCards(db)).cards
const shown = (id: string): Card => useCards.getState().cards!.get(id)!

describe('what becomes a card', () => {
  test('missed answers, once; what was right or never answered does not', async () => {
    await addMissedCards([
      missed('CK-0001'),
      missed('CK-0002', { credit: 1 }),
      missed('CK-0003', { answered: false }),
      missed('SC-0001/additional', { credit: 0.5 }),
    ])
    expect((await stored()).map((one) => one.id).sort()).toEqual(['CK-0001', 'SC-0001/additional'])
    await loadCards()
    const answered = await answerCard('CK-0001', RIGHT)
    await addMissedCards([missed('CK-0001', { at: answered.at - 1 })])
    expect((await stored()).find((one) => one.id === 'CK-0001')?.reps).toBe(answered.before.reps + 1)
    expect(shown('CK-0001').reps).toBe(1)
  })
  test('a learned card that is missed in an exam comes again, once for each miss', async () => {
    const day = 86_400_000
    const now = Date.now()
    const learned: Card = {
      ...newCard('CK-0001', now - 40 * day, 'missed'),
      state: 'review',
      due: now + 20 * day,
      stability: 30,
      difficulty: 5,
      reps: 4,
      lastReview: now - 9 * day,
      scheduledDays: 29,
    }
    await addCards(db, [learned, newCard('CK-0002', now, 'missed')])
    const results = [missed('CK-0001', { at: now - 60_000 }), missed('CK-0002', { at: now - 60_000 })]
    await addMissedCards(results)
    await addMissedCards(results)
    const after = (await stored()).find((one) => one.id === 'CK-0001')!
    expect(after).toMatchObject({ state: 'relearning', lapses: 1, reps: 5 })
    expect(after.due).toBeLessThan(now + day)
    expect(await db.reviews.count()).toBe(1)
    expect((await stored()).find((one) => one.id === 'CK-0002')?.reps).toBe(0)
    await addMissedCards([missed('CK-0001', { at: now - 10 * day })])
    expect(await db.reviews.count()).toBe(1)
  })
  test('a question the candidate adds, at once among those due', async () => {
    await loadCards()
    await addCard('CK-0007')
    expect(shown('CK-0007').source).toBe('added')
    expect(dueNow(Date.now())).toMatchObject({ new: 1, total: 1 })
  })
})

describe('an answer', () => {
  test('is stored with the card as it was, and taken back exactly', async () => {
    await addCards(db, [newCard('CK-0001', 1_000, 'missed')])
    await loadCards()
    const before = shown('CK-0001')
    const entry = await answerCard('CK-0001', WRONG)
    expect((await stored())[0]).toEqual(shown('CK-0001'))
    expect(await db.reviews.count()).toBe(1)
    expect(useCards.getState().today).toEqual([entry])
    expect(await takeBack(entry)).toBe(true)
    expect((await stored())[0]).toEqual(before)
    expect(shown('CK-0001')).toEqual(before)
    expect(await db.reviews.count()).toBe(0)
    expect(useCards.getState().today).toEqual([])
    expect(await takeBack(entry)).toBe(false)
  })
  test('that cannot be written changes nothing', async () => {
    await addCards(db, [newCard('CK-0001', 1_000, 'missed')])
    await loadCards()
    const before = shown('CK-0001')
    await putCard(db, { ...before, reps: 5, lastReview: 9 })
    await expect(answerCard('CK-0001', RIGHT)).rejects.toBeInstanceOf(CardChanged)
    expect(shown('CK-0001')).toBe(before)
    expect(await db.reviews.count()).toBe(0)
  })
  test('counts towards the day: new cards stop at the daily number', async () => {
    useSettings.setState({ dailyNew: 2 })
    await addCards(
      db,
      ['CK-0001', 'CK-0002', 'CK-0003'].map((id) => newCard(id, 1_000, 'missed')),
    )
    await loadCards()
    expect(dueNow(Date.now())?.new).toBe(2)
    await answerCard('CK-0001', RIGHT)
    expect(dueNow(Date.now())?.new).toBe(1)
  })
})

test('suspending is stored, and leaves the queue', async () => {
  await addCards(db, [newCard('CK-0001', 1_000, 'missed')])
  await loadCards()
  await changeCard({ ...shown('CK-0001'), suspended: true })
  expect((await stored())[0]?.suspended).toBe(true)
  expect(dueNow(Date.now())?.total).toBe(0)
})

test('when the day of the exam is set, cards that would come after it come before; what is stored stays', async () => {
  const now = Date.now()
  const day = 86_400_000
  const far: Card = {
    ...newCard('CK-0001', now - 90 * day, 'missed'),
    state: 'review',
    due: now + 200 * day,
    stability: 200,
    difficulty: 5,
    reps: 4,
    lastReview: now - 9 * day,
    scheduledDays: 209,
  }
  await addCards(db, [far])
  await loadCards()
  const exam = new Date(now + 30 * day)
  useSettings.setState({ examDate: exam.toISOString().slice(0, 10) })
  expect(plannedCards(now)![0]!.due).toBeLessThan(exam.getTime())
  useSettings.setState({ examDate: '' })
  expect(plannedCards(now)).toEqual([far])
  expect(await stored()).toEqual([far])
})

test('the queue does not ask the card just answered again at once', async () => {
  await addCards(
    db,
    ['CK-0001', 'CK-0002'].map((id) => newCard(id, 1_000, 'missed')),
  )
  await loadCards()
  const first = queueNow(Date.now(), null)![0]!.id
  await answerCard(first, WRONG)
  const queue = queueNow(Date.now(), first)!.map((one) => one.id)
  expect(queue).toHaveLength(2)
  expect(queue[0]).not.toBe(first)
})

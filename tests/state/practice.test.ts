import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { keysOf } from '../../question-bank/schema/item'
import { choiceOf, type ChoiceScreen } from '../../renderer/engine/form'
import { suggestMiss } from '../../renderer/engine/miss-types'
import { outcomesOf } from '../../renderer/engine/outcome'
import { isMissed } from '../../renderer/engine/scoring/credit'
import { appendEvents, createAttempt, setStatus } from '../../renderer/storage/attempts'
import { Database } from '../../renderer/storage/database'
import { saveMark } from '../../renderer/storage/marks'
import { readBank } from '../../renderer/state/bank'
import { forgetOutcomes } from '../../renderer/state/outcomes'
import { practiceFacts } from '../../renderer/state/practice'
import { provideServices } from '../../renderer/state/services'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aBank } from '../support/builders'

/* What a practice knows of the candidate: what was on a form, and what was missed last. */

let db: Database
let runs = 0

beforeEach(async () => {
  db = new Database(`practice-${(runs += 1)}`)
  await db.open()
  provideServices({ db, bank: readBank(JSON.parse(JSON.stringify(aBank()))), desktop: null })
  forgetOutcomes()
})

const firstItem = anAttempt().session.screens[0] as ChoiceScreen

/** An ended attempt in which only the first item was answered. */
async function ended(id: string, right: boolean, at: number) {
  const { head, content, session } = anAttempt({ id })
  const { options } = choiceOf(firstItem)
  const key = keysOf(choiceOf(firstItem))[0]!
  const option = right ? key : options.find((one) => one.id !== key)!.id
  const played = play(session, [
    ...TO_FIRST_QUESTION,
    { type: 'answer', answer: { kind: 'choice', option } },
    { type: 'end' },
  ])
  const events = played.events.map((event) => ({ ...event, at: event.at + at }))
  await createAttempt(db, { ...head, createdAt: at }, content)
  await appendEvents(db, id, events)
  await setStatus(db, id, 'ended', null)
  return outcomesOf(played.session, events)
}

test('nothing is seen and nothing missed at first', async () =>
  expect(await practiceFacts()).toEqual({ seen: new Set(), missed: new Map(), notAnswered: new Set() }))

test('what was on a form is seen; what was not fully right is missed, with a reason', async () => {
  const outcomes = await ended('one', false, 10)
  const { seen, missed, notAnswered } = await practiceFacts()
  expect(seen.has(firstItem.id)).toBe(true)
  expect(outcomes.filter(isMissed).map((one) => one.screen)).toEqual([firstItem.id])
  expect([...missed.keys()]).toEqual([firstItem.id])
  expect([...notAnswered].sort()).toEqual(
    outcomes
      .slice(1)
      .map((one) => one.screen)
      .sort(),
  )
  expect(missed.get(firstItem.id)).toBe(suggestMiss(outcomes[0]!, {})!.type)
})

test('the last answer decides', async () => {
  await ended('one', false, 10)
  await ended('two', true, 100_000)
  expect((await practiceFacts()).missed.has(firstItem.id)).toBe(false)
})

test("the candidate's own reason stands before the suggested one", async () => {
  await ended('one', false, 10)
  await saveMark(db, { attemptId: 'one', screen: firstItem.id, miss: 'lookup', guessed: false, at: 20 })
  expect((await practiceFacts()).missed.get(firstItem.id)).toBe('lookup')
})

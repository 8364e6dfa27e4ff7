import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { outcomesOf } from '../../renderer/engine/outcome'
import { appendEvents, createAttempt, findAttempt, setStatus } from '../../renderer/storage/attempts'
import { Database } from '../../renderer/storage/database'
import { markDeleted } from '../../renderer/storage/deletions'
import { storedOutcomeIds } from '../../renderer/storage/outcomes'
import {
  completeOutcomes,
  dropOutcomes,
  ensureOutcomes,
  forgetOutcomes,
  useOutcomeState,
} from '../../renderer/state/outcomes'
import { readBank } from '../../renderer/state/bank'
import { provideServices } from '../../renderer/state/services'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aBank } from '../support/builders'

/* Outcomes are computed once, kept, and computed again when the stored ones are of no use. */

let db: Database
let runs = 0

beforeEach(async () => {
  db = new Database(`outcomes-${(runs += 1)}`)
  await db.open()
  provideServices({ db, bank: readBank(JSON.parse(JSON.stringify(aBank()))), desktop: null })
  forgetOutcomes()
})

async function endedAttempt(id: string) {
  const { head, content, session } = anAttempt({ id })
  const played = play(session, [
    ...TO_FIRST_QUESTION,
    { type: 'answer', answer: { kind: 'choice', option: 'b' } },
    { type: 'end' },
  ])
  await createAttempt(db, head, content)
  await appendEvents(db, id, played.events)
  await setStatus(db, id, 'ended', null)
  return outcomesOf(played.session, played.events)
}

test('the end of an attempt adds its outcomes; an open one has none', async () => {
  const expected = await endedAttempt('one')
  const { head, content } = anAttempt({ id: 'open' })
  await createAttempt(db, head, content)
  await completeOutcomes()
  expect(await storedOutcomeIds(db)).toEqual(['one'])
  await ensureOutcomes()
  expect(useOutcomeState.getState().byAttempt).toEqual(new Map([['one', expected]]))
})

test('stored outcomes of another version are computed again', async () => {
  const expected = await endedAttempt('one')
  await db.outcomes.put({ attemptId: 'one', version: 0, outcomes: [] } as { attemptId: string })
  await ensureOutcomes()
  expect(useOutcomeState.getState().byAttempt?.get('one')).toEqual(expected)
})

test('an attempt that ends later joins those that are loaded', async () => {
  await ensureOutcomes()
  expect(useOutcomeState.getState().byAttempt?.size).toBe(0)
  const expected = await endedAttempt('late')
  await completeOutcomes()
  expect(useOutcomeState.getState().byAttempt?.get('late')).toEqual(expected)
})

test('an attempt whose content is gone is named, and hides no other', async () => {
  await endedAttempt('whole')
  await endedAttempt('torn')
  await db.heads.delete('torn')
  await ensureOutcomes()
  const { byAttempt, unreadable } = useOutcomeState.getState()
  expect([...byAttempt!.keys()]).toEqual(['whole'])
  expect(unreadable).toEqual(['torn'])
})

test('an attempt that is deleted while it is worked out is in no list afterwards', async () => {
  await endedAttempt('kept')
  await endedAttempt('gone')
  const loading = ensureOutcomes()
  await vi.waitFor(() => expect(useOutcomeState.getState().byAttempt).not.toBeNull(), { interval: 1 })
  expect(await markDeleted(db, 'gone')).toBe(true)
  dropOutcomes('gone')
  await loading
  await completeOutcomes()
  expect([...useOutcomeState.getState().byAttempt!.keys()]).toEqual(['kept'])
})

test('a practice whose count is corrected while it is deleted stays deleted', async () => {
  await endedAttempt('one')
  await setStatus(db, 'one', 'ended', { practice: { endedAt: 1, used: 1, questions: 15, right: 9 } })
  const real = db.outcomes.put.bind(db.outcomes)
  vi.spyOn(db.outcomes, 'put').mockImplementationOnce((async (row: { attemptId: string }) => {
    const key = await real(row)
    await markDeleted(db, 'one')
    return key
  }) as never)
  await completeOutcomes()
  expect(await findAttempt(db, 'one')).toMatchObject({ status: 'deleted' })
})

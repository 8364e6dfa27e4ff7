import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { EVERYTHING } from '../../renderer/engine/review-query'
import { markKey, review } from '../../renderer/engine/review-filter'
import { appendEvents, createAttempt, setStatus } from '../../renderer/storage/attempts'
import { openDatabase, type Database } from '../../renderer/storage/database'
import { forgetAnswered, loadAnswered, loadVersions } from '../../renderer/state/answered'
import { forgetCards } from '../../renderer/state/cards'
import { changeMark, ensureMarks, forgetMarks, takeBackMark, useMarks } from '../../renderer/state/marks'
import {
  changeNote,
  disputeKey,
  ensureNotes,
  excludedScreens,
  forgetNotes,
  storeNotes,
  typeNoteText,
  useHeldNotes,
  useNotes,
  withdrawDispute,
} from '../../renderer/state/notes'
import { ensureOutcomes, forgetOutcomes, useOutcomeState } from '../../renderer/state/outcomes'
import { forgetReview, openReview, useReview } from '../../renderer/state/review'
import { deleteFilter, renameFilter, saveFilter } from '../../renderer/state/saved-filters'
import { provideServices } from '../../renderer/state/services'
import { startSettings, useSettings } from '../../renderer/state/settings'
import { readBank } from '../../renderer/state/bank'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aBank } from '../support/builders'

/* Marks, notes, saved filters and the review room on a database: what is written is there for the next start. */

let db: Database
let count = 0

const restart = () => {
  forgetMarks()
  forgetNotes()
  forgetOutcomes()
  forgetAnswered()
  forgetReview()
  forgetCards()
}

beforeEach(async () => {
  db = await openDatabase(`learning-${++count}`)
  provideServices({ db, bank: readBank({ ...aBank(), items: [], scenarios: [] }), desktop: null })
  restart()
})

describe('marks', () => {
  test('miss type and guess are kept each on its own', async () => {
    await ensureMarks()
    await changeMark('one', 'CK-0001', { miss: 'rule' })
    await changeMark('one', 'CK-0001', { guessed: true })
    await changeMark('two', 'CK-0001', { miss: 'time' })
    restart()
    expect(useMarks.getState().marks).toBeNull()
    await ensureMarks()
    const { marks } = useMarks.getState()
    expect(marks!.get(markKey('one', 'CK-0001'))).toMatchObject({ miss: 'rule', guessed: true })
    expect(marks!.get(markKey('two', 'CK-0001'))).toMatchObject({ miss: 'time', guessed: false })
  })
  test('what cannot be written is not shown', async () => {
    await ensureMarks()
    db.close()
    await expect(changeMark('one', 'CK-0001', { miss: 'rule' })).rejects.toThrow()
    expect(useMarks.getState().marks!.size).toBe(0)
  })
  test('a change before the marks were loaded loses none of them', async () => {
    await changeMark('one', 'CK-0001', { miss: 'rule' })
    restart()
    await changeMark('one', 'CK-0002', { miss: 'time' })
    expect(useMarks.getState().marks!.size).toBe(2)
  })
})

describe('taking back', () => {
  const stored = async () => {
    forgetMarks()
    await ensureMarks()
    return (screen: string) => useMarks.getState().marks!.get(markKey('one', screen))
  }
  test('the last thing said is undone first, wherever it was said, and stays undone', async () => {
    await changeMark('one', 'CK-0001', { miss: 'rule' })
    await changeMark('one', 'CK-0001', { miss: 'time' })
    await changeMark('one', 'CK-0002', { guessed: true })
    expect((await takeBackMark())!.after).toMatchObject({ screen: 'CK-0002', guessed: true })
    expect((await takeBackMark())!.before).toMatchObject({ screen: 'CK-0001', miss: 'rule' })
    const of = await stored()
    expect(of('CK-0002')).toMatchObject({ guessed: false })
    expect(of('CK-0001')).toMatchObject({ miss: 'rule' })
    // What an earlier run of the app said is not undone by a key.
    expect(await takeBackMark()).toBeNull()
  })
  test('what cannot be written is still said, and can be taken back later', async () => {
    await changeMark('one', 'CK-0001', { miss: 'rule' })
    db.close()
    await expect(takeBackMark()).rejects.toThrow()
    expect(useMarks.getState().said.length).toBe(1)
    await db.open()
    expect(await takeBackMark()).not.toBeNull()
  })
})

describe('notes', () => {
  test('text, bookmark and dispute share a row; an empty one is gone', async () => {
    await ensureNotes()
    typeNoteText('CK-0001', 'Remember')
    expect(useHeldNotes.getState().held.get('CK-0001')).toBe('Remember')
    await storeNotes()
    expect(useHeldNotes.getState().held.size).toBe(0)
    await changeNote('CK-0001', { bookmarked: true })
    restart()
    await ensureNotes()
    expect(useNotes.getState().notes!.get('CK-0001')).toMatchObject({
      text: 'Remember',
      bookmarked: true,
      dispute: null,
    })
    await changeNote('CK-0001', { text: '', bookmarked: false })
    expect(await db.notes.count()).toBe(0)
    expect(useNotes.getState().notes!.size).toBe(0)
  })
  test('a text that cannot be written stays a draft and says so', async () => {
    await ensureNotes()
    db.close()
    typeNoteText('CK-0001', 'Remember')
    await storeNotes()
    expect(useHeldNotes.getState().held.get('CK-0001')).toBe('Remember')
    expect(useNotes.getState().problem).toContain('not saved')
    await db.open()
    await storeNotes()
    expect(useNotes.getState()).toMatchObject({ problem: null })
    expect(useNotes.getState().notes!.get('CK-0001')!.text).toBe('Remember')
  })
  test('disputes exclude a question until they are withdrawn', async () => {
    await ensureNotes()
    await disputeKey('CK-0001', { reasoning: 'Both are right', excluded: true, hash: '0000000000000001' })
    await disputeKey('CK-0002', { reasoning: 'Unclear', excluded: false, hash: '0000000000000002' })
    expect([...excludedScreens()]).toEqual(['CK-0001'])
    expect(excludedScreens()).toBe(excludedScreens())
    await withdrawDispute('CK-0001')
    expect([...excludedScreens()]).toEqual([])
    expect([...useNotes.getState().notes!.keys()]).toEqual(['CK-0002'])
  })
})

test('filters are kept under their names, replaced, renamed and deleted', async () => {
  await startSettings(db)
  await saveFilter('Misses', { ...EVERYTHING, states: ['missed'] })
  await saveFilter('Slow', { ...EVERYTHING, states: ['slow'] })
  await saveFilter('Misses', { ...EVERYTHING, states: ['missed'], domain: 2 })
  await renameFilter('Slow', 'Slow ones')
  await startSettings(db)
  expect(useSettings.getState().savedFilters).toEqual([
    { name: 'Slow ones', query: { ...EVERYTHING, states: ['slow'] } },
    { name: 'Misses', query: { ...EVERYTHING, states: ['missed'], domain: 2 } },
  ])
  await renameFilter('Slow ones', 'Misses')
  await deleteFilter('Not there')
  await startSettings(db)
  expect(useSettings.getState().savedFilters).toEqual([{ name: 'Misses', query: { ...EVERYTHING, states: ['slow'] } }])
})

describe('the room', () => {
  const { head, content, session } = anAttempt()
  const [first, second] = session.screens
  const { events } = play(session, [
    ...TO_FIRST_QUESTION,
    { type: 'answer', answer: { kind: 'choice', option: 'a' } },
    { type: 'next' },
    { type: 'answer', answer: { kind: 'choice', option: 'b' } },
    { type: 'end' },
  ])

  beforeEach(async () => {
    await createAttempt(db, head, content)
    await appendEvents(db, head.id, events)
    await setStatus(db, head.id, 'ended', null)
  })

  test('an answer is shown with the content of its attempt, which the bank no longer has', async () => {
    const answered = await loadAnswered({ attemptId: head.id, screen: first!.id })
    expect(answered).toMatchObject({
      number: 1,
      given: { kind: 'choice', option: 'a' },
      style: 'pick',
      title: 'Small exam',
    })
    expect(answered!.screen).toEqual(first)
    expect(await loadAnswered({ attemptId: 'none', screen: first!.id })).toBeNull()
    expect(await loadAnswered({ attemptId: head.id, screen: 'CK-9999' })).toBeNull()
  })

  test('versions come from what attempts kept; a damaged one is left out', async () => {
    const hashes = content.items.map((one) => one.hash)
    await db.contents.put({ hash: hashes[0]!, kind: 'item', body: { damaged: true } })
    const { items, scenarios } = await loadVersions([...hashes, content.scenarios[0]!.hash])
    expect(items.map((one) => one.hash).sort()).toEqual(hashes.slice(1).sort())
    expect(scenarios).toEqual(content.scenarios)
  })

  test('opens with every answered question, and follows marks and notes', async () => {
    const close = openReview()
    await expect.poll(() => useReview.getState().room?.entries.length).toBe(session.screens.length)
    const ask = (states: (typeof EVERYTHING)['states'], text = '') =>
      review(useReview.getState().room!.index, { ...EVERYTHING, states, text }).hits.map((one) => one.entry.screen)
    expect(ask(['missed'])).toContain(first!.id)
    expect(ask(['missed'])).not.toContain(second!.id)
    expect(ask([], `stem of ${first!.id}?`)).toEqual([first!.id])
    expect(ask([], 'inpatient order').every((id) => id.startsWith('SC-'))).toBe(true)
    await changeMark(head.id, first!.id, { miss: 'careless' })
    await expect.poll(() => ask(['untagged']).includes(first!.id)).toBe(false)
    await changeNote(second!.id, { text: 'a zebra' })
    await expect.poll(() => ask(['noted'], 'ZEBRA')).toEqual([second!.id])
    close()
    expect(useOutcomeState.getState().unreadable).toEqual([])
    await ensureOutcomes()
  })
})

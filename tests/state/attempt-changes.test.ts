import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '../../renderer/engine/decide'
import {
  deleteAttempt,
  forgetAttemptChanges,
  leaveOut,
  letGo,
  offerUndoAgain,
  undoChange,
  useAttemptChanges,
} from '../../renderer/state/attempt-changes'
import { readBank } from '../../renderer/state/bank'
import { forgetCards } from '../../renderer/state/cards'
import { loadEvidence } from '../../renderer/state/evidence'
import { forgetMarks } from '../../renderer/state/marks'
import { forgetNotes } from '../../renderer/state/notes'
import { completeOutcomes, forgetOutcomes } from '../../renderer/state/outcomes'
import { forgetProgress, loadProgress, useProgress } from '../../renderer/state/progress'
import { recover } from '../../renderer/state/recover'
import { provideServices } from '../../renderer/state/services'
import { startSettings } from '../../renderer/state/settings'
import { forgetStanding, homeFacts, refreshStanding, useStanding } from '../../renderer/state/standing'
import { doneOf } from '../../renderer/state/summary'
import { completeSummaries } from '../../renderer/state/summaries'
import { readArchive, replaceAll, writeArchive } from '../../renderer/storage/archive'
import { appendEvents, createAttempt, findAttempt, listAttempts, setStatus } from '../../renderer/storage/attempts'
import { Database, openDatabase } from '../../renderer/storage/database'
import { removeDeleted } from '../../renderer/storage/deletions'
import { digestOfKept } from '../../renderer/storage/digest'
import { writeLine } from '../../renderer/storage/journal'
import { leftOutIds } from '../../renderer/storage/left-out'
import { saveMark } from '../../renderer/storage/marks'
import { saveNote } from '../../renderer/storage/notes'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aBank } from '../support/builders'
import { keptRows } from '../support/data-sets'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'

/* Exams that are not scored, left out or deleted, from the database up: nothing counts them, and what was deleted stays so. */

globalThis.requestIdleCallback ??= (() => 0) as typeof requestIdleCallback

let db: Database
let desktop: FakeDesktop
let runs = 0

beforeEach(async () => {
  db = new Database(`changes-${(runs += 1)}`)
  await db.open()
  desktop = aDesktop()
  provideServices({ db, bank: readBank(JSON.parse(JSON.stringify(aBank()))), desktop })
  await startSettings(db)
  for (const forget of [forgetOutcomes, forgetCards, forgetMarks, forgetNotes, forgetStanding, forgetProgress]) forget()
  forgetAttemptChanges()
})

/** Stores an ended exam that answers so many of its 15 questions, wrong where they are items, and its journal. */
async function exam(id: string, answered: number, over: { old?: boolean; endedAt?: number } = {}) {
  const { head, content, session } = anAttempt({ id, seed: 3 })
  const begun = play(session, TO_FIRST_QUESTION)
  const answers = begun.session.screens
    .slice(0, answered)
    .flatMap((screen): Command[] => [
      { type: 'go', screen: screen.id },
      screen.kind === 'item'
        ? { type: 'answer', answer: { kind: 'choice', option: screen.item.key === 'a' ? 'c' : 'a' } }
        : {
            type: 'answer',
            answer: screen.kind === 'codes' ? { kind: 'codes', lines: [] } : { kind: 'choice', option: 'b' },
          },
    ])
  const played = play(begun.session, [...answers, { type: 'end' }], 30_000)
  const endedAt = over.endedAt ?? Date.now()
  const events = [...begun.events, ...played.events].map((event) => ({ ...event, at: endedAt - 60_000 + event.seq }))
  await createAttempt(db, head, content)
  await appendEvents(db, id, events)
  const done = doneOf(played.session, endedAt)
  // Earlier versions scored every exam and did not keep how much was answered.
  await setStatus(db, id, 'ended', over.old ? { exam: { endedAt, scaled: 103, passed: false, used: 1 } } : done)
  desktop.journals.set(id, [
    writeLine({ kind: 'head', head, content }),
    ...events.map((event) => writeLine({ kind: 'event', event })),
  ])
  return (await findAttempt(db, id))!
}

async function home() {
  await refreshStanding()
  const { standing, problem } = useStanding.getState()
  expect(problem).toBeNull()
  return homeFacts(standing!, undefined, '', null, Date.now())
}

async function progress() {
  await loadProgress()
  expect(useProgress.getState().problem).toBeNull()
  return useProgress.getState().progress!
}

const last = () => useAttemptChanges.getState().undoable.at(-1)!

describe('an exam of which less than half was answered', () => {
  test.each([false, true])('counts nowhere, also as an earlier version left it (%s)', async (old) => {
    await exam('looked', 4, { old })
    const { scores, pace, step, weakest, readiness } = await home()
    expect({ scores, pace, weakest, readiness }).toEqual({ scores: [], pace: null, weakest: null, readiness: null })
    expect(step.kind).toBe('first-exam')
    const shown = await progress()
    expect(shown.trend.points).toEqual([])
    expect(shown).toMatchObject({ exams: 0, pace: [], notScored: 1, leftOut: 0, misses: { missed: 0 } })
    expect(shown.standing.domains.every((one) => one.n === 0)).toBe(true)
    expect((await findAttempt(db, 'looked'))!.summary).toMatchObject({
      scaled: null,
      passed: null,
      answering: { answered: 4, questions: 15 },
    })
  })

  test('has met its questions: answering them again is no first sight', async () => {
    await exam('looked', 4, { endedAt: Date.now() - 1_000_000 })
    const alone = (await progress()).standing.domains.reduce((sum, one) => sum + one.n, 0)
    await exam('again', 15)
    const after = (await progress()).standing.domains.reduce((sum, one) => sum + one.n, 0)
    expect({ alone, after }).toEqual({ alone: 0, after: 0 })
  })

  test('an old summary of an exam that cannot be replayed stays as it is, and is tried once', async () => {
    await exam('damaged', 15, { old: true })
    await db.heads.delete('damaged')
    await completeSummaries()
    await completeSummaries()
    expect((await findAttempt(db, 'damaged'))!.summary).toMatchObject({ scaled: 103 })
  })
})

describe('leaving out', () => {
  test('takes an exam out of everything that counts, and back in; its cards stay', async () => {
    const attempt = await exam('one', 10)
    const before = { home: await home(), progress: await progress() }
    expect(before.home.scores).toHaveLength(1)
    expect(before.progress.misses.missed).toBeGreaterThan(0)
    const cards = await db.cards.count()
    await leaveOut(attempt, true)
    expect(await home()).toMatchObject({ scores: [], pace: null, step: { kind: 'first-exam' } })
    const without = await progress()
    expect(without).toMatchObject({ exams: 0, leftOut: 1, pace: [], misses: { missed: 0 } })
    expect(without.trend.points).toEqual([])
    expect(await db.cards.count()).toBe(cards)
    await undoChange(last())
    expect(useAttemptChanges.getState().undoable).toEqual([])
    expect((await home()).scores).toEqual(before.home.scores)
    expect((await progress()).misses).toEqual(before.progress.misses)
  })

  test('is kept: in archives, in the digest that backups go by, and by the next start', async () => {
    const attempt = await exam('one', 10)
    const before = await digestOfKept(db)
    await leaveOut(attempt, true)
    expect(await digestOfKept(db)).not.toBe(before)
    const reading = await readArchive(await writeArchive(db, 1))
    if (!reading.ok) throw new Error(reading.sentence)
    const other = new Database(`other-${(runs += 1)}`)
    await other.open()
    await replaceAll(other, reading.archive)
    expect([...(await leftOutIds(other))]).toEqual(['one'])
  })

  test('two exams: leaving out the one and then the other in its place is seen', async () => {
    const [one, two] = [await exam('one', 10), await exam('two', 10, { endedAt: Date.now() + 1 })]
    await leaveOut(one, true)
    expect((await home()).scores.map(({ id }) => id)).toEqual(['two'])
    await leaveOut(one, false)
    await leaveOut(two, true)
    forgetStanding()
    expect((await home()).scores.map(({ id }) => id)).toEqual(['one'])
  })
})

describe('deleting', () => {
  test('undone, everything is as it was', async () => {
    const attempt = await exam('one', 10)
    await completeOutcomes()
    const before = await keptRows(db)
    await deleteAttempt(attempt)
    expect((await home()).scores).toEqual([])
    expect((await listAttempts(db)).attempts.map((one) => one.status)).toEqual(['deleted'])
    await undoChange(last())
    expect(await keptRows(db)).toEqual(before)
    expect((await home()).scores).toHaveLength(1)
    expect((await loadEvidence()).outcomes.length).toBeGreaterThan(0)
  })

  test('for good: nothing of it is left but its cards and notes, and no start brings it back', async () => {
    const attempt = await exam('one', 10)
    await exam('two', 10)
    await completeOutcomes()
    await saveMark(db, { attemptId: 'one', screen: 'CK-0001', miss: 'rule', guessed: false, at: 1 })
    await saveMark(db, { attemptId: 'two', screen: 'CK-0001', miss: 'rule', guessed: false, at: 1 })
    await saveNote(db, { screen: 'CK-0001', text: 'Mine.', bookmarked: false, dispute: null, at: 1 })
    const cards = await db.cards.count()
    expect(cards).toBeGreaterThan(0)
    await leaveOut(attempt, true)
    await deleteAttempt(attempt)
    await letGo(last())
    for (const table of [db.attempts, db.heads, db.events, db.marks, db.outcomes, db.leftOut, db.deletions])
      expect(JSON.stringify(await table.toArray())).not.toContain('"one"')
    expect([...desktop.journals.keys()]).toEqual(['two'])
    expect(await db.marks.count()).toBe(1)
    expect(await db.notes.count()).toBe(1)
    expect(await db.cards.count()).toBe(cards)
    expect(await recover(db, desktop)).toMatchObject({ rebuilt: 0 })
    expect(await findAttempt(db, 'one')).toBeNull()
  })

  test('the app dies while it can be undone: it is not back, and the next start offers the undo', async () => {
    const attempt = await exam('one', 10)
    await deleteAttempt(attempt)
    useAttemptChanges.setState({ undoable: [] })
    expect(await recover(db, desktop)).toMatchObject({ rebuilt: 0, completed: 0 })
    expect((await findAttempt(db, 'one'))!.status).toBe('deleted')
    await offerUndoAgain()
    await undoChange(last())
    expect((await findAttempt(db, 'one'))!.status).toBe('ended')
    expect(desktop.journals.has('one')).toBe(true)
  })

  test('the app dies between database and journal: the start removes the journal instead of rebuilding from it', async () => {
    const attempt = await exam('one', 10)
    await deleteAttempt(attempt)
    expect(await removeDeleted(db, 'one')).toBe(true)
    expect(desktop.journals.has('one')).toBe(true)
    expect(await recover(db, desktop)).toMatchObject({ rebuilt: 0, damaged: 0 })
    expect(desktop.journals.has('one')).toBe(false)
    expect(await db.attempts.count()).toBe(0)
    expect(await db.deletions.count()).toBe(0)
  })

  test('a journal that cannot be removed does not bring it back either, and is tried again', async () => {
    const attempt = await exam('one', 10)
    await deleteAttempt(attempt)
    desktop.fail = { code: 'no-access', message: 'Busy.' }
    await letGo(last())
    for (let start = 0; start < 2; start++) {
      expect(await recover(db, desktop)).toMatchObject({ rebuilt: 0 })
      expect(await db.attempts.count()).toBe(0)
    }
    desktop.fail = null
    await recover(db, desktop)
    expect(desktop.journals.has('one')).toBe(false)
  })

  test('an archive made before brings it back', async () => {
    const attempt = await exam('one', 10)
    const text = await writeArchive(db, 1)
    await deleteAttempt(attempt)
    await letGo(last())
    const reading = await readArchive(text)
    if (!reading.ok) throw new Error(reading.sentence)
    await replaceAll(db, reading.archive)
    await recover(db, desktop)
    expect((await findAttempt(db, 'one'))!.status).toBe('ended')
  })

  test('only what has ended can be deleted, and twice is once', async () => {
    const { head, content } = anAttempt({ id: 'open' })
    await createAttempt(db, head, content)
    await deleteAttempt((await findAttempt(db, 'open'))!)
    expect((await findAttempt(db, 'open'))!.status).toBe('open')
    expect(useAttemptChanges.getState().undoable).toEqual([])
    const attempt = await exam('one', 10)
    await Promise.all([deleteAttempt(attempt), deleteAttempt(attempt)])
    expect(useAttemptChanges.getState().undoable).toHaveLength(1)
    const change = last()
    await Promise.all([undoChange(change), letGo(change)])
    expect((await findAttempt(db, 'one'))!.status).toBe('ended')
  })
})

test('a database of version 2 is opened with everything in it, and with the tables that came later', async () => {
  const name = `version-2-${(runs += 1)}`
  const old = new Dexie(name)
  old
    .version(2)
    .stores({
      ...{ attempts: 'id, createdAt, status', heads: 'id', events: '[attemptId+seq]', beats: 'attemptId' },
      ...{ contents: 'hash', settings: 'key', outcomes: 'attemptId', cards: 'id, due', reviews: '[card+at], at' },
      ...{ marks: '[attemptId+screen]', notes: 'screen', standing: 'id' },
    })
  await old.open()
  const summary = { endedAt: 2, scaled: 103, passed: false, used: 1 }
  const row = {
    id: 'a',
    createdAt: 1,
    status: 'ended',
    title: 'Quick 25',
    answerStyle: 'pick',
    items: 25,
    scenarios: 0,
  }
  await old.table('attempts').add({ ...row, practice: false, summary, practiceSummary: null })
  await old.table('beats').add({ attemptId: 'a', seq: 1, used: 2, at: 3 })
  old.close()
  const opened = await openDatabase(name)
  expect(opened.verno).toBe(5)
  expect((await listAttempts(opened)).attempts).toMatchObject([{ id: 'a', status: 'ended', summary }])
  expect(await opened.beats.toArray()).toEqual([{ attemptId: 'a', seq: 1, used: 2, at: 3 }])
  expect(await leftOutIds(opened)).toEqual(new Set())
  expect(await opened.deletions.count()).toBe(0)
})

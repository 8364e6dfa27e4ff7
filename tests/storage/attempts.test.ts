import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  appendEvents,
  createAttempt,
  formHistory,
  listAttempts,
  loadAttempt,
  practisedIds,
  recentAttempts,
  SecondWriter,
  seenIds,
  setStatus,
  writeBeat,
} from '../../renderer/storage/attempts'
import { DATABASE_VERSION, DatabaseFromFuture, openDatabase, type Database } from '../../renderer/storage/database'
import { defaultSettings } from '../../renderer/storage/default-settings'
import { joinCopies } from '../../renderer/storage/join-copies'
import { readJournal, writeLine } from '../../renderer/storage/journal'
import { loadSettings, saveSetting } from '../../renderer/storage/settings'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'

let db: Database
let count = 0
const name = () => `test-${count}`

beforeEach(async () => {
  count += 1
  db = await openDatabase(name())
})

const { head, content, session } = anAttempt()
const { events } = play(session, [
  ...TO_FIRST_QUESTION,
  { type: 'answer', answer: { kind: 'choice', option: 'a' } },
  { type: 'next' },
])

describe('practice', () => {
  const practice = { mode: 'tutor', timed: false, what: 'Provider Queries; 20 questions', retakeOf: null } as const
  const practised = { ...head, id: 'practice-1', createdAt: 5_000, practice }
  test('is listed as practice, by what it was, with its own summary and no score', async () => {
    await createAttempt(db, practised, content)
    await setStatus(db, practised.id, 'ended', { practice: { endedAt: 6_000, used: 1_000, questions: 15, right: 9 } })
    expect((await listAttempts(db)).attempts[0]).toMatchObject({
      practice: true,
      title: practice.what,
      summary: null,
      practiceSummary: { right: 9, questions: 15 },
    })
  })
  test('is no form of the history, but its questions are not fresh', async () => {
    await createAttempt(db, practised, content)
    expect(await formHistory(db, 8)).toEqual([])
    await createAttempt(db, head, content)
    expect(await formHistory(db, 8)).toHaveLength(1)
    expect(await practisedIds(db, 8)).toEqual(
      new Set([...head.form.items, ...head.form.scenarios].map((one) => one.id)),
    )
    expect((await seenIds(db)).size).toBe(head.form.items.length + head.form.scenarios.length)
  })
  test.each(['dismissed', 'discarded'] as const)(
    'of an exam that was %s before it began no question was seen, and none is stale',
    async (status) => {
      await createAttempt(db, head, content)
      const before = events.findIndex(({ type }) => type === 'begun')
      await appendEvents(db, head.id, events.slice(0, before))
      expect((await seenIds(db)).size).toBeGreaterThan(0)
      await setStatus(db, head.id, status, null)
      expect(await seenIds(db)).toEqual(new Set())
      expect(await formHistory(db, 8)).toEqual([])
    },
  )
  test('of an exam that was given up after it began the questions were seen', async () => {
    await createAttempt(db, head, content)
    await appendEvents(db, head.id, events)
    await setStatus(db, head.id, 'discarded', null)
    expect((await seenIds(db)).size).toBeGreaterThan(0)
    expect(await formHistory(db, 8)).toHaveLength(1)
  })
  test('a row from before there was practice is an exam', async () => {
    await createAttempt(db, head, content)
    const stored = (await db.attempts.get(head.id)) as Record<string, unknown> & { id: string }
    delete stored.practice
    delete stored.practiceSummary
    await db.attempts.put(stored)
    expect((await listAttempts(db)).attempts[0]).toMatchObject({ practice: false, practiceSummary: null })
    expect(await formHistory(db, 8)).toHaveLength(1)
  })
})

describe('attempts', () => {
  test('what was stored is what is loaded', async () => {
    await createAttempt(db, head, content)
    await appendEvents(db, head.id, events)
    await writeBeat(db, { attemptId: head.id, seq: events.length, used: 1_234, at: 5_678 })
    expect(await loadAttempt(db, head.id)).toEqual({
      head,
      content,
      events,
      beat: { attemptId: head.id, seq: events.length, used: 1_234, at: 5_678 },
    })
  })
  test('an unknown attempt is null', async () => expect(await loadAttempt(db, 'none')).toBeNull())
  test('a second writer collides instead of overwriting', async () => {
    await createAttempt(db, head, content)
    await appendEvents(db, head.id, events)
    await expect(appendEvents(db, head.id, [events[2]!])).rejects.toBeInstanceOf(SecondWriter)
    expect((await loadAttempt(db, head.id))!.events).toEqual(events)
  })
  test('events of a batch are all stored or none', async () => {
    await createAttempt(db, head, content)
    await appendEvents(db, head.id, events.slice(0, 3))
    await expect(appendEvents(db, head.id, [events[3]!, events[2]!])).rejects.toThrow()
    expect((await loadAttempt(db, head.id))!.events).toEqual(events.slice(0, 3))
  })
  test('a damaged event hides what follows it, not what came before', async () => {
    await createAttempt(db, head, content)
    await appendEvents(db, head.id, events)
    await db.events.put({ attemptId: head.id, seq: 3, event: { type: 'nonsense' } })
    expect((await loadAttempt(db, head.id))!.events).toEqual(events.slice(0, 2))
  })
  test('lists newest first with their results, and counts damaged rows', async () => {
    await createAttempt(db, head, content)
    await createAttempt(db, { ...head, id: 'attempt-2', createdAt: 2_000 }, content)
    await setStatus(db, 'attempt-2', 'ended', { exam: { endedAt: 3_000, scaled: 312, passed: true, used: 60_000 } })
    await db.attempts.put({ id: 'broken', createdAt: 1 } as { id: string })
    const listed = await listAttempts(db)
    expect(listed.attempts.map((one) => [one.id, one.status])).toEqual([
      ['attempt-2', 'ended'],
      ['attempt-1', 'open'],
    ])
    expect(listed.unreadable).toBe(1)
  })
  test('the history of forms names their questions', async () => {
    await createAttempt(db, head, content)
    expect((await formHistory(db, 8))[0]).toEqual([...head.form.items, ...head.form.scenarios].map((one) => one.id))
  })
})

describe('the newest attempts', () => {
  test('come with every open one, however old, and the number of the rest', async () => {
    for (let number = 1; number <= 9; number++) {
      const other = anAttempt({ id: `attempt-${number}` })
      await createAttempt(db, { ...other.head, createdAt: number }, other.content)
      if (number !== 2) await setStatus(db, other.head.id, 'ended', null)
    }
    await db.attempts.put({ id: 'torn', createdAt: 10, status: 'ended' } as { id: string })
    const { attempts, more, unreadable } = await recentAttempts(db, 4)
    expect(attempts.map((one) => one.id)).toEqual(['attempt-9', 'attempt-8', 'attempt-7', 'attempt-2'])
    expect([more, unreadable]).toEqual([5, 1])
    expect((await recentAttempts(db, 1_000)).more).toBe(0)
  })
})

describe('a database from a newer version', () => {
  test('is refused with a sentence and left as it was', async () => {
    const future = new Dexie('future')
    future.version(DATABASE_VERSION + 1).stores({ attempts: 'id', somethingNew: 'id' })
    await future.open()
    await future.table('somethingNew').add({ id: 'kept' })
    future.close()
    const opening = openDatabase('future')
    await expect(opening).rejects.toBeInstanceOf(DatabaseFromFuture)
    await expect(opening).rejects.toThrow(
      `format ${DATABASE_VERSION + 1}; this version of the app reads format ${DATABASE_VERSION}`,
    )
    await future.open()
    expect(future.verno).toBe(DATABASE_VERSION + 1)
    expect(await future.table('somethingNew').toArray()).toEqual([{ id: 'kept' }])
  })
})

describe('the journal', () => {
  const lines = [
    writeLine({ kind: 'head', head, content }),
    ...events.map((event) => writeLine({ kind: 'event', event })),
    writeLine({ kind: 'beat', seq: events.length, used: 9, at: 10 }),
  ]
  test('alone is enough to rebuild an attempt', () => {
    expect(readJournal(lines)).toEqual({
      head,
      content,
      events,
      beat: { attemptId: head.id, seq: events.length, used: 9, at: 10 },
    })
  })
  test('any prefix gives a prefix of the events', () => {
    for (let length = 1; length <= lines.length; length++) {
      const read = readJournal(lines.slice(0, length))!
      expect(read.events).toEqual(events.slice(0, read.events.length))
    }
  })
  test('reading stops at a damaged line and at a gap', () => {
    expect(readJournal([...lines.slice(0, 4), '{"kind":"ev', ...lines.slice(4)])!.events).toHaveLength(3)
    expect(readJournal([...lines.slice(0, 3), ...lines.slice(4)])!.events).toHaveLength(2)
  })
  test('an event written twice counts once', () => {
    expect(readJournal([...lines.slice(0, 4), lines[3]!, ...lines.slice(4)])!.events).toEqual(events)
  })
  test('without a head there is nothing', () => {
    expect(readJournal(lines.slice(1))).toBeNull()
    expect(readJournal([])).toBeNull()
    expect(readJournal(['not json'])).toBeNull()
  })
  test('the longer copy fills up the shorter, and each the gaps of the other', () => {
    const whole = { events, lost: [], differing: [], cutOff: 0 }
    expect(joinCopies(events.slice(0, 4), events)).toEqual(whole)
    expect(joinCopies(events, events.slice(0, 2))).toEqual(whole)
    expect(joinCopies([...events.slice(0, 2), ...events.slice(4)], [events[1]!, ...events.slice(2, 4)])).toEqual(whole)
  })
  test('what neither has is marked in its place, and what follows keeps its number', () => {
    const gappy = [...events.slice(0, 2), ...events.slice(3)]
    const { events: joined, lost } = joinCopies(gappy, gappy.slice(0, 1))
    expect(lost).toEqual([3])
    expect(joined.map(({ seq }) => seq)).toEqual(events.map(({ seq }) => seq))
    expect(joined[2]).toMatchObject({ type: 'interrupted', from: events[1]!.at, to: events[1]!.at })
    expect(joined.filter(({ seq }) => seq !== 3)).toEqual(gappy)
  })
  test("copies that differ are seen, also when they are equally long, and the database's counts", () => {
    const other = events.map((event) => (event.seq === 3 ? { ...event, at: event.at + 1 } : event))
    expect(joinCopies(events, other)).toEqual({ events, lost: [], differing: [3], cutOff: 0 })
    expect(joinCopies(events.slice(0, 4), other)).toMatchObject({ events: events.slice(0, 4), differing: [3] })
  })
  test('a gap that no damaged line explains cuts off what follows', () => {
    const far = { ...events[0]!, seq: 9_000_000 }
    expect(joinCopies(events, [far])).toEqual({ events, lost: [], differing: [], cutOff: 1 })
  })
})

describe('settings', () => {
  test('are kept, and unreadable ones fall back', async () => {
    await saveSetting(db, 'theme', 'dark')
    await saveSetting(db, 'font', 'large')
    await db.settings.put({ key: 'scheme', value: 'puce' })
    await db.settings.put({ key: 'candidate', value: 42 })
    await db.settings.put({ key: 'examDate', value: 'tomorrow' })
    await saveSetting(db, 'fullScreen', true)
    expect(await loadSettings(db)).toEqual({ ...defaultSettings, theme: 'dark', font: 'large', fullScreen: true })
  })
})

import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import type { SessionEvent } from '../../renderer/engine/events'
import { createAttempt, loadAttempt } from '../../renderer/storage/attempts'
import { Database } from '../../renderer/storage/database'
import { writeLine } from '../../renderer/storage/journal'
import { readBank } from '../../renderer/state/bank'
import { drawStrokes, typeNote } from '../../renderer/state/board'
import {
  caughtUp,
  dispatch,
  enterExam,
  leaveExam,
  leaveWithoutSaving,
  settle,
  useExam,
} from '../../renderer/state/exam'
import { fillSurvey, typeComment } from '../../renderer/state/own-words'
import { provideServices } from '../../renderer/state/services'
import { beforeLeaving, handOverUnsaved } from '../../renderer/state/unsaved'
import { anAttempt, smallPreset, TO_FIRST_QUESTION } from '../support/attempts'
import { aBank } from '../support/builders'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'

/* What the candidate writes and draws in an attempt is in its log before whatever comes next. */

let tick: () => void = () => undefined
vi.mock('../../renderer/state/ticker', () => ({
  startTicker: (onTick: () => void) => {
    tick = onTick
    return () => undefined
  },
}))

const STROKE = { tool: 'pen', width: 6, points: [[1, 1]] } as const
const stroke = () => ({ ...STROKE, points: [...STROKE.points] as [number, number][] })

let db: Database
let desktop: FakeDesktop
let runs = 0
let shift = 0
const realNow = performance.now.bind(performance)
const realDate = Date.now.bind(Date)
vi.spyOn(performance, 'now').mockImplementation(() => realNow() + shift)
vi.spyOn(Date, 'now').mockImplementation(() => realDate() + shift)

beforeEach(async () => {
  db = new Database(`own-words-${(runs += 1)}`)
  await db.open()
  desktop = aDesktop()
  provideServices({ db, bank: readBank(JSON.parse(JSON.stringify(aBank()))), desktop })
  const { head, content } = anAttempt({ id: `a${runs}`, preset: { ...smallPreset, minutes: 10 } })
  await createAttempt(db, head, content)
  await desktop.appendJournal(head.id, 0, [writeLine({ kind: 'head', head, content })])
  await enterExam(head.id)
  for (const command of TO_FIRST_QUESTION) await dispatch(command)
})

const stored = async (): Promise<SessionEvent[]> => (await loadAttempt(db, `a${runs}`))!.events
const first = () => useExam.getState().session!.screens[0]!.id
const types = async () => (await stored()).map(({ type }) => type)

/** Lets exam time pass in steps that count. */
function pass(seconds: number) {
  for (let left = seconds; left > 0; left -= 4) {
    shift += Math.min(left, 4) * 1_000
    tick()
  }
}

test('time runs out while a comment, a note and a line are held back: they come before the end', async () => {
  pass(595)
  const forget = beforeLeaving(() => drawStrokes([stroke()]))
  typeComment(first(), 'The last word')
  typeNote('The last note')
  pass(10)
  // One tick is on its way at a time; the ticker comes again.
  await caughtUp()
  tick()
  await caughtUp()
  forget()
  const events = await stored()
  expect(events.at(-1)).toMatchObject({ type: 'ended', how: 'time-out' })
  expect(events.findLast(({ type }) => type === 'commented')).toMatchObject({ screen: first(), text: 'The last word' })
  expect(events.findLast(({ type }) => type === 'noted')).toMatchObject({ text: 'The last note' })
  expect(events.filter(({ type }) => type === 'drawn')).toHaveLength(1)
  // The words were late by part of a second; the exam lasts no longer for it.
  expect(Math.max(...events.map(({ clock }) => clock))).toBe(600_000)
})

test('what is held back comes before every other command: the end, a break, another question', async () => {
  const id = first()
  typeComment(id, 'One')
  await dispatch({ type: 'next' })
  typeComment(id, 'One two')
  typeNote('Note')
  await dispatch({ type: 'start-break', kind: 'unscheduled' })
  await dispatch({ type: 'end-break' })
  typeComment(id, 'One two three')
  await dispatch({ type: 'end' })
  fillSurvey({ ratings: {}, remark: 'Cold' })
  await leaveExam()
  expect((await types()).slice(TO_FIRST_QUESTION.length)).toEqual([
    'commented',
    'visited',
    'noted',
    'commented',
    'break-started',
    'break-ended',
    'commented',
    'ended',
    'surveyed',
  ])
  expect((await stored()).filter((event) => event.type === 'commented').map(({ screen }) => screen)).toEqual([
    id,
    id,
    id,
  ])
})

test('a window that closes waits for it, in both copies', async () => {
  typeComment(first(), 'Closing')
  await settle()
  expect((await stored()).at(-1)).toMatchObject({ type: 'commented', text: 'Closing' })
  expect(desktop.journals.get(`a${runs}`)!.some((line) => line.includes('Closing'))).toBe(true)
})

test('what is being typed is in the log without a pause in typing', async () => {
  for (let length = 1; length <= 30; length++) {
    typeComment(first(), 'x'.repeat(length))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await caughtUp()
  const last = (await stored()).findLast((event) => event.type === 'commented')
  expect(last?.type === 'commented' ? last.text.length : 0).toBeGreaterThan(10)
})

test('words held back for one attempt never go into another one', async () => {
  const before = useExam.getState().session!.head.id
  typeNote('For the first exam')
  typeComment(first(), 'For the first exam')
  // The exam is left in a way that stores nothing, and another one is opened while the words are still held back.
  leaveWithoutSaving()
  const other = anAttempt({ id: `other-${runs}`, preset: { ...smallPreset, minutes: 10 } })
  await createAttempt(db, other.head, other.content)
  await enterExam(other.head.id)
  for (const command of TO_FIRST_QUESTION) await dispatch(command)
  await handOverUnsaved()
  await caughtUp()
  const { events } = (await loadAttempt(db, other.head.id))!
  expect(events.filter(({ type }) => type === 'noted' || type === 'commented')).toEqual([])
  expect(before).not.toBe(other.head.id)
})

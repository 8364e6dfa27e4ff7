import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createAttempt, loadAttempt, SecondWriter } from '../../renderer/storage/attempts'
import { openDatabase, type Database } from '../../renderer/storage/database'
import { readJournal } from '../../renderer/storage/journal'
import { createRecorder, SaveFailed, startJournal, type Recorder } from '../../renderer/state/recorder'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'

const { head, content, session } = anAttempt()
const { events } = play(session, [...TO_FIRST_QUESTION, { type: 'next' }, { type: 'next' }, { type: 'next' }])

let count = 0
let db: Database
let desktop: FakeDesktop
let recorder: Recorder

beforeEach(async () => {
  db = await openDatabase(`recorder-${++count}`)
  desktop = aDesktop()
  await createAttempt(db, head, content)
  recorder = createRecorder(db, desktop, head.id, await startJournal(desktop, head, content))
})

const inDatabase = async () => (await loadAttempt(db, head.id))!.events
const inJournal = () => readJournal(desktop.journals.get(head.id)!)!.events
const breakDatabase = () =>
  vi
    .spyOn(db.events, 'bulkAdd')
    .mockRejectedValue(Object.assign(new Error('The disk is full'), { name: 'QuotaExceededError' }))

describe('both copies work', () => {
  test('both have every event', async () => {
    expect(await recorder.append(events.slice(0, 2))).toBe('both')
    await recorder.beat({ seq: 2, used: 7, at: 8 })
    expect(await recorder.append(events.slice(2))).toBe('both')
    expect(await inDatabase()).toEqual(events)
    expect(inJournal()).toEqual(events)
  })
  test('calls without waiting are written in order', async () => {
    await Promise.all(events.map((event) => recorder.append([event])))
    expect(await inDatabase()).toEqual(events)
    expect(inJournal()).toEqual(events)
  })
})

test('the browser edition has one copy and says so', async () => {
  await db.events.clear()
  const single = createRecorder(db, null, head.id, 0)
  expect(await single.append(events)).toBe('single')
  expect(await inDatabase()).toEqual(events)
})

describe('a full disk', () => {
  const full = { code: 'disk-full' as const, message: 'The disk is full.' }

  test('of the journal: the exam goes on with one copy and catches up when there is space', async () => {
    desktop.fail = full
    expect(await recorder.append(events.slice(0, 3))).toBe('database-only')
    desktop.fail = null
    expect(await recorder.append(events.slice(3))).toBe('both')
    expect(inJournal()).toEqual(events)
  })
  test('of the database: the journal keeps everything and the database catches up', async () => {
    const broken = breakDatabase()
    expect(await recorder.append(events.slice(0, 3))).toBe('journal-only')
    broken.mockRestore()
    expect(await recorder.append(events.slice(3))).toBe('both')
    expect(await inDatabase()).toEqual(events)
  })
  test('of both: the action is refused with the reason, and nothing before it is lost', async () => {
    await recorder.append(events.slice(0, 3))
    const broken = breakDatabase()
    desktop.fail = full
    const failing = recorder.append(events.slice(3))
    await expect(failing).rejects.toBeInstanceOf(SaveFailed)
    await expect(failing).rejects.toThrow('The disk is full.')
    broken.mockRestore()
    desktop.fail = null
    expect(await recorder.append(events.slice(3))).toBe('both')
    expect(await inDatabase()).toEqual(events)
    expect(inJournal()).toEqual(events)
  })
})

test('a second writer of the same attempt is told so', async () => {
  await recorder.append(events.slice(0, 2))
  const second = createRecorder(db, null, head.id, 0)
  await expect(second.append(events.slice(1, 3))).rejects.toBeInstanceOf(SecondWriter)
})

describe('one copy is quicker than the other', () => {
  const held = () => {
    let go: () => void = () => undefined
    const wait = new Promise<void>((resolve) => (go = resolve))
    return { wait, go }
  }

  test('an event is safe when the first copy has it, and whole when the second has it', async () => {
    const { wait, go } = held()
    const { add } = db.events
    vi.spyOn(db.events, 'add').mockImplementation(((row: never) => wait.then(() => add.call(db.events, row))) as never)
    const first = recorder.write([events[0]!])
    expect(await first.safe).toBe('journal-only')
    const second = recorder.write([events[1]!])
    expect(await second.safe).toBe('journal-only')
    expect(inJournal()).toEqual(events.slice(0, 2))
    expect(await inDatabase()).toEqual([])
    go()
    expect(await Promise.all([first.whole, second.whole])).toEqual(['both', 'both'])
    expect(await inDatabase()).toEqual(events.slice(0, 2))
  })
  test('a copy that fails after the event was safe makes up for it', async () => {
    const { wait, go } = held()
    const { appendJournal } = desktop
    vi.spyOn(desktop, 'appendJournal').mockImplementationOnce(async () => {
      await wait
      return { ok: false, code: 'disk-full', message: 'The disk is full.' }
    })
    const first = recorder.write(events.slice(0, 2))
    expect(await first.safe).toBe('database-only')
    go()
    expect(await first.whole).toBe('database-only')
    desktop.appendJournal = appendJournal
    expect(await recorder.append(events.slice(2))).toBe('both')
    expect(inJournal()).toEqual(events)
  })
  test('what neither copy took is not made up for, and idle waits for both', async () => {
    desktop.fail = { code: 'disk-full', message: 'The disk is full.' }
    const broken = breakDatabase()
    await expect(recorder.write(events.slice(0, 2)).safe).rejects.toBeInstanceOf(SaveFailed)
    broken.mockRestore()
    desktop.fail = null
    const other = events.slice(0, 1)
    const { safe } = recorder.write(other)
    await recorder.idle()
    await safe
    expect(await inDatabase()).toEqual(other)
    expect(inJournal()).toEqual(other)
  })
  test('another window that is seen after an event was safe: nothing follows that event', async () => {
    await createRecorder(db, null, head.id, 0).append([{ ...events[0]!, at: 7 }])
    const { safe, whole } = recorder.write([events[0]!])
    expect(await safe).toBe('journal-only')
    await expect(whole).rejects.toBeInstanceOf(SecondWriter)
    await expect(recorder.write([events[1]!]).safe).rejects.toBeInstanceOf(SecondWriter)
    expect(inJournal()).toEqual(events.slice(0, 1))
  })
})

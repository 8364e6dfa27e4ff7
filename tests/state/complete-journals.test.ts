import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import { appendEvents, createAttempt, loadAttempt, setStatus } from '../../renderer/storage/attempts'
import { deleteAll, readArchive, replaceAll, writeArchive } from '../../renderer/storage/archive'
import { openDatabase, type Database } from '../../renderer/storage/database'
import { readJournal } from '../../renderer/storage/journal'
import { completeJournals, replaceJournals } from '../../renderer/state/complete-journals'
import { recover } from '../../renderer/state/recover'
import { finishExchange, replaceSecondCopies } from '../../renderer/state/second-copies'
import { openStatements } from '../../renderer/state/statements'
import { LINES_AT_ONCE, rewriteJournal } from '../../renderer/state/two-copies'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'

/* Every attempt has its journal, whatever was imported, restored or cut short. */

let count = 0
let db: Database
let desktop: FakeDesktop

beforeEach(async () => {
  db = await openDatabase(`complete-journals-${++count}`)
  desktop = aDesktop()
  await openStatements(db, desktop)
})

async function stored(id: string, { answers = 1, over = true } = {}): Promise<void> {
  const { head, content, session } = anAttempt({ id })
  const flags = Array.from({ length: answers }, (_, n) => ({ type: 'flag' as const, on: n % 2 === 0 }))
  const end = over ? [{ type: 'end' as const }] : []
  await createAttempt(db, head, content)
  await appendEvents(db, id, play(session, [...TO_FIRST_QUESTION, ...flags, ...end]).events)
  if (over) await setStatus(db, id, 'ended', null)
}

async function complete(id: string): Promise<boolean> {
  const [journal, inDatabase] = [readJournal(desktop.journals.get(id) ?? []), await loadAttempt(db, id)]
  return inDatabase !== null && JSON.stringify(journal) === JSON.stringify(inDatabase)
}

const archived = async () => {
  const reading = await readArchive(await writeArchive(db, 1))
  if (!reading.ok) throw new Error(reading.sentence)
  return reading.archive
}

test('exams that ended and have no journal get one, once; open ones are left to the start', async () => {
  await stored('one')
  await stored('two')
  await stored('open', { over: false })
  await completeJournals(db, desktop)
  expect([...desktop.journals.keys()].sort()).toEqual(['one', 'two'])
  expect([await complete('one'), await complete('two')]).toEqual([true, true])
  desktop.appendJournal = () => Promise.reject(new Error('nothing is written twice'))
  await completeJournals(db, desktop)
})

test('a long journal whose writing was cut short is gone on with', async () => {
  await stored('long', { answers: LINES_AT_ONCE + 20 })
  await rewriteJournal(db, desktop, 'long')
  desktop.journals.set('long', desktop.journals.get('long')!.slice(0, LINES_AT_ONCE))
  expect(await complete('long')).toBe(false)
  await completeJournals(db, desktop)
  expect(await complete('long')).toBe(true)
})

describe('after everything was replaced', () => {
  /** An archive with one exam that goes on differently since, one that is the same, and none of the newest. */
  async function replaced(): Promise<void> {
    await stored('same')
    await stored('longer', { over: false })
    const archive = await archived()
    const { session } = anAttempt({ id: 'longer' })
    const { events } = play(session, [...TO_FIRST_QUESTION, { type: 'flag', on: true }, { type: 'flag', on: false }])
    await appendEvents(db, 'longer', events.slice((await loadAttempt(db, 'longer'))!.events.length))
    await stored('newest')
    for (const id of ['same', 'longer', 'newest']) await rewriteJournal(db, desktop, id)
    await replaceAll(db, archive)
  }

  test('journals tell of it and of nothing else, those of exams that ended, too', async () => {
    await replaced()
    await replaceSecondCopies(db, desktop)
    expect([...desktop.journals.keys()].sort()).toEqual(['longer', 'same'])
    expect([await complete('same'), await complete('longer')]).toEqual([true, true])
  })

  test('the old ones stay until the new ones are written', async () => {
    await replaced()
    const { appendJournal } = desktop
    desktop.appendJournal = () => Promise.resolve({ ok: false, code: 'disk-full', message: 'The disk is full.' })
    await expect(replaceJournals(db, desktop)).rejects.toThrow('The disk is full.')
    expect([...desktop.journals.keys()]).toContain('newest')
    // Killed there: the next start brings nothing old back, and does the rest.
    await openStatements(db, desktop)
    await finishExchange(db, desktop)
    expect(await recover(db, desktop)).toMatchObject({ rebuilt: 0, completed: 0 })
    desktop.appendJournal = appendJournal
    await finishExchange(db, desktop)
    expect([...desktop.journals.keys()].sort()).toEqual(['longer', 'same'])
    expect(await complete('longer')).toBe(true)
    expect(await recover(db, desktop)).toMatchObject({ rebuilt: 0, completed: 0 })
  })

  test('a deletion that was cut short is brought to its end', async () => {
    await stored('one')
    await rewriteJournal(db, desktop, 'one')
    await deleteAll(db)
    await openStatements(db, desktop)
    await finishExchange(db, desktop)
    expect(desktop.journals.size).toBe(0)
    expect(await recover(db, desktop)).toMatchObject({ rebuilt: 0 })
    expect(await db.attempts.count()).toBe(0)
  })
})

import 'fake-indexeddb/auto'
import { beforeEach, expect, test } from 'vitest'
import { finishIntent } from '../../renderer/state/intent'
import { replaceAll, writeArchive, readArchive } from '../../renderer/storage/archive'
import { appendEvents, createAttempt } from '../../renderer/storage/attempts'
import { openDatabase, type Database } from '../../renderer/storage/database'
import { wasExchanged } from '../../renderer/storage/exchange'
import { readJournal } from '../../renderer/storage/journal'
import { saveNote } from '../../renderer/storage/notes'
import { loadSettings } from '../../renderer/storage/settings'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'

/* What was begun when the app died comes to its end at the next start, or is as if it had never been begun. */

let db: Database
let desktop: FakeDesktop
let runs = 0
const { head, content, session } = anAttempt()
const { events } = play(session, TO_FIRST_QUESTION)

beforeEach(async () => {
  db = await openDatabase(`intent-${(runs += 1)}`)
  desktop = aDesktop()
  await createAttempt(db, head, content)
  await appendEvents(db, head.id, events)
  await saveNote(db, { screen: 'CK-0001', text: 'A note.', bookmarked: false, dispute: null, at: 1 })
})

test('nothing was begun: nothing is done', async () => {
  for (const intent of [null, '', '{', '{"kind":"shrink"}', '{"kind":"delete"}', '7']) {
    desktop.intent = intent
    expect(await finishIntent(db, desktop)).toBeNull()
  }
  expect(await db.notes.count()).toBe(1)
  expect(await finishIntent(db, null)).toBeNull()
})

test('a deletion goes on, is not offered as a loss, and is told', async () => {
  desktop.intent = JSON.stringify({ kind: 'delete', backups: true })
  desktop.journals.set(head.id, ['x'])
  desktop.backups.set('b', { id: 'b', at: 1, bytes: 1, holds: null, text: '{}', damaged: false })
  desktop.setAside.set('a', 'Rows with answers.')
  desktop.reports = '12 notes were damaged.'
  expect(await finishIntent(db, desktop)).toEqual({ kind: 'finished', what: 'delete', done: true })
  expect([await db.attempts.count(), await db.notes.count(), desktop.journals.size, desktop.backups.size]).toEqual([
    0, 0, 0, 0,
  ])
  // What they said is in what was set aside, too.
  expect([desktop.setAside.size, desktop.reports]).toEqual([0, null])
  expect((await loadSettings(db)).emptiedOnPurpose).toBe(true)
  expect(desktop.intent).toBeNull()
})

test('a deletion that cannot go on now is tried again by the next start', async () => {
  desktop.intent = JSON.stringify({ kind: 'delete', backups: false })
  desktop.fail = { code: 'no-access', message: 'No.' }
  expect(await finishIntent(db, desktop)).toBeNull()
  expect(desktop.intent).not.toBeNull()
  desktop.fail = null
  expect(await finishIntent(db, desktop)).toMatchObject({ what: 'delete' })
})

test('an exchange that did not take place leaves everything as it was', async () => {
  desktop.intent = JSON.stringify({ kind: 'replace', token: 't' })
  desktop.journals.set('old', ['x'])
  expect(await finishIntent(db, desktop)).toEqual({ kind: 'finished', what: 'replace', done: false })
  expect([...desktop.journals.keys()]).toEqual(['old'])
  expect(await db.notes.count()).toBe(1)
})

test('an exchange that took place in the database gets its journals, and those of before go', async () => {
  const reading = await readArchive(await writeArchive(db, 1))
  if (!reading.ok) throw new Error(reading.sentence)
  await replaceAll(db, reading.archive, 't')
  expect([await wasExchanged(db, 't'), await wasExchanged(db, 'u')]).toEqual([true, false])
  desktop.intent = JSON.stringify({ kind: 'replace', token: 't' })
  desktop.journals.set('old', ['x'])
  expect(await finishIntent(db, desktop)).toEqual({ kind: 'finished', what: 'replace', done: true })
  expect([...desktop.journals.keys()]).toEqual([head.id])
  expect(readJournal(desktop.journals.get(head.id)!)!.events).toEqual(events)
  expect(await wasExchanged(db, 't')).toBe(false)
})

import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { deleteAll } from '../../renderer/storage/archive'
import { appendEvents, createAttempt, findAttempt } from '../../renderer/storage/attempts'
import { openDatabase, type Database } from '../../renderer/storage/database'
import { saveNote } from '../../renderer/storage/notes'
import { deleteEverything } from '../../renderer/state/archive'
import {
  backupNow,
  chooseBackup,
  loadBackups,
  lossFound,
  lossSettled,
  lostProgress,
  startBackups,
  useBackups,
} from '../../renderer/state/backups'
import { readBank } from '../../renderer/state/bank'
import { useExam } from '../../renderer/state/exam'
import { provideServices } from '../../renderer/state/services'
import { startSettings } from '../../renderer/state/settings'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aBank } from '../support/builders'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'

/* Backups are made when something has changed, say when they fail, and come back when they are needed. */

let db: Database
let desktop: FakeDesktop
let runs = 0
const bank = readBank(JSON.parse(JSON.stringify(aBank())))

beforeEach(async () => {
  db = await openDatabase(`backups-${(runs += 1)}`)
  desktop = aDesktop()
  let clock = 1_000_000
  desktop.now = () => (clock += 60_000)
  provideServices({ db, bank, desktop })
  await startSettings(db)
  useExam.setState({ session: null })
})

const { head, content, session } = anAttempt()
const { events } = play(session, [...TO_FIRST_QUESTION, { type: 'answer', answer: { kind: 'choice', option: 'a' } }])

async function anExam(id = head.id): Promise<void> {
  await createAttempt(db, { ...head, id }, content)
  await appendEvents(db, id, events)
}
const aNote = (text: string) => saveNote(db, { screen: 'CK-0001', text, bookmarked: false, dispute: null, at: 1 })

describe('a backup', () => {
  test('is made when something has changed since the last one, and only then', async () => {
    await backupNow('started')
    expect(desktop.backups.size).toBe(0)
    await anExam()
    await backupNow('started')
    await backupNow('while-changing')
    expect(desktop.backups.size).toBe(1)
    await aNote('One.')
    await backupNow('while-changing')
    await aNote('Two.')
    await backupNow('attempt-ended')
    await backupNow('while-changing')
    expect(desktop.backups.size).toBe(3)
    expect(useBackups.getState()).toMatchObject({
      problem: null,
      last: Math.max(...[...desktop.backups.values()].map(({ at }) => at)),
    })
  })
  test('is made again when the last one is gone', async () => {
    await anExam()
    await backupNow('started')
    desktop.backups.clear()
    await backupNow('started')
    expect(desktop.backups.size).toBe(1)
  })
  test('is made in any case when the candidate asks, and before anything is replaced', async () => {
    await anExam()
    for (const reason of ['asked', 'before-import', 'before-restore', 'before-delete'] as const) await backupNow(reason)
    expect(desktop.backups.size).toBe(4)
  })
  test('that fails says so until one succeeds', async () => {
    await anExam()
    desktop.fail = { code: 'disk-full', message: 'The disk is full.' }
    await expect(backupNow('started')).rejects.toThrow('The disk is full.')
    expect(useBackups.getState().problem).toBe('The last backup could not be written. The disk is full.')
    desktop.fail = null
    await loadBackups()
    expect(useBackups.getState().problem).toMatch(/could not be written/)
    await backupNow('started')
    expect(useBackups.getState().problem).toBeNull()
  })
  test('is not made in the browser edition', async () => {
    await anExam()
    provideServices({ db, bank, desktop: null })
    await backupNow('asked')
    await loadBackups()
    expect(await lostProgress()).toBeNull()
    await expect(chooseBackup('backup-1')).rejects.toThrow(/no backups/)
  })
})

describe('by themselves', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'setInterval'] }))
  afterEach(() => void vi.useRealTimers())
  const written = (count: number) => vi.waitFor(() => expect(desktop.backups.size).toBe(count))

  test('a minute after the start, every half hour while something changes, and after an exam; not during one', async () => {
    await anExam()
    startBackups()
    vi.advanceTimersByTime(59_000)
    expect(desktop.backups.size).toBe(0)
    vi.advanceTimersByTime(1_000)
    await written(1)
    await aNote('One.')
    vi.advanceTimersByTime(30 * 60_000)
    await written(2)

    useExam.setState({ session })
    await aNote('Two.')
    vi.advanceTimersByTime(30 * 60_000)
    await backupNow('before-import')
    await written(3)
    await aNote('Three.')
    useExam.setState({ session: null })
    vi.advanceTimersByTime(3_000)
    await written(4)
  })
})

describe('restoring', () => {
  test('brings back what was backed up, and backs up what is there first', async () => {
    await anExam('first')
    await backupNow('asked')
    await deleteAll(db)
    await anExam('second')
    const pending = await chooseBackup('backup-1')
    expect(pending.facts).toMatchObject({ exams: 1, answers: 1 })
    await pending.apply()
    expect([await findAttempt(db, 'first'), await findAttempt(db, 'second')]).toMatchObject([{ id: 'first' }, null])
    await (await chooseBackup('backup-2')).apply()
    expect([await findAttempt(db, 'first'), await findAttempt(db, 'second')]).toMatchObject([null, { id: 'second' }])
  })
  test('a damaged backup is refused with a sentence', async () => {
    await anExam()
    await backupNow('asked')
    desktop.backups.get('backup-1')!.damaged = true
    await expect(chooseBackup('backup-1')).rejects.toThrow(
      'This backup is damaged and cannot be restored. Choose another one.',
    )
  })
})

describe('lost progress', () => {
  test('is found when the database is empty although a backup has exams; the newest that can be read', async () => {
    await anExam('old')
    await backupNow('asked')
    await anExam('new')
    await backupNow('asked')
    await anExam('newest')
    await backupNow('asked')
    expect(await lostProgress()).toBeNull()
    desktop.backups.get('backup-3')!.damaged = true
    // As storage that comes back empty: the settings are gone, too.
    await deleteAll(db)
    await startSettings(db)
    expect(await lostProgress()).toMatchObject({ id: 'backup-2', facts: { exams: 2 } })
  })
  test('is none on a new computer', async () => {
    expect(await lostProgress()).toBeNull()
  })
  test('is none after everything was deleted on purpose, but again when storage is lost later', async () => {
    await anExam()
    await backupNow('asked')
    await deleteEverything({ backups: false })
    expect(await lostProgress()).toBeNull()
    await startSettings(db)
    expect(await lostProgress()).toBeNull()
    await deleteAll(db)
    await startSettings(db)
    expect(await lostProgress()).not.toBeNull()
  })
  test('is what the newest sound backup has and the storage has not, table by table, and joining it keeps what is newer', async () => {
    await anExam()
    await aNote('In the backup.')
    await saveNote(db, { screen: 'CK-0002', text: 'Old.', bookmarked: false, dispute: null, at: 5 })
    await backupNow('asked')
    await db.notes.delete('CK-0001')
    await saveNote(db, { screen: 'CK-0002', text: 'New.', bookmarked: false, dispute: null, at: 9 })
    await saveNote(db, { screen: 'CK-0003', text: 'Newer.', bookmarked: false, dispute: null, at: 9 })
    // Nothing was found lost, so nothing is offered: the candidate may have deleted it.
    expect(await lostProgress()).toBeNull()
    await lossFound()
    await startSettings(db)
    const lost = await lostProgress()
    expect(lost).toMatchObject({ kind: 'backup', empty: false, damagedNewer: 0 })
    const gains = lost?.kind === 'backup' ? lost.gains.filter(({ added, replaced }) => added + replaced > 0) : []
    expect(gains).toEqual([{ table: 'notes', added: 1, replaced: 0 }])
    await (await chooseBackup('backup-1')).merge()
    expect((await db.notes.toArray()).map((row) => (row as unknown as { text: string }).text)).toEqual([
      'In the backup.',
      'New.',
      'Newer.',
    ])
    await lossSettled()
    expect(await lostProgress()).toBeNull()
  })
  test('says when a newer backup is damaged, and when all are', async () => {
    await anExam()
    await backupNow('asked')
    await aNote('More.')
    await backupNow('asked')
    desktop.backups.get('backup-2')!.damaged = true
    await deleteAll(db)
    await startSettings(db)
    expect(await lostProgress()).toMatchObject({ kind: 'backup', id: 'backup-1', damagedNewer: 1, empty: true })
    desktop.backups.get('backup-1')!.damaged = true
    expect(await lostProgress()).toEqual({ kind: 'none', damaged: 2 })
  })
  test('one that was damaged since it was written does not stand for what it held', async () => {
    await anExam()
    await backupNow('started')
    desktop.backups.get('backup-1')!.damaged = true
    await backupNow('started')
    expect(desktop.backups.size).toBe(2)
    expect(desktop.backups.get('backup-2')!.holds).toMatchObject({ exams: 1, answers: 1 })
  })
  test('deleted with the backups, nothing is left to offer', async () => {
    await anExam()
    await backupNow('asked')
    await deleteEverything({ backups: true })
    expect(desktop.backups.size).toBe(0)
    expect(useBackups.getState()).toMatchObject({ list: [], last: null })
  })
})

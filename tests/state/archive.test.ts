import 'fake-indexeddb/auto'
import { beforeEach, describe, expect, test } from 'vitest'
import {
  appendEvents,
  createAttempt,
  findAttempt,
  loadAttempt,
  openAttemptIds,
  setStatus,
  writeBeat,
} from '../../renderer/storage/attempts'
import { openDatabase, type Database } from '../../renderer/storage/database'
import { KEPT_TABLES } from '../../renderer/storage/archive-format'
import { readJournal } from '../../renderer/storage/journal'
import { saveNote } from '../../renderer/storage/notes'
import { storedOutcomeIds } from '../../renderer/storage/outcomes'
import {
  ArchiveRefused,
  chooseImport,
  deleteEverything,
  exportEverything,
  storedFacts,
} from '../../renderer/state/archive'
import { readBank } from '../../renderer/state/bank'
import { useCards } from '../../renderer/state/cards'
import { useExam } from '../../renderer/state/exam'
import { completeOutcomes, ensureOutcomes, forgetOutcomes, useOutcomeState } from '../../renderer/state/outcomes'
import { recover } from '../../renderer/state/recover'
import { NOTHING_FOUND } from '../../renderer/state/recovery'
import { provideServices } from '../../renderer/state/services'
import { changeSetting, startSettings, useSettings } from '../../renderer/state/settings'
import { anAttempt, play, TO_FIRST_QUESTION } from '../support/attempts'
import { aBank } from '../support/builders'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'

/* Export, import and deletion as the settings screen asks for them. */

let db: Database
let desktop: FakeDesktop
let runs = 0
const bank = readBank(JSON.parse(JSON.stringify(aBank())))

beforeEach(async () => {
  db = await openDatabase(`state-archive-${(runs += 1)}`)
  desktop = aDesktop()
  provideServices({ db, bank, desktop })
  await startSettings(db)
  forgetOutcomes()
  useExam.setState({ session: null })
})

/** One ended attempt with a miss, one open one, a note and a setting. */
async function someProgress(): Promise<void> {
  for (const id of ['ended', 'open']) {
    const { head, content, session } = anAttempt({ id })
    const commands = [
      ...TO_FIRST_QUESTION,
      { type: 'answer', answer: { kind: 'choice', option: 'a' } } as const,
      { type: 'next' } as const,
    ]
    const { events } = play(session, id === 'ended' ? [...commands, { type: 'end' }] : commands)
    await createAttempt(db, head, content)
    await appendEvents(db, id, events)
    if (id === 'ended')
      await setStatus(db, id, 'ended', {
        exam: { endedAt: 5_000, scaled: null, passed: null, used: 4_000, answering: { answered: 1, questions: 15 } },
      })
    else await writeBeat(db, { attemptId: id, seq: events.length, used: 4_321, at: 5_000 })
  }
  await saveNote(db, { screen: 'CK-0001', text: 'Seventh character.', bookmarked: true, dispute: null, at: 9 })
  await changeSetting('candidate', 'Ada')
  await recover(db, desktop)
  await completeOutcomes()
}

/** All kept rows but what is only about backups. */
async function kept(): Promise<unknown> {
  const rows = await Promise.all(KEPT_TABLES.map(async (name) => [name, await db.table(name).toArray()] as const))
  return rows.map(([name, list]) => [
    name,
    list.filter((row: { key?: string }) => row.key !== 'lastBackup' && row.key !== 'emptiedOnPurpose'),
  ])
}

async function chosen(text: string) {
  desktop.opens = { name: 'mine.json', text }
  return (await chooseImport())!
}

describe('export and import', () => {
  test('what was exported, deleted and imported is what was there, on the screen too', async () => {
    await someProgress()
    const before = await kept()
    const exported = (await exportEverything())!
    expect(exported).toMatchObject({
      name: expect.stringMatching(/^ccs-progress-\d{4}-\d\d-\d\d\.json$/),
      facts: { exams: 2, practice: 0, answers: 2, notes: 1 },
    })
    const text = desktop.saved[0]!.text

    await deleteEverything({ backups: true })
    expect(useSettings.getState().candidate).toBe('')
    expect(useCards.getState().cards?.size).toBe(0)
    await ensureOutcomes()
    expect(useOutcomeState.getState().byAttempt?.size).toBe(0)
    expect(desktop.journals.size).toBe(0)

    const pending = await chosen(text)
    expect(pending).toMatchObject({ name: 'mine.json', damaged: [], facts: exported.facts })
    await pending.apply()
    await completeOutcomes()
    expect(await kept()).toEqual(before)
    expect(useSettings.getState().candidate).toBe('Ada')
    expect(useCards.getState().cards?.size).toBeGreaterThan(0)
    expect(await storedOutcomeIds(db)).toEqual(['ended'])
  })
  test('what is stored is counted as in its export', async () => {
    await someProgress()
    const { bytes, createdAt, ...facts } = await storedFacts()
    expect([typeof bytes === 'number' || bytes === null, createdAt > 0]).toEqual([true, true])
    const { createdAt: _, ...exported } = (await exportEverything())!.facts
    expect(facts).toEqual(exported)
  })
  test('a dialog that is cancelled changes nothing', async () => {
    await someProgress()
    const before = await kept()
    desktop.cancelsSaving = true
    expect(await exportEverything()).toBeNull()
    expect(await chooseImport()).toBeNull()
    expect(await kept()).toEqual(before)
  })
  test('what cannot be imported is refused with a sentence', async () => {
    await expect(chosen('{"half": ')).rejects.toThrow(/cannot be read/)
    desktop.fail = { code: 'no-access', message: 'The file may not be read.' }
    for (const asked of [chooseImport, exportEverything])
      await expect(asked()).rejects.toEqual(new ArchiveRefused('The file may not be read.'))
  })
})

describe('journals', () => {
  test('after an import the next start neither brings old attempts back nor loses open ones', async () => {
    await someProgress()
    await exportEverything()
    const imported = await loadAttempt(db, 'open')
    const { head, content } = anAttempt({ id: 'later' })
    await createAttempt(db, head, content)
    await recover(db, desktop)
    expect([...desktop.journals.keys()]).toContain('later')

    await (await chosen(desktop.saved[0]!.text)).apply()
    expect([...desktop.journals.keys()].sort()).toEqual(['ended', 'open'])
    expect(readJournal(desktop.journals.get('open')!)).toEqual(imported)
    expect(await recover(db, desktop)).toEqual(NOTHING_FOUND)
    expect(await findAttempt(db, 'later')).toBeNull()
    expect(await openAttemptIds(db)).toEqual(['open'])
  })
  test('after a deletion the next start brings nothing back', async () => {
    await someProgress()
    await deleteEverything({ backups: false })
    expect(await recover(db, desktop)).toEqual(NOTHING_FOUND)
    expect(await openAttemptIds(db)).toEqual([])
  })
  test('a second copy that cannot be written is told, and written at the next start', async () => {
    await someProgress()
    await exportEverything()
    const pending = await chosen(desktop.saved[0]!.text)
    const { appendJournal } = desktop
    desktop.appendJournal = async () => ({ ok: false, code: 'disk-full', message: 'The disk is full.' })
    await expect(pending.apply()).rejects.toThrow(/its second copy could not be written.*disk is full/)
    desktop.appendJournal = appendJournal
    await recover(db, desktop)
    expect([...desktop.journals.keys()]).toEqual(['open'])
  })
})

describe('all or nothing', () => {
  test('no import without a backup of what is there', async () => {
    await someProgress()
    await exportEverything()
    const pending = await chosen(desktop.saved[0]!.text)
    await changeSetting('candidate', 'Grace')
    const [before, journals] = [await kept(), new Map(desktop.journals)]
    desktop.fail = { code: 'disk-full', message: 'The disk is full.' }
    await expect(pending.apply()).rejects.toThrow(/Nothing was changed.*The disk is full/)
    await expect(deleteEverything({ backups: false })).rejects.toThrow(/Nothing was changed/)
    await expect(deleteEverything({ backups: true })).rejects.toThrow(/nothing else was changed/)
    desktop.fail = null
    expect(await kept()).toEqual(before)
    expect(desktop.journals).toEqual(journals)
  })
  test('an import that fails in the database leaves everything, and open exams have their second copy again', async () => {
    await someProgress()
    await exportEverything()
    const pending = await chosen(desktop.saved[0]!.text)
    await changeSetting('candidate', 'Grace')
    const before = await kept()
    const refuse = (): never => {
      throw new Error('The disk is full.')
    }
    db.notes.hook('creating', refuse)
    await expect(pending.apply()).rejects.toThrow(/Everything is as it was before/)
    db.notes.hook('creating').unsubscribe(refuse)
    expect(await kept()).toEqual(before)
    expect([...desktop.journals.keys()]).toEqual(['open'])
    expect(useSettings.getState().candidate).toBe('Grace')
  })
  test('nothing while an exam is open in the room', async () => {
    await someProgress()
    await exportEverything()
    const pending = await chosen(desktop.saved[0]!.text)
    useExam.setState({ session: anAttempt().session })
    const sentence = /An exam is open/
    await expect(pending.apply()).rejects.toThrow(sentence)
    await expect(exportEverything()).rejects.toThrow(sentence)
    await expect(chooseImport()).rejects.toThrow(sentence)
    await expect(deleteEverything({ backups: true })).rejects.toThrow(sentence)
    expect(desktop.backups.size).toBe(0)
  })
})

test('the browser edition deletes and says so without a desktop', async () => {
  await someProgress()
  provideServices({ db, bank, desktop: null })
  await deleteEverything({ backups: false })
  expect(await openAttemptIds(db)).toEqual([])
})

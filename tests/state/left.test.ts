import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { interruptionText } from '../../renderer/engine/labels'
import { readBank } from '../../renderer/state/bank'
import {
  continueExam,
  dispatch,
  enterExam,
  leaveExam,
  leaveWithoutSaving,
  settle,
  useExam,
} from '../../renderer/state/exam'
import { recover } from '../../renderer/state/recover'
import { provideServices } from '../../renderer/state/services'
import { readArchive, writeArchive } from '../../renderer/storage/archive'
import { createAttempt, loadAttempt } from '../../renderer/storage/attempts'
import { Database } from '../../renderer/storage/database'
import { readJournal, writeLine } from '../../renderer/storage/journal'
import { anAttempt, TO_FIRST_QUESTION } from '../support/attempts'
import { aBank } from '../support/builders'
import { aDesktop, type FakeDesktop } from '../support/fake-desktop'

/* Why an exam stood still: the candidate saved and left, or the app went. Whatever happens to the app later. */

vi.mock('../../renderer/state/ticker', () => ({ startTicker: () => () => undefined }))

let db: Database
let desktop: FakeDesktop
let runs = 0
const { head, content } = anAttempt()

const use = (database: Database) =>
  provideServices({ db: database, bank: readBank(JSON.parse(JSON.stringify(aBank()))), desktop })
const fresh = async () => {
  const database = new Database(`left-${(runs += 1)}`)
  await database.open()
  return database
}

beforeEach(async () => {
  db = await fresh()
  desktop = aDesktop()
  use(db)
  await createAttempt(db, head, content)
  desktop.journals.set(head.id, [writeLine({ kind: 'head', head, content })])
  await enterExam(head.id)
  for (const command of TO_FIRST_QUESTION) await dispatch(command)
})

/** The window closes: what is open is written down, and nothing runs any more. */
async function quit(): Promise<void> {
  await settle()
  leaveWithoutSaving()
}

/** Comes back and goes on; what the report will say of it. */
async function causes(): Promise<string[]> {
  await enterExam(head.id)
  await continueExam()
  const found = useExam.getState().session!.interruptions.map((one) => one.cause)
  await leaveExam()
  return found
}

test('left, and come back', async () => {
  await leaveExam()
  expect(await causes()).toEqual(['left'])
  // And once more, of which the first stays as it was.
  expect(await causes()).toEqual(['left', 'left'])
})

test('closed with the exam open', async () => {
  await quit()
  expect(await causes()).toEqual(['closed'])
})

test('come back without going on, and closed then: it was left before', async () => {
  await leaveExam()
  await enterExam(head.id)
  await quit()
  expect(await causes()).toEqual(['left'])
})

test('left, gone on, and closed then', async () => {
  await leaveExam()
  await enterExam(head.id)
  await continueExam()
  await quit()
  expect(await causes()).toEqual(['left', 'closed'])
})

test('the journal alone says so too, and so does one that was written anew, and an archive', async () => {
  await leaveExam()
  const lines = desktop.journals.get(head.id)!
  expect(readJournal(lines)!.beat).toMatchObject({ left: true })
  const reading = await readArchive(await writeArchive(db, 1))
  expect(reading.ok && reading.damaged).toEqual([])
  desktop.journals.delete(head.id)
  await recover(db, desktop)
  expect(readJournal(desktop.journals.get(head.id)!)!.beat).toMatchObject({ left: true })
  const other = await fresh()
  await recover(other, desktop)
  expect((await loadAttempt(other, head.id))!.beat).toMatchObject({ left: true })
  use(other)
  expect(await causes()).toEqual(['left'])
})

test('in words', () => {
  expect(interruptionText('left', 'Nov 24', '1 s')).toBe('You left on Nov 24 and came back after 1 s')
  expect(interruptionText('closed', 'Nov 24', '1 s')).toBe('The app was closed on Nov 24 for 1 s')
  expect(interruptionText('clock-changed', 'Nov 24', '1 s')).toBe("The computer's clock was changed on Nov 24")
})

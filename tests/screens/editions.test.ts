import 'fake-indexeddb/auto'
import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { compile } from '../../question-bank/checks/compile'
import { BANK_FORMAT, type Bank } from '../../question-bank/schema/bank'
import { NO_ACCOMMODATIONS } from '../../renderer/engine/events'
import { replay } from '../../renderer/engine/session'
import { Confirmation } from '../../renderer/screens/exam/confirmation'
import { FormBooks } from '../../renderer/screens/report/form-books'
import { SetupScreen } from '../../renderer/screens/setup/setup-screen'
import { readBank } from '../../renderer/state/bank'
import { createExam } from '../../renderer/state/new-exam'
import { DEFAULT_PRESET } from '../../renderer/engine/exam-pace'
import { provideServices } from '../../renderer/state/services'
import { useSettings } from '../../renderer/state/settings'
import { loadAttempt } from '../../renderer/storage/attempts'
import { Database } from '../../renderer/storage/database'
import { bankSources } from '../support/real-bank'

/* Set-up, check-in, confirmation and report say one and the same of the code books, whatever the exam's date. */

// What the screens look for in a browser when they are loaded.
vi.hoisted(() => vi.stubGlobal('navigator', { platform: 'Linux x86_64' }))

// A page that is rendered to text shows the state a store began with; settings are to be the present ones.
vi.mock('../../renderer/state/settings', async (original) => {
  const real = await original<{ useSettings: typeof useSettings }>()
  const now = (select: (state: ReturnType<typeof real.useSettings.getState>) => unknown) =>
    select(real.useSettings.getState())
  return { ...real, useSettings: Object.assign(now, real.useSettings) }
})

const shipped = compile(bankSources())
// Each case assembles a whole form of the bank that ships.
vi.setConfig({ testTimeout: 30_000 })
let db: Database
let runs = 0

function provide(bank: Bank) {
  provideServices({ db, bank: readBank(JSON.parse(JSON.stringify(bank))), desktop: null })
}

beforeEach(async () => {
  // Only the date: fake timers would stop the database.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 10, 27, 23, 30) })
  db = new Database(`editions-${(runs += 1)}`)
  await db.open()
  provide(shipped)
})
afterEach(() => {
  vi.useRealTimers()
  useSettings.setState({ examDate: '' })
})

/** The paragraphs of the statement on a page. */
function statementOn(page: ReactElement): string[] {
  const note = /<div class="editions-note"[^>]*>(.*?)<\/div>/s.exec(renderToStaticMarkup(page))?.[1] ?? ''
  return [...note.matchAll(/<p[^>]*>(.*?)<\/p>/gs)].map(([, words]) => words!.replace(/<[^>]+>/g, ''))
}

/** The statement at the four places, for the date that is set. */
async function everywhere(): Promise<{ setup: string[]; checkIn: string[]; confirmation: string[]; report: string[] }> {
  const setup = statementOn(createElement(SetupScreen))
  const id = await createExam(DEFAULT_PRESET, 'pick', 'Jordan Example', NO_ACCOMMODATIONS)
  const { head, content, events } = (await loadAttempt(db, id))!
  const session = replay(head, content, events)
  expect(head.preset.checkIn).toBe(true)
  const without = { ...session, head: { ...head, preset: { ...head.preset, checkIn: false } } }
  return {
    setup,
    checkIn: statementOn(createElement(Confirmation, { session })),
    confirmation: statementOn(createElement(Confirmation, { session: without })),
    report: statementOn(createElement(FormBooks, { form: head.form })),
  }
}

const BOOKS_2026 = '2026 code books (ICD-10-CM/PCS FY 2026, CPT/HCPCS 2026)'
const FROM_2026 = (year: number) =>
  `Too few questions were verified for the ${year} code books, so they are drawn from those verified for the ${BOOKS_2026}: some codes and guidelines may differ.`
const OUTSIDE = 'is outside the days for which the code books are known here.'

test.each([
  [
    '2026-11-27',
    `Your exam on November 27, 2026 asks for the ${BOOKS_2026}. The questions were verified for these code books.`,
  ],
  [
    '2027-04-30',
    `Your exam on April 30, 2027 asks for the ${BOOKS_2026}. The questions were verified for these code books.`,
  ],
  [
    '2027-05-01',
    `Your exam on May 1, 2027 probably asks for the 2027 code books (ICD-10-CM/PCS FY 2027, CPT/HCPCS 2027). ${FROM_2026(2027)}`,
  ],
  [
    '2028-01-01',
    `Your exam on January 1, 2028 probably asks for the 2027 code books (ICD-10-CM/PCS FY 2027, CPT/HCPCS 2027). ${FROM_2026(2027)}`,
  ],
  ['2028-05-01', `Your exam on May 1, 2028 ${OUTSIDE} The questions were verified for the ${BOOKS_2026}.`],
  [
    '',
    `No exam date ahead. An exam on November 27, 2026 asks for the ${BOOKS_2026}. The questions were verified for these code books.`,
  ],
  [
    '2026-11-26',
    `No exam date ahead. An exam on November 27, 2026 asks for the ${BOOKS_2026}. The questions were verified for these code books.`,
  ],
  [
    '2025-05-01',
    `No exam date ahead. An exam on November 27, 2026 asks for the ${BOOKS_2026}. The questions were verified for these code books.`,
  ],
  [
    '2026-02-31',
    `No exam date ahead. An exam on November 27, 2026 asks for the ${BOOKS_2026}. The questions were verified for these code books.`,
  ],
  [
    'next May',
    `No exam date ahead. An exam on November 27, 2026 asks for the ${BOOKS_2026}. The questions were verified for these code books.`,
  ],
])('exam date %j: one statement at set-up, check-in, confirmation and report', async (examDate, says) => {
  useSettings.setState({ examDate })
  const { setup, ...after } = await everywhere()
  expect(setup[0]).toBe(says)
  expect(setup).toHaveLength(2)
  expect(setup[1]).toMatch(/Your candidate guide decides\.$/)
  expect(after).toEqual({ checkIn: setup, confirmation: setup, report: setup })
})

test.each([
  [
    '2026-04-30',
    `Your exam on April 30, 2026 asks for the 2025 code books (ICD-10-CM/PCS FY 2025, CPT/HCPCS 2025). ${FROM_2026(2025)}`,
  ],
  [
    '2025-05-01',
    `Your exam on May 1, 2025 asks for the 2025 code books (ICD-10-CM/PCS FY 2025, CPT/HCPCS 2025). ${FROM_2026(2025)}`,
  ],
  [
    '2026-05-01',
    `Your exam on May 1, 2026 asks for the ${BOOKS_2026}. The questions were verified for these code books.`,
  ],
  ['2025-04-30', `Your exam on April 30, 2025 ${OUTSIDE} The questions were verified for the ${BOOKS_2026}.`],
])('on the day of an exam on %s the same is said everywhere of its books', async (examDate, says) => {
  vi.setSystemTime(new Date(`${examDate}T08:00`))
  useSettings.setState({ examDate })
  const { setup, ...after } = await everywhere()
  expect(setup[0]).toBe(says)
  expect(after).toEqual({ checkIn: setup, confirmation: setup, report: setup })
})

test('a date that has passed since is no change of the date to draw for', async () => {
  useSettings.setState({ examDate: '2026-11-27' })
  const id = await createExam(DEFAULT_PRESET, 'pick', '', NO_ACCOMMODATIONS)
  const { head, content, events } = (await loadAttempt(db, id))!
  useSettings.setState({ examDate: '2026-11-20' })
  expect(statementOn(createElement(Confirmation, { session: replay(head, content, events) }))).toHaveLength(2)
})

test('the source and the day it was looked up are told, and what is inferred is called so', async () => {
  useSettings.setState({ examDate: '2026-11-27' })
  expect((await everywhere()).report[1]).toMatch(/^Source: .*AHIMA.*; verified on November 27, 2026\./)
  useSettings.setState({ examDate: '2027-05-01' })
  expect((await everywhere()).report[1]).toMatch(/^This is an inference from .*; as of November 27, 2026\./)
})

test('where not every question holds, set-up alone adds how many stay out', async () => {
  const some = new Set(shipped.items.slice(0, 3).map((one) => one.id))
  provide({
    ...shipped,
    format: BANK_FORMAT,
    items: shipped.items.map((one) => (some.has(one.id) ? { ...one, editions: [2025] } : one)),
  })
  useSettings.setState({ examDate: '2026-11-27' })
  const { setup, checkIn } = await everywhere()
  expect(setup[1]).toBe('3 questions of the bank stay out: they are for other code books.')
  expect([setup[0], setup[2]]).toEqual(checkIn)
})

test('a date that is changed after the form was drawn is said at check-in and confirmation, and the form stays what it is', async () => {
  useSettings.setState({ examDate: '2026-11-27' })
  const id = await createExam(DEFAULT_PRESET, 'pick', '', NO_ACCOMMODATIONS)
  const { head, content, events } = (await loadAttempt(db, id))!
  useSettings.setState({ examDate: '2027-05-01' })
  const [books, change] = statementOn(createElement(Confirmation, { session: replay(head, content, events) }))
  expect(books).toContain('Your exam on November 27, 2026 asks for the 2026 code books')
  expect(change).toMatch(/since set your exam date to May 1, 2027\. .* set up the exam again\.$/)
  expect(statementOn(createElement(FormBooks, { form: head.form }))).toHaveLength(2)
})

test('an attempt of before says that this was not kept, and claims nothing', async () => {
  const id = await createExam(DEFAULT_PRESET, 'pick', '', NO_ACCOMMODATIONS)
  const { head } = (await loadAttempt(db, id))!
  const { editions: _editions, ...form } = head.form
  expect(statementOn(createElement(FormBooks, { form }))[0]).toContain('was not kept')
})

import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { compile } from '../../../question-bank/checks/compile'
import { readBank } from '../../../renderer/state/bank'
import {
  codeAt,
  drillPools,
  endRound,
  leaveRound,
  nextDrill,
  resumeRound,
  startRound,
  storeDrills,
  takeAnswer,
  useDrilling,
  usualBooks,
} from '../../../renderer/state/books/drills'
import { provideServices } from '../../../renderer/state/services'
import { openDatabase, type Database } from '../../../renderer/storage/database'
import { loadDrillRounds } from '../../../renderer/storage/drill-rounds'
import { drillRoundOf, statement } from '../../support/drills'
import { bankSources } from '../../support/real-bank'

/* The round that is under way, on a database: what is done is stored at once, and a round that was left goes on. */

let tick: () => void = () => undefined
vi.mock('../../../renderer/state/ticker', () => ({
  startTicker: (onTick: () => void) => {
    tick = onTick
    return () => undefined
  },
}))

let db: Database
let count = 0
let mono = 0
const bank = readBank(compile(bankSources()))
const pool = ['A00', 'B00', 'C00'].map((code) => statement(code))
const stored = async () => (await loadDrillRounds(db))[0]!
/** So many seconds pass, a tick each. */
const pass = (seconds: number) => {
  for (let at = 0; at < seconds; at++) {
    mono += 1_000
    tick()
  }
}
const right = () => {
  const { round } = useDrilling.getState()
  return round!.statements[round!.results.length]!.codes[0]!
}

beforeEach(async () => {
  db = await openDatabase(`drills-${++count}`)
  provideServices({ db, bank, desktop: null })
  vi.spyOn(performance, 'now').mockImplementation(() => mono)
})
afterEach(() => {
  leaveRound()
  vi.restoreAllMocks()
  db.close()
})

test('a round from its first statement to its end, stored after every drill', async () => {
  await startRound('both', 'own', pool)
  expect(useDrilling.getState()).toMatchObject({ stage: 'ask', reader: null, seconds: 0 })
  for (const [at, seconds] of [4, 2, 3].entries()) {
    pass(seconds)
    expect(useDrilling.getState().seconds).toBe(seconds)
    takeAnswer(at === 1 ? 'Z00' : right())
    await storeDrills()
    expect((await stored()).results).toHaveLength(at + 1)
    expect(useDrilling.getState().stage).toBe('told')
    // What was answered is answered.
    takeAnswer('X')
    nextDrill()
  }
  expect(useDrilling.getState().stage).toBe('end')
  expect((await stored()).results.map((one) => [one.right, one.time])).toEqual([
    [true, 4_000],
    [false, 2_000],
    [true, 3_000],
  ])
})

test('time in which the computer slept does not count', async () => {
  await startRound('both', 'own', pool)
  pass(3)
  mono += 3_600_000
  tick()
  pass(1)
  takeAnswer(right())
  await storeDrills()
  expect((await stored()).results[0]!.time).toBe(4_000)
})

test('a round that was left goes on at its statement, whose time is not compared any more', async () => {
  await startRound('both', 'own', pool)
  takeAnswer(right())
  nextDrill()
  await storeDrills()
  leaveRound()
  expect(useDrilling.getState().round).toBeNull()
  const left = await stored()
  await resumeRound(left)
  takeAnswer(right())
  nextDrill()
  takeAnswer(right())
  await storeDrills()
  expect((await stored()).results.map(({ again }) => again ?? false)).toEqual([false, true, false])
})

test('ended early, a round is over and keeps what was done', async () => {
  await startRound('both', 'own', pool)
  takeAnswer(right())
  endRound(useDrilling.getState().round!)
  await storeDrills()
  expect(await stored()).toMatchObject({ ended: true, results: [{ right: true }] })
  expect(useDrilling.getState().stage).toBe('end')
})

test('a drill that cannot be stored says so, stays, and is stored with the next', async () => {
  await startRound('both', 'own', pool)
  await storeDrills()
  const put = vi.spyOn(db.drillRounds, 'put').mockRejectedValue(new DOMException('full', 'QuotaExceededError'))
  takeAnswer(right())
  await storeDrills()
  expect(useDrilling.getState().problem).toMatch(/^This round could not be saved\..*What you did is still here/)
  expect((await stored()).results).toHaveLength(0)
  put.mockRestore()
  nextDrill()
  await storeDrills()
  expect(useDrilling.getState().problem).toBeNull()
  expect((await stored()).results).toHaveLength(1)
})

test('the pages that are opened are the way to the code', async () => {
  await startRound('both', 'book', pool)
  const { reader } = useDrilling.getState()
  reader!.go({ book: 'index', at: 'Cholera' })
  reader!.go({ book: 'tabular', at: 'A00' })
  takeAnswer('A00')
  // What is read after the answer is no part of it.
  reader!.go({ book: 'tabular', at: 'A01' })
  await storeDrills()
  expect((await stored()).results[0]!.path).toEqual([
    { book: 'index', at: 'Cholera' },
    { book: 'tabular', at: 'A00' },
  ])
  nextDrill()
  expect(useDrilling.getState().reader).not.toBe(reader)
})

test('with own books everything can be asked, and what was missed has a set of its own once there is any', async () => {
  const all = await drillPools('own', [])
  expect([...all.keys()]).toEqual(['both', 'diagnosis', 'procedure'])
  expect(all.get('both')!.length).toBe(all.get('diagnosis')!.length + all.get('procedure')!.length)
  const missed = drillRoundOf(1, { results: [{ given: '', right: false, time: 1, path: [] }] })
  expect((await drillPools('own', [missed])).get('missed')).toEqual(missed.statements)
})

test('the books of the last round are those of the next, where there are any', () => {
  expect(usualBooks([], true)).toBe('book')
  expect(usualBooks([drillRoundOf(1, { books: 'search' })], true)).toBe('search')
  expect(usualBooks([drillRoundOf(1, { books: 'search' })], false)).toBe('own')
})

test.each([
  ['tabular', 'S72.001A', 'S72.001A'],
  ['tabular', 'S72', 'S72'],
  ['tabular', 'S70-S79', null],
  ['tabular', '19', null],
  ['pcs-tables', '0SR904A', '0SR904A'],
  ['pcs-tables', '0SR9??A', null],
  ['pcs-tables', '0SR', null],
  ['pcs-index', 'Replacement', null],
  ['hcpcs', 'J0131', 'J0131'],
  ['hcpcs', 'J', null],
  ['index', 'A00', null],
] as const)('of the page %s %s the code is %s', (book, at, code) => {
  expect(codeAt({ book, at })).toBe(code)
})

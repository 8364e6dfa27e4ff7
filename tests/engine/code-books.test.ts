import { describe, expect, test } from 'vitest'
import { bankEditions } from '../../question-bank/schema/editions'
import { booksFor, booksOf, booksText, isDay, longDay } from '../../renderer/engine/code-books'
import { bankSources } from '../support/real-bank'

/* The table that ships, and what it says of a day. */

const { exams } = bankSources().editions!.value

test.each([
  ['2025-04-30', null, null],
  ['2025-05-01', 2025, false],
  ['2025-10-01', 2025, false],
  ['2026-01-01', 2025, false],
  ['2026-04-30', 2025, false],
  ['2026-05-01', 2026, false],
  ['2026-09-30', 2026, false],
  ['2026-10-01', 2026, false],
  ['2026-11-27', 2026, false],
  ['2027-01-01', 2026, false],
  ['2027-04-30', 2026, false],
  ['2027-05-01', 2027, true],
  ['2028-01-01', 2027, true],
  ['2028-02-29', 2027, true],
  ['2028-04-30', 2027, true],
  ['2028-05-01', null, null],
  ['2099-12-31', null, null],
])('an exam on %s asks for the books of %s, inferred: %s', (day, year, inferred) => {
  const row = booksFor(day, exams)
  expect([row?.year ?? null, row?.inferred ?? null]).toEqual([year, inferred])
})

test('the table says where it is from, and every day of it belongs to one row', () => {
  for (const [index, row] of exams.entries()) {
    expect(row.source).not.toBe('')
    expect(row.inferred || row.url !== undefined).toBe(true)
    const next = exams[index + 1]
    if (next) expect(Date.parse(next.from) - Date.parse(row.through)).toBe(86_400_000)
  }
})

test.each([
  '',
  '2026-1-1',
  '2026-13-01',
  '2026-00-10',
  '2026-09-31',
  '2026-02-31',
  '2027-02-29',
  '2100-02-01',
  '1999-12-31',
  '0002-10-01',
  '2026-10-01T00:00',
  'today',
])('%j is no day that can be asked about', (day) => {
  expect(isDay(day)).toBe(false)
  expect(booksFor(day, exams)).toBeNull()
})

test('books and days in words, with no time zone in between', () => {
  expect(booksText({ year: 2026, icd10: 2026, cpt: 2026 })).toBe(
    '2026 code books (ICD-10-CM/PCS FY 2026, CPT/HCPCS 2026)',
  )
  expect(booksText({ year: 2027, icd10: 2027, cpt: 2026 })).toBe(
    '2027 code books (ICD-10-CM/PCS FY 2027, CPT/HCPCS 2026)',
  )
  expect(longDay('2026-05-01')).toBe('May 1, 2026')
  expect(longDay('2026-12-31')).toBe('December 31, 2026')
  expect(longDay('soon')).toBe('soon')
  expect(booksOf(2026, exams)).toEqual({ year: 2026, icd10: 2026, cpt: 2026 })
  expect(booksOf(2031, exams)).toEqual({ year: 2031, icd10: 2031, cpt: 2031 })
})

describe('a table is refused', () => {
  const row = (from: string, through: string, year: number, over: object = {}) => ({
    from,
    through,
    year,
    icd10: year,
    cpt: year,
    source: 'a guide',
    verified: '2026-11-27',
    ...over,
  })
  const first = row('2025-05-01', '2026-04-30', 2025)
  const second = row('2026-05-01', '2027-04-30', 2026)
  const refusal = (rows: object[], verified: unknown = [2026]) =>
    bankEditions.safeParse({ verified, exams: rows }).error?.issues.map((one) => `${one.path.join('.')} ${one.message}`)

  test('not when it is sound, also with days between rows', () => {
    expect(refusal([first, second])).toBeUndefined()
    expect(refusal([first, row('2026-06-01', '2027-04-30', 2026)])).toBeUndefined()
    expect(refusal([])).toBeUndefined()
  })

  test.each<[string, object[], string]>([
    ['out of order', [second, first], 'exams.1.from is earlier than in the row before'],
    ['the same day twice', [first, row('2025-05-01', '2027-04-30', 2026)], 'exams.1.from is 2025-05-01 again'],
    [
      'a day in two rows',
      [first, row('2026-04-30', '2027-04-30', 2026)],
      'exams.1.from is 2026-04-30, and the row before goes on through 2026-04-30',
    ],
    ['older books later', [first, row('2026-05-01', '2027-04-30', 2024)], 'exams.1.from belongs to older books'],
    ['an end before the start', [row('2026-05-01', '2026-04-30', 2026)], 'exams.0.through is before "from"'],
    ['no day of the calendar', [row('2026-02-30', '2026-04-30', 2026)], 'exams.0.from is not a day of the calendar'],
    ['a month that is none', [row('2026-05-01', '2026-13-01', 2026)], 'exams.0.through is not a day of the calendar'],
    ['another address than https', [{ ...first, url: 'javascript:alert(1)' }], 'exams.0.url'],
  ])('%s', (_what, rows, says) => {
    expect(refusal(rows)?.join('\n')).toContain(says)
  })

  test.each([[[2027, 2026]], [[2026, 2026]], [[]], [['2026']]])('verified %j', (verified) =>
    expect(refusal([first], verified)?.join('\n')).toContain('verified'),
  )
})

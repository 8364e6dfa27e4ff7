import { expect, test } from 'vitest'
import { editionsOn, fiscalYearOf, fiscalYearSpan } from '../../renderer/engine/code-books'

test.each([
  ['2026-09-30', 2026, 2026],
  ['2026-10-01', 2027, 2026],
  ['2026-12-31', 2027, 2026],
  ['2027-01-01', 2027, 2027],
  ['2025-10-01', 2026, 2025],
  ['2028-02-29', 2028, 2028],
])('on %s the fiscal year is %i and the calendar year %i', (day, fiscalYear, calendarYear) => {
  expect(editionsOn(day)).toEqual({ fiscalYear, calendarYear })
})

test.each([
  '',
  '2026-1-1',
  '2026-13-01',
  '2026-00-10',
  '2026-09-31',
  '2027-02-29',
  '2100-02-01',
  '1999-12-31',
  '0002-10-01',
  '2026-10-01T00:00',
  'today',
])('%j is no day that can be asked about', (day) => expect(editionsOn(day)).toBeNull())

test('a fiscal year runs from October of the year before to September', () => {
  expect(fiscalYearSpan(2026)).toBe('October 1, 2025 to September 30, 2026')
  const [first, last] = ['2025-10-01', '2026-09-30'].map((day) => editionsOn(day)!.fiscalYear)
  expect([first, last]).toEqual([2026, 2026])
})

test.each([
  ['FY2026', 2026],
  ['ICD-10 FY 2027, CPT 2027', 2027],
  ['CPT 2026', null],
])('code sets %j are of fiscal year %s', (codeSets, year) => expect(fiscalYearOf(codeSets)).toBe(year))

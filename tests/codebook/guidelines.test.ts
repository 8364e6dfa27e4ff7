import 'fake-indexeddb/auto'
import { afterEach, expect, it } from 'vitest'
import { given } from '../support/code-set-files'
import { freshBooks, saidBy } from '../support/code-book'
import { smallPdf } from '../support/small-pdf'

const GUIDELINES = smallPdf([
  ['ICD-10-CM Official Guidelines for Coding and Reporting', 16],
  ['FY 2026', 12],
  ['Section I. Conventions ........ 1', 12],
  ['Section I. Conventions, general coding guidelines and', 16],
  ['chapter specific guidelines', 16],
  ['A. Conventions for the ICD-10-CM', 14],
  ['The conventions are the general rules.', 12],
  ['1. The Alphabetic Index and Tabular List', 13],
  ['See code A00.0 and category', 12],
  ['S72.-, as well as B99.', 12],
  ['7. years of age is no heading', 12],
  ['2. Format and Structure', 13],
  ['Words of the second.', 12],
  ['Section II. Selection of Principal Diagnosis', 16],
  ['Circumstances of inpatient admission govern it.', 12],
])

const iterator = Symbol.asyncIterator as unknown as keyof ReadableStream
const kept = Object.getOwnPropertyDescriptor(ReadableStream.prototype, iterator)
afterEach(() => {
  Object.defineProperty(ReadableStream.prototype, iterator, kept!)
})

it.each([
  ['a new Chromium', () => undefined],
  // Streams could not be walked with `for await` before Chromium 124.
  [
    'the oldest Chromium',
    () => delete (ReadableStream.prototype as Partial<Record<typeof iterator, unknown>>)[iterator],
  ],
])('reads the guidelines as sections, on %s', async (_, prepare) => {
  prepare()
  const books = await freshBooks()
  const result = await books.add(given('guidelines.pdf', GUIDELINES))
  expect(saidBy(result).join()).toMatch(/^added ICD-10-CM FY2026, October 1, 2025/)
  const { calls } = await books.desk()
  const tree = (await calls.guidelineTree('cm-2025-10-01', 'cm-guidelines'))!
  expect(tree.map(({ key, title }) => `${key} ${title}`)).toEqual([
    'I Conventions, general coding guidelines and chapter specific guidelines',
    'I.A Conventions for the ICD-10-CM',
    'I.A.1 The Alphabetic Index and Tabular List',
    'I.A.2 Format and Structure',
    'II Selection of Principal Diagnosis',
  ])
  const section = (await calls.guidelineSection('cm-2025-10-01', 'cm-guidelines', 'I.A.1'))!
  expect(section.path.map(({ key }) => key)).toEqual(['I', 'I.A'])
  expect(section.paragraphs.flat().flatMap(({ code }) => code?.shown ?? [])).toEqual(['A00.0', 'S72.-', 'B99'])
  // A section that is cited and not there leads to the one around it.
  expect((await calls.guidelineSection('cm-2025-10-01', 'cm-guidelines', 'I.A.2.(b)'))!.key).toBe('I.A.2')
  expect(await calls.guidelineSearch('cm-2025-10-01', 'cm-guidelines', 'PRINCIPAL diag')).toEqual([
    {
      key: 'II',
      title: 'Selection of Principal Diagnosis',
      before: 'Selection of ',
      hit: 'Principal Diag',
      after: 'nosis',
    },
  ])
})

it('refuses a PDF that is no guideline', async () => {
  const books = await freshBooks()
  const result = await books.add(given('a.pdf', smallPdf([['A letter of 2026', 12]])))
  expect(saidBy(result).join()).toMatch(/not the Official Guidelines/)
})

import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { citedPlace, codesIn, placeOfCode } from '../../../renderer/engine/books/citation'

describe('a citation as a place', () => {
  it.each([
    ['ICD-10-CM Guidelines FY2026, Section I.C.1.d.4', 'guidelines', 'I.C.1.d.4', 2026],
    ['ICD-10-CM Guidelines FY2025, Section IV.H', 'guidelines', 'IV.H', 2025],
    ['ICD-10-CM Guidelines FY2026, Section II', 'guidelines', 'II', 2026],
    ['ICD-10-CM Guidelines FY2026, Section I.C.1.d.1.a.iii', 'guidelines', 'I.C.1.d.1.a.iii', 2026],
    ['ICD-10-CM Guidelines FY2026, Appendix I, Assigning the POA Indicator', 'guidelines', 'Appendix I', 2026],
    ['ICD-10-PCS Guidelines FY2026, B3.6c', 'pcs-guidelines', 'B3.6c', 2026],
    ['ICD-10-PCS Guidelines FY2026, A11', 'pcs-guidelines', 'A11', 2026],
    ['ICD-10-CM FY2026, Tabular List, category O99, use additional code note', 'tabular', 'O99', 2026],
    ['ICD-10-CM FY2026, Tabular List, code K91.89', 'tabular', 'K91.89', 2026],
    ['ICD-10-PCS FY2026, Table 0BH', 'pcs-tables', '0BH', 2026],
    ['ICD-10-CM FY2026, Alphabetic Index, Complication, insulin pump, mechanical', 'index', 'Complication', 2026],
    [
      'ICD-10-PCS FY2026, Index, Induction of labor, artificial rupture of membranes',
      'pcs-index',
      'Induction of labor',
      2026,
    ],
  ] as const)('%s', (citation, book, at, year) => {
    expect(citedPlace(citation)).toEqual({ place: { book, at }, year })
  })

  it.each([
    'CMS Medicare Claims Processing Manual, Chapter 4, Section 20.6.4',
    'CPT 2026, Surgery, Musculoskeletal System Guidelines',
    'ICD-10-PCS FY2026, Body Part Key',
    '42 CFR 412.3(a)',
    'ICD-10-CM Guidelines FY2026, Section V',
    'UHDDS, 50 FR 31038 (July 31, 1985)',
  ])('none: %s', (citation) => expect(citedPlace(citation)).toBeNull())

  it('knows every guideline, table and category that the bank cites', () => {
    const citations = new Set(allStrings(path.resolve(__dirname, '../../../question-bank')).filter(isOfTheBooks))
    expect(citations.size).toBeGreaterThan(100)
    const unknown = [...citations].filter((one) => citedPlace(one) === null)
    // A part of a book that has no place of its own here, and a section without a number.
    expect(unknown.filter((one) => !/Body Part Key|Definitions,|Selection of Principal Procedure/.test(one))).toEqual(
      [],
    )
  })
})

const isOfTheBooks = (text: string) => /^ICD-10-(CM|PCS) (Guidelines )?FY ?20\d\d, /.test(text)

function allStrings(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const file = path.join(folder, name)
    if (statSync(file).isDirectory()) return allStrings(file)
    return name.endsWith('.yaml') ? strings(parse(readFileSync(file, 'utf8'))) : []
  })
}

const strings = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(strings)
      : []

describe('codes in a text', () => {
  const named = (text: string) =>
    codesIn(text).flatMap(({ text: code, place }) => (place ? [`${place.book} ${code}`] : []))

  it('finds codes of the three books, and gives the text back whole', () => {
    const text =
      'D59.31 comes first, then B96.20. Not 0SR904A but 0DTJ4ZZ; G0378 x 12, and (T84.02-), S72.0 or I5A, categories T07 to T14.'
    expect(named(text)).toEqual([
      'tabular D59.31',
      'tabular B96.20',
      'pcs-tables 0SR904A',
      'pcs-tables 0DTJ4ZZ',
      'hcpcs G0378',
      'tabular T84.02-',
      'tabular S72.0',
      'tabular I5A',
      'tabular T07',
      'tabular T14',
    ])
    expect(
      codesIn(text)
        .map((one) => one.text)
        .join(''),
    ).toBe(text)
  })

  it('takes three characters for a code where there is nothing else', () => {
    expect(named('I10')).toEqual(['tabular I10'])
    expect(named('I10, E11.9; N10')).toEqual(['tabular I10', 'tabular E11.9', 'tabular N10'])
    expect(named('I10 (hypertension)')).toEqual([])
  })

  it.each([
    '45385 and 99213',
    'PATIENT A-1174',
    'Section I.C.1.d.4',
    'FY2026',
    'CPT 0075T',
    'ECZEMAS',
    '1.5 mg',
    'x1234567',
    'vitamin B12',
    'a fracture of T12 and L4',
  ])('takes nothing else for one: %s', (text) => expect(named(text)).toEqual([]))

  it('cuts the dash of a code that goes on, and keeps an empty text', () => {
    expect(placeOfCode('S72.-')).toEqual({ book: 'tabular', at: 'S72' })
    expect(placeOfCode('S72.0-')).toEqual({ book: 'tabular', at: 'S72.0' })
    expect(codesIn('')).toEqual([{ text: '', place: null }])
  })
})

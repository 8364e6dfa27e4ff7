import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { changedNear, parseAddenda, readAddenda } from '../../question-bank/checks/code-addenda'
import { hasSection, parseGuidelines } from '../../question-bank/checks/guideline-sections'
import { readCodeSets, statusOf } from '../../question-bank/checks/official-codes'
import { sectionOf, CITATION_SOURCES } from '../../question-bank/checks/rules/citation-sources'
import { tokensIn, tokensOfOption } from '../../question-bank/checks/rules/code-tokens'
import { CM_ROWS, PCS_ROWS, orderText, zipOf } from '../support/code-set-files'

const folder = mkdtempSync(path.join(tmpdir(), 'codes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('addenda give every code they touch, and what they touch near a code', () => {
  const text =
    'Add:         C7831   Larynx\r\nDelete:      Z681    BMI\nRevise from: L02232  Carbuncle\nRevise to:   L02232  Carbuncle, too\nNo change: I10 Hypertension\n'
  expect([...parseAddenda(text)]).toEqual(['C7831', 'Z681', 'L02232'])
  const file = path.join(folder, 'icd10cm-codes-addenda-2027.txt')
  writeFileSync(file, text)
  const addenda = readAddenda(file)
  expect(addenda.year).toBe(2027)
  expect(changedNear(addenda, 'Z68.41')).toEqual(['Z681'])
  expect(changedNear(addenda, 'I10')).toEqual([])
  writeFileSync(file, 'nothing of the kind')
  expect(() => readAddenda(file)).toThrow('holds no line such as')
  expect(() => readAddenda(path.join(folder, 'addenda.txt'))).toThrow('has no year in its name')
})

test('order files are read in any packing, under any name, of the year that is asked for', async () => {
  const there = mkdtempSync(path.join(folder, 'codes-'))
  const write = (name: string, body: string | Uint8Array) => writeFileSync(path.join(there, name), body)
  await expect(readCodeSets(there, 2026)).rejects.toThrow('holds no ICD-10-CM order file of FY2026')
  write('a.zip', zipOf({ 'inner folder/order 2026.txt': orderText(CM_ROWS) }))
  write('cm_2025.txt', orderText(CM_ROWS.slice(0, 3)))
  await expect(readCodeSets(there, 2026)).rejects.toThrow('holds no ICD-10-PCS order file of FY2026')
  write('pcs_2026.txt', orderText(PCS_ROWS))
  const { cm, pcs } = await readCodeSets(there, 2026)
  expect(['A00', 'A00.0', 'A00.7'].map((code) => statusOf(cm, code))).toEqual(['header', 'billable', 'unknown'])
  expect(statusOf(pcs, '0SR904A')).toBe('billable')
  expect(cm.size).toBe(CM_ROWS.length)
})

test('an order file that does not hold together is refused with its sentence', async () => {
  const there = mkdtempSync(path.join(folder, 'codes-'))
  writeFileSync(path.join(there, 'cm_2026.txt'), orderText(CM_ROWS).replace('00004', '00044'))
  await expect(readCodeSets(there, 2026)).rejects.toThrow(/cm_2026\.txt: Line 4: .*after 3 comes 00044/)
})

const GUIDELINES = `
Section I. Conventions ............ 7
  A. Conventions .................. 7
Section I. Conventions, general coding guidelines
    A. Conventions for the ICD-10-CM
      1.   The Alphabetic Index
         See 4. and also
      2.   Format
  B. General Coding Guidelines
      1.   Locating a code
C. Chapter-Specific Coding Guidelines
  1.    Chapter 1: Certain Infectious
     a. Human Immunodeficiency Virus
          1)      Code only confirmed cases
          7) years of age is no heading
          2)   Selection
              (a) HIV disease
                 (i) A first point
                 (ii) A second point
              (b) Patient admitted
     b. Infectious agents
Section II. Selection of Principal Diagnosis
  A. Codes for symptoms
                 Appendix I
   A. is no section here
`

test('guideline sections are read by the order of their marks', () => {
  const sections = parseGuidelines(GUIDELINES)
  for (const there of [
    'I.A.1',
    'I.A.2',
    'I.B.1',
    'I.C.1.a.1',
    'I.C.1.a.2.a.ii',
    'I.C.1.a.2.(b)',
    'I.C.1.a.2(b)',
    'I.C.1.b',
    'II.A',
    'Appendix I',
  ])
    expect(hasSection(sections, there), there).toBe(true)
  for (const absent of ['I.A.4', 'I.C.1.a.7', 'I.C.2', 'III', 'I.C.1.c'])
    expect(hasSection(sections, absent), absent).toBe(false)
})

test('every kind of source has an example that fits it', () => {
  for (const { name, pattern, example } of CITATION_SOURCES) expect(pattern.test(example), name).toBe(true)
  expect(sectionOf('ICD-10-CM Guidelines FY2026, Section I.C.1.d.5.(b)')).toBe('I.C.1.d.5.(b)')
  expect(sectionOf('ICD-10-CM Guidelines FY2026, Appendix I, General Reporting Requirements')).toBe('Appendix I')
  expect(sectionOf('45 CFR 164.404')).toBeUndefined()
})

test('codes are found in sentences, and what only looks like one is not', () => {
  expect(tokensIn('Report E11.22 with N18.32 (0DTJ4ZZ); see I50.3-.')).toEqual([
    { kind: 'ICD-10-CM', code: 'E11.22', category: false },
    { kind: 'ICD-10-CM', code: 'N18.32', category: false },
    { kind: 'ICD-10-CM', code: 'I50.3', category: true },
    { kind: 'ICD-10-PCS', code: '0DTJ4ZZ', category: false },
  ])
  expect(
    tokensIn(
      'B12, T3, H2, 5-FU, MS-DRG 871, 45385-59, G0378, J1885, 2026-03-02, 14:10, v2.5.1, C-reactive, CD4, SC-0001, 1200000',
    ),
  ).toEqual([])
  expect(tokensOfOption('I10, E11.22 and 45385-59')).toEqual([
    { kind: 'ICD-10-CM', code: 'I10', category: false },
    { kind: 'ICD-10-CM', code: 'E11.22', category: false },
  ])
})

import type { Material } from '../../question-bank/checks/rules/rule'
import type { SourceItem } from '../../question-bank/schema/item'
import { anItem, aScenario, sourcesOf } from './bank-fixture'

/* As broken-banks.ts: banks that break the rules about exhibits, several right options and what a question teaches. */

const stem = anItem().stem
const items = (...list: SourceItem[]) => sourcesOf(list)
const right = (text: string) => ({ text, key: true as const, reason: 'Right.' })
const wrong = (text: string) => ({ text, mistake: 'a-mistake', reason: 'Wrong.' })

/** Two of five options are right, and the stem says so. */
export const severalAsked = (over: Partial<SourceItem> = {}): SourceItem =>
  anItem({
    stem: stem.replace('Which sequence is correct?', 'Which two codes are reported?'),
    select: 2,
    options: [right('A41.59'), right('J15.0'), wrong('A41.9'), wrong('R65.20'), wrong('I10')],
    ...over,
  })

const TABLE = '| Line | Code |\n|---|---|\n| 1 | A41.59 |\n| 2 | J15.0 |'
/** A table beside a stem that sends to it. */
export const withExhibit = (text = TABLE, over: Partial<SourceItem> = {}): SourceItem =>
  anItem({
    stem: stem.replace('Which sequence is correct?', 'Which line of the table shown comes first?'),
    exhibit: { title: 'Claim lines', text },
    ...over,
  })

type Expected = { at: string; says: string }

export const kindCases: [string, string, Material, Expected][] = [
  [
    'select-count',
    'a stem that does not say how many',
    items(severalAsked({ stem: stem.replace('Which sequence is correct?', 'Which codes are reported?') })),
    { at: 'item:9 CK-0201 error', says: 'does not say that 2 are to be selected' },
  ],
  [
    'select-count',
    'a stem with another number',
    items(severalAsked({ stem: stem.replace('Which sequence is correct?', 'Which three codes are reported?') })),
    { at: 'item:9 CK-0201 error', says: 'asks for three and "select" is 2' },
  ],
  [
    'select-count',
    'all that apply',
    items(anItem({ stem: `${stem} Select all that apply.` })),
    { at: 'item:9 CK-0201 error', says: '"all that apply"' },
  ],
  [
    'select-count',
    'a related question with another number',
    sourcesOf(
      [],
      [
        aScenario({
          questions: ['Q1', 'Q2'].map((id) => ({
            id,
            task: '1.2',
            stem: 'Which three circumstances decide the sequence of the two infections here?',
            select: 2,
            options: severalAsked().options,
            citations: ['ICD-10-CM Guidelines FY2026, Section I.C.1.d.4'],
          })),
        }),
      ],
    ),
    { at: 'scenario:71 SC-0001/Q1 error', says: 'asks for three and "select" is 2' },
  ],
  [
    'exhibit',
    'a row with a cell too few',
    items(withExhibit(`${TABLE}\n| 3 |`)),
    { at: 'item:10 CK-0201 error', says: '"| 3 |" has 1 cells under 2 headings' },
  ],
  [
    'exhibit',
    'a table without a line under its headings',
    items(withExhibit('| Line | Code |\n| 1 | A41.59 |')),
    { at: 'item:10 CK-0201 error', says: 'has no line of dashes' },
  ],
  [
    'exhibit',
    'a bar outside of a table',
    items(withExhibit('Line 1 | A41.59')),
    { at: 'item:10 CK-0201 error', says: 'is no row of a table' },
  ],
  [
    'exhibit',
    'a first-level heading',
    items(withExhibit(`# Claim\n\n${TABLE}`)),
    { at: 'item:10 CK-0201 error', says: 'a first-level heading' },
  ],
  [
    'exhibit',
    'a stem that does not send to it',
    items(withExhibit(TABLE, { stem })),
    { at: 'item:9 CK-0201 error', says: 'does not say what to look at' },
  ],
  [
    'code-exists',
    'a code of an exhibit that does not exist',
    {
      ...items(withExhibit(TABLE.replace('J15.0', 'J15.77'))),
      codeSets: {
        cm: new Map([
          ['A4159', true],
          ['J150', true],
          ['A419', true],
          ['R6520', true],
        ]),
        pcs: new Map(),
      },
    },
    { at: 'item:12 CK-0201 error', says: 'J15.77 does not exist' },
  ],
  [
    'fictional-data',
    'a record number in an exhibit',
    items(withExhibit('MRN: 00482913')),
    { at: 'item:12 CK-0201 error', says: '' },
  ],
  [
    'teaching',
    'a rule of thumb in two lines',
    items(anItem({ remember: 'The first line.\nThe second line.' })),
    { at: 'item:23 CK-0201 error', says: '"remember" is one line' },
  ],
  [
    'teaching',
    'a rule of thumb with a code of the case',
    items(anItem({ remember: 'J15.0 comes first here.' })),
    { at: 'item:23 CK-0201 error', says: '"remember" names J15.0' },
  ],
  [
    'teaching',
    'a look-up that names no place',
    items(anItem({ lookup: 'Look it up carefully' })),
    { at: 'item:23 CK-0201 error', says: 'names no place in a book' },
  ],
  [
    'teaching',
    'a code task that names no place',
    sourcesOf([], [aScenario({ tasks: aScenario().tasks.map((one) => ({ ...one, lookup: 'Look it up carefully' })) })]),
    { at: 'scenario:45 SC-0001 error', says: 'names no place in a book' },
  ],
  [
    'american-english',
    'a British spelling',
    items(anItem({ stem: `The tumour is localised. ${stem}` })),
    { at: 'item:9 CK-0201 warning', says: '"tumour" is British' },
  ],
  [
    'pairs',
    'a pair that is not in the bank',
    items(anItem({ pairs: ['CK-0999'] })),
    { at: 'item:30 CK-0201 error', says: 'CK-0999 is no item of the bank' },
  ],
  [
    'pairs',
    'a pair of itself',
    items(anItem({ pairs: ['CK-0201'] })),
    { at: 'item:30 CK-0201 error', says: 'no pair of itself' },
  ],
  [
    'pairs',
    'a pair of another rule',
    items(anItem({ pairs: ['CK-0202'] }), anItem({ id: 'CK-0202', citations: ['45 CFR 164.404'] })),
    { at: 'item:30 CK-0201 error', says: 'rests on no rule of this item' },
  ],
]

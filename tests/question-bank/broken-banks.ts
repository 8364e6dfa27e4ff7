import type { Problem } from '../../question-bank/checks/problem'
import type { Material } from '../../question-bank/checks/rules/rule'
import {
  allMistakes,
  anItem,
  aScenario,
  ITEM_FILE,
  MISTAKES_FILE,
  mistakesOf,
  SCENARIO_FILE,
  someTexts,
  sourcesOf,
  TOPICS_FILE,
  topicsOf,
  withOptions,
  wrong,
} from './bank-fixture'
import type { SourceScenario } from '../../question-bank/schema/scenario'

/* For every rule a bank that breaks it. */

export const codeSets = {
  cm: new Map([
    ...['A4159', 'J150', 'A419', 'R6520', 'A4151', 'N10', 'N390', 'I10'].map((code) => [code, true] as const),
    ['A41', false],
    ['I503', false],
  ]),
  pcs: new Map([...['02HV33Z', '02H633Z', '02HV32Z', '05HM33Z'].map((code) => [code, true] as const), ['02H', false]]),
}
const guidelines = new Set(['I.C.1.d.4', 'Appendix I'])
export const valid = (): Material => ({
  ...sourcesOf([anItem()], [aScenario()]),
  codeSets,
  guidelines,
  poaExempt: new Set(['Z370']),
  cptNumbers: new Set(['45385']),
})

export const items = (...list: ReturnType<typeof anItem>[]) => sourcesOf(list)
export const record = (over: Partial<SourceScenario>, texts?: Record<string, string>) =>
  sourcesOf([], [aScenario(over)], texts)
const [principal, procedures] = aScenario().tasks as [SourceScenario['tasks'][0], SourceScenario['tasks'][0]]
const key = principal.key[0]!
const many = (count: number, of: (index: number) => Partial<ReturnType<typeof anItem>>) =>
  items(
    ...Array.from({ length: count }, (_, index) =>
      anItem({ id: `CK-${1000 + index}`, point: `P${100 + index}`, ...of(index) }),
    ),
  )
const classified = (mistakes: Parameters<typeof mistakesOf>[0]): Material => ({
  ...items(anItem()),
  mistakes: mistakesOf(mistakes),
})
export const outpatient = (over: Partial<SourceScenario['tasks'][0]>): Material =>
  record({
    setting: 'clinic',
    tasks: [
      { ...principal, key: [{ ...key, poa: undefined }] },
      {
        ...procedures,
        key: [{ ...procedures.key[0]!, code: '45385' }],
        wrong: [wrong('45380'), wrong('45384'), wrong('G0121')],
        ...over,
      },
    ],
  })
/** A question that rests on no code book, and claims the editions of 2027. */
export const lasting = (over: Partial<ReturnType<typeof anItem>> = {}) => ({
  ...withOptions(...prose),
  codeSystem: 'Compliance' as const,
  citations: ['45 CFR 164.404'],
  stem: stem.replace('Klebsiella pneumonia', 'pneumonia'),
  editions: [2026, 2027],
  ...over,
})
export const addenda = { year: 2027, changed: new Set(['A411', 'Z681']), deleted: new Set(['Z681']) }
export const prose = [
  'Ask the attending for the organism',
  'Report the code for the organism',
  'Report the code for pneumonia',
  'Leave the organism out of the claim',
]
export const stem = anItem().stem

/** `at` is file:line, the id if there is one, and the severity; the files are named below. */
type Expected = { at: string; says: string }
/** Rule, what is wrong, the bank, and what the rule says about it. */
export const cases: [string, string, Material, Expected][] = [
  [
    'option-lengths',
    'a key longer than its rivals',
    items(
      withOptions(
        prose[0]!,
        `${prose[1]!}, because the culture names it and the chart repeats it`,
        prose[2]!,
        prose[3]!,
      ),
    ),
    { at: 'item:14 CK-0201 error', says: 'more than 1.25 times the mean' },
  ],
  [
    'option-lengths',
    'one very short option',
    items(withOptions('Query', prose[0]!, prose[1]!, prose[2]!)),
    { at: 'item:14 CK-0201 error', says: 'more than 2.5 times the shortest (5)' },
  ],
  [
    'longest-option-is-key',
    'keys that are the longest',
    many(4, () => ({ options: withOptions(prose[0]!, `${prose[3]!}s`, prose[1]!, prose[2]!).options })),
    { at: 'bank:1 warning', says: '4 of 4 prose items' },
  ],
  [
    'forbidden-phrase',
    'all of the above',
    items(withOptions(prose[0]!, prose[1]!, prose[2]!, 'All of the above')),
    { at: 'item:20 CK-0201 error', says: 'may not say "all of the above"' },
  ],
  [
    'forbidden-phrase',
    'both A and B',
    items(withOptions(prose[0]!, prose[1]!, prose[2]!, 'Both A and B are reported')),
    { at: 'item:20 CK-0201 error', says: '"both A and B"' },
  ],
  [
    'forbidden-phrase',
    'never',
    items(withOptions(prose[0]!, prose[1]!, prose[2]!, 'The organism is never coded')),
    { at: 'item:20 CK-0201 error', says: '"never"' },
  ],
  [
    'option-kinds',
    'codes and prose',
    items(withOptions('J15.0', 'A41.9', 'Ask the attending', 'I10')),
    { at: 'item:10 CK-0201 error', says: 'different kinds (code, code, prose, code)' },
  ],
  [
    'option-kinds',
    'a key that stands out',
    items(withOptions('J15.0', 'A41.9, J15.0', 'A41.59', 'I10')),
    { at: 'item:14 CK-0201 warning', says: 'The key is the only code set' },
  ],
  [
    'option-repeated',
    'two options alike',
    items(withOptions('J15.0', 'A41.9', 'A41.59', 'J15.0')),
    { at: 'item:20 CK-0201 error', says: 'Two options say the same' },
  ],
  [
    'option-order',
    'numbers out of order',
    items(withOptions('5 years', '3 years', '10 years', '6 years')),
    { at: 'item:10 CK-0201 warning', says: 'sort them from low to high' },
  ],
  [
    'word-clue',
    'words only the key repeats',
    items(
      anItem({
        ...withOptions(
          'Ask the attending for a date',
          'Report the Klebsiella pneumonia',
          'Leave the claim as it stands',
          'Return the claim to the payer',
        ),
      }),
    ),
    { at: 'item:14 CK-0201 warning', says: 'klebsiella, pneumonia' },
  ],
  [
    'stem-length',
    'a short stem',
    items(anItem({ stem: 'Which code is reported for pneumonia?' })),
    { at: 'item:9 CK-0201 error', says: 'The stem has 6 words' },
  ],
  [
    'stem-length',
    'a long stem',
    items(anItem({ stem: `${'word '.repeat(121)}?` })),
    { at: 'item:9 CK-0201 error', says: 'cut it to at most 120' },
  ],
  [
    'grammar-clue',
    'a stem ending in "a"',
    items(anItem({ stem: `${stem.replace('Which sequence is correct?', 'The coder sends a')}` })),
    { at: 'item:9 CK-0201 error', says: 'ends in "a" or "an"' },
  ],
  [
    'stem-question',
    'a stem without an end',
    items(anItem({ stem: stem.replace('Which sequence is correct?', 'The coder reports') })),
    { at: 'item:9 CK-0201 error', says: 'does not end as a complete sentence' },
  ],
  [
    'stem-question',
    'a stem without a question',
    items(anItem({ stem: stem.replace('Which sequence is correct?', 'Select the sequence.') })),
    { at: 'item:9 CK-0201 warning', says: 'asks no question' },
  ],
  [
    'negative-stem',
    'a small "not"',
    items(anItem({ stem: stem.replace('Which sequence is correct?', 'Which sequence is not correct?') })),
    { at: 'item:9 CK-0201 error', says: 'write NOT, EXCEPT or LEAST in capitals' },
  ],
  [
    'negative-stem',
    'a negative option',
    items({
      ...withOptions(prose[0]!, prose[1]!, prose[2]!, 'The organism is not coded'),
      stem: stem.replace('is correct?', 'is NOT correct?'),
    }),
    { at: 'item:20 CK-0201 error', says: 'may not have a negative option' },
  ],
  [
    'negative-stem',
    'many negative stems',
    many(40, (index) => (index < 2 ? { stem: stem.replace('is correct?', 'is NOT correct?') } : {})),
    { at: 'bank:1 error', says: '2 of 40 items are negative' },
  ],
  [
    'long-sentence',
    'a long sentence',
    items(anItem({ stem: `${'word '.repeat(41)}?` })),
    { at: 'item:9 CK-0201 warning', says: 'A sentence has 41 words' },
  ],
  [
    'abbreviation',
    'an unknown short form',
    items(anItem({ stem: `XQZ was seen. ${stem}` })),
    { at: 'item:9 CK-0201 warning', says: 'XQZ is not explained' },
  ],
  [
    'citation-form',
    'an unknown source',
    items(anItem({ citations: ['A well-known website'] })),
    { at: 'item:24 CK-0201 error', says: 'is not a known form' },
  ],
  [
    'citation-form',
    'a manual without a section',
    items(anItem({ citations: ['CMS Medicare Claims Processing Manual'] })),
    { at: 'item:24 CK-0201 error', says: 'is not a known form' },
  ],
  [
    'citation-form',
    'a source still to verify',
    items(anItem({ citations: ['ICD-10-PCS Guidelines FY2026, B3.8 (verify text)'] })),
    { at: 'item:24 CK-0201 error', says: 'still says "verify"' },
  ],
  [
    'guideline-section',
    'a section that does not exist',
    { ...items(anItem({ citations: ['ICD-10-CM Guidelines FY2026, Section I.C.1.d.44'] })), guidelines },
    { at: 'item:24 CK-0201 error', says: 'no heading Section I.C.1.d.44' },
  ],
  [
    'angoff-spread',
    'estimates far apart',
    items(anItem({ angoff: [0.4, 0.7, 0.5] })),
    { at: 'item:25 CK-0201 error', says: '0.30 apart' },
  ],
  [
    'second-reader',
    'an item nobody read',
    items(anItem({ reading: undefined })),
    { at: 'item:1 CK-0201 warning', says: 'Not read by a second reader' },
  ],
  [
    'second-reader',
    'a difference without a note',
    items(anItem({ reading: { date: '2026-11-25', agreed: false } })),
    { at: 'item:30 CK-0201 error', says: 'there is no note' },
  ],
  [
    'second-reader',
    'a difference that was never mended',
    items(anItem({ reading: { date: '2026-11-25', agreed: false, note: 'Two keys.' } })),
    { at: 'item:30 CK-0201 error', says: 'No second reader has answered as the key does' },
  ],
  [
    'second-reader',
    'a difference that stayed',
    items(
      anItem({
        reading: { date: '2026-11-25', agreed: false, note: 'Two keys.', again: { date: '2026-11-26', agreed: false } },
      }),
    ),
    { at: 'item:30 CK-0201 error', says: 'No second reader has answered as the key does' },
  ],
  [
    'real-day',
    'a day that does not exist',
    items(anItem({ verified: '2026-02-30' })),
    { at: 'item:29 CK-0201 error', says: '2026-02-30 is not a day' },
  ],
  [
    'real-day',
    'a later reading on no day',
    items(
      anItem({
        reading: { date: '2026-11-25', agreed: false, note: 'Two keys.', again: { date: '2026-11-31', agreed: true } },
      }),
    ),
    { at: 'item:30 CK-0201 error', says: '2026-11-31 is not a day' },
  ],
  [
    'outline-task',
    'a task of no outline',
    { ...items(anItem({ task: '1.2' })), outlines: [outlineOf('1.1')] },
    { at: 'item:3 CK-0201 error', says: 'Task 1.2 is in no outline' },
  ],
  [
    'duplicate-id',
    'two questions Q1',
    record({ questions: aScenario().questions.map((one) => ({ ...one, id: 'Q1' })) }),
    { at: 'scenario:87 SC-0001 error', says: 'Q1 is there twice' },
  ],
  [
    'document-format',
    'HTML in a document',
    record({}, { ...someTexts(), 'ed-note': 'E. coli sepsis\n<b>bold</b>\n' }),
    { at: 'ed-note.md:2 SC-0001 error', says: 'has HTML' },
  ],
  [
    'document-format',
    'a direction character',
    record({}, { ...someTexts(), 'ed-note': 'E. coli sepsis\u202e\n' }),
    { at: 'ed-note.md:1 SC-0001 error', says: 'invisible control or direction character' },
  ],
  [
    'support-words',
    'words that are not there',
    record({
      tasks: [
        { ...principal, key: [{ ...key, support: [{ document: 'ed-note', words: 'Staphylococcal sepsis' }] }] },
        procedures,
      ],
    }),
    { at: 'scenario:24 SC-0001 error', says: '"Staphylococcal sepsis" does not occur in ed-note.md' },
  ],
  [
    'support-words',
    'a document that is not listed',
    record({ tasks: [{ ...principal, key: [{ ...key, support: [{ document: 'mar', words: 'x' }] }] }, procedures] }),
    { at: 'scenario:24 SC-0001 error', says: 'names the document "mar"' },
  ],
  [
    'support-words',
    'a code without support',
    record({ tasks: [{ ...principal, key: [{ ...key, support: [] }] }, procedures] }),
    { at: 'scenario:19 SC-0001 warning', says: 'names no words of the record' },
  ],
  [
    'inpatient-order',
    'no order time',
    record({}, { ...someTexts(), 'face-sheet': 'Inpatient since 2026-03-02.\n' }),
    { at: 'scenario:7 SC-0001 warning', says: 'time of the inpatient order' },
  ],
  [
    'summary-alone',
    'support from the summary only',
    record({
      tasks: [
        { ...principal, key: [{ ...key, support: [{ document: 'discharge-summary', words: 'central' }] }] },
        procedures,
      ],
    }),
    { at: 'scenario:14 SC-0001 error', says: 'by the discharge summary alone' },
  ],
  [
    'code-twice',
    'a code in two lists',
    record({ tasks: [{ ...principal, wrong: [...principal.wrong, wrong('A41.9')] }, procedures] }),
    { at: 'scenario:45 SC-0001 error', says: 'A41.9 is in "partial" and again in "wrong"' },
  ],
  [
    'code-twice',
    'the same line twice',
    outpatient({ wrong: [wrong('45385'), wrong('45384'), wrong('G0121')] }),
    { at: 'scenario:55 SC-0001 error', says: '45385 is in "key" and again in "wrong"' },
  ],
  [
    'code-kind',
    'CPT in an inpatient record',
    record({ tasks: [principal, { ...procedures, wrong: [wrong('45385'), ...procedures.wrong] }] }),
    { at: 'scenario:56 SC-0001 error', says: '45385 is not an ICD-10-PCS code' },
  ],
  [
    'code-kind',
    'PCS in an outpatient record',
    outpatient({ wrong: [wrong('02HV33Z'), wrong('45384'), wrong('G0121')] }),
    { at: 'scenario:55 SC-0001 error', says: '02HV33Z is not a CPT or HCPCS code' },
  ],
  [
    'code-kind',
    'a procedure among diagnoses',
    record({ tasks: [{ ...principal, wrong: [...principal.wrong, wrong('02HV33Z')] }, procedures] }),
    { at: 'scenario:45 SC-0001 error', says: 'takes diagnoses only' },
  ],
  [
    'code-kind',
    'a diagnosis with units',
    record({ tasks: [{ ...principal, key: [{ ...key, units: 2 }] }, procedures] }),
    { at: 'scenario:19 SC-0001 error', says: 'only CPT and HCPCS codes have' },
  ],
  [
    'partial-instead-of',
    'partial for no key',
    record({ tasks: [{ ...principal, partial: [{ ...principal.partial![0]!, insteadOf: 'N39.0' }] }, procedures] }),
    { at: 'scenario:28 SC-0001 error', says: 'A41.9 stands instead of N39.0' },
  ],
  [
    'candidate-count',
    'too few candidates',
    record({
      tasks: [
        principal,
        {
          ...procedures,
          key: ['02HV33Z', '02HV32Z', '05HM33Z', '02H633Z', '02HV3DZ', '02HV43Z', '02HV03Z'].map((code) => ({
            ...procedures.key[0]!,
            code,
          })),
          wrong: [wrong('06HM33Z'), wrong('06HN33Z'), wrong('06HP33Z')],
        },
      ],
    }),
    {
      at: 'scenario:91 SC-0001 error',
      says: '10 candidates for 7 key codes; add wrong codes until there are at least 11',
    },
  ],
  [
    'prompt-count',
    'a count in the prompt',
    record({ tasks: [{ ...principal, prompt: 'Select one principal diagnosis.' }, procedures] }),
    { at: 'scenario:17 SC-0001 warning', says: 'remove the count' },
  ],
  [
    'poa',
    'no POA',
    record({ tasks: [{ ...principal, key: [{ ...key, poa: undefined }] }, procedures] }),
    { at: 'scenario:19 SC-0001 error', says: 'A41.51 has no "poa"' },
  ],
  [
    'poa',
    'a POA on a procedure',
    record({ tasks: [principal, { ...procedures, key: [{ ...procedures.key[0]!, poa: 'Y' }] }] }),
    { at: 'scenario:55 SC-0001 error', says: 'procedures have none' },
  ],
  [
    'poa',
    'a POA in a clinic',
    record({ setting: 'clinic' }),
    { at: 'scenario:21 SC-0001 error', says: 'outpatient records have none' },
  ],
  [
    'poa-exempt',
    'exempt but not on the list',
    {
      ...record({ tasks: [{ ...principal, key: [{ ...key, poa: 'exempt' }] }, procedures] }),
      poaExempt: new Set(['Z370']),
    },
    { at: 'scenario:21 SC-0001 error', says: 'is not on the list of exempt codes' },
  ],
  [
    'poa-exempt',
    'on the list but not exempt',
    { ...record({}), poaExempt: new Set(['A4151']) },
    { at: 'scenario:21 SC-0001 error', says: 'write "poa: exempt"' },
  ],
  [
    'cpt-number',
    'an unknown CPT number',
    { ...outpatient({}), cptNumbers: new Set(['45385', '45380', 'G0121']) },
    { at: 'scenario:59 SC-0001 warning', says: '45384 is not in the list' },
  ],
  [
    'fictional-data',
    'a name with a title',
    items(anItem({ stem: `Dr. Halloran writes. ${stem}` })),
    { at: 'item:9 CK-0201 error', says: '"Dr. Halloran" looks like a name with a title' },
  ],
  [
    'fictional-data',
    'a record number',
    record({}, { ...someTexts(), 'face-sheet': 'Inpatient order 14:10.\nMRN: 00412345\n' }),
    { at: 'face-sheet.md:2 SC-0001 error', says: 'a record or account number' },
  ],
  [
    'fictional-data',
    'a social security number',
    items(anItem({ stem: `${stem} 123-45-6789?` })),
    { at: 'item:9 CK-0201 error', says: 'a social security number' },
  ],
  [
    'fictional-data',
    'a telephone number',
    items(anItem({ stem: `Call (555) 555-0100. ${stem}` })),
    { at: 'item:9 CK-0201 error', says: 'a telephone number' },
  ],
  [
    'fictional-data',
    'a birth date',
    items(anItem({ stem: `DOB 03/04/1951. ${stem}` })),
    { at: 'item:9 CK-0201 error', says: 'a birth date' },
  ],
  [
    'date-range',
    'a date before the year',
    items(anItem({ stem: `Seen on March 3, 2025. ${stem}` })),
    { at: 'item:9 CK-0201 error', says: '"March 3, 2025" is outside 2025-10-01 to 2026-09-30' },
  ],
  [
    'date-range',
    'a year of the past in an item',
    items(anItem({ stem: `Diabetes since 2014. ${stem}` })),
    { at: 'item:9 CK-0201 warning', says: '"since 2014" is before fiscal year 2026' },
  ],
  [
    'date-range',
    'a year to come',
    record({}, { ...someTexts(), 'ed-note': 'E. coli sepsis.\nDiabetes since 2041.\n' }),
    { at: 'ed-note.md:2 SC-0001 error', says: '"since 2041" is after fiscal year 2026' },
  ],
  [
    'date-range',
    'a day that does not exist',
    items(anItem({ stem: `Seen on 2026-02-30. ${stem}` })),
    { at: 'item:9 CK-0201 error', says: 'is not a day of the calendar' },
  ],
  [
    'code-exists',
    'a code that does not exist',
    { ...items(withOptions('J15.0', 'A41.88', 'A41.9', 'I10')), codeSets },
    { at: 'item:14 CK-0201 error', says: 'A41.88 does not exist in ICD-10-CM FY2026' },
  ],
  [
    'code-exists',
    'a three-character header in a list',
    { ...items(withOptions('J15.0', 'A41', 'A41.9', 'I10')), codeSets },
    { at: 'item:14 CK-0201 error', says: 'A41 is a header' },
  ],
  [
    'code-exists',
    'a header in a reason',
    {
      ...items(anItem({ options: anItem().options.map((one) => ({ ...one, reason: 'See I50.3 for that.' })) })),
      codeSets,
    },
    { at: 'item:13 CK-0201 warning', says: 'write I50.3- for the category' },
  ],
  [
    'code-exists',
    'a key that does not exist',
    {
      ...record({ tasks: [principal, { ...procedures, key: [{ ...procedures.key[0]!, code: '02HV33X' }] }] }),
      codeSets,
    },
    { at: 'scenario:49 SC-0001 error', says: '02HV33X does not exist in ICD-10-PCS FY2026' },
  ],
  [
    'invalid-codes',
    'a valid code listed as invalid',
    { ...items(anItem({ invalidCodes: ['A41.9'] })), codeSets },
    { at: 'item:30 CK-0201 error', says: 'A41.9 is a complete code' },
  ],
  [
    'invalid-codes',
    'a listed code that is not used',
    { ...items(anItem({ invalidCodes: ['B99.99'] })), codeSets },
    { at: 'item:30 CK-0201 warning', says: 'not used here' },
  ],
  [
    'key-balance',
    'every key in one place',
    many(40, () => ({})),
    { at: 'bank:1 error', says: 'The key is option b in 40 of 40 items' },
  ],
  [
    'editions',
    'a later year for a question about a code book',
    items(lasting({ codeSystem: 'ICD-10-CM' })),
    { at: 'item:30 CK-0201 error', says: 'cannot be claimed for the 2027 editions: it asks about ICD-10-CM' },
  ],
  [
    'editions',
    'an earlier year just as well',
    items(lasting({ codeSystem: 'CM/CPT', editions: [2025] })),
    { at: 'item:30 CK-0201 error', says: 'cannot be claimed for the 2025 editions: it asks about CM/CPT' },
  ],
  [
    'editions',
    'a source that is written anew each year',
    items(lasting({ citations: ['45 CFR 164.404', 'CMS OPPS Final Rule, Addendum D1, Status Indicator J1'] })),
    { at: 'item:31 CK-0201 error', says: 'Status Indicator J1" may read differently' },
  ],
  [
    'editions',
    'a year after the answer ran out',
    items(lasting({ validThrough: '2026-12-31' })),
    { at: 'item:31 CK-0201 error', says: 'holds through 2026-12-31 only' },
  ],
  [
    'editions',
    'a code near one that the addenda change',
    { ...items(lasting({ stem: `After A41.59 was coded: ${stem}` })), addenda },
    { at: 'item:30 CK-0201 error', says: 'the addenda of 2027 change A411 in the category of A41.59' },
  ],
  [
    'editions',
    'a deleted code in a record',
    {
      ...record({
        editions: [2026, 2027],
        tasks: [{ ...principal, wrong: [wrong('Z68.1'), wrong('N39.0'), wrong('R65.20')] }, procedures],
      }),
      addenda,
    },
    { at: 'scenario:115 SC-0001 error', says: 'change Z681 in the category of Z68.1' },
  ],
  [
    'editions',
    'a procedure code in a record',
    record({ editions: [2026, 2027] }),
    { at: 'scenario:115 SC-0001 error', says: 'nothing here tells whether 02HV33Z is still a code then' },
  ],
  [
    'editions',
    'a CPT code in a stem',
    items(lasting({ stem: `The claim shows 45385 twice. ${stem}` })),
    { at: 'item:30 CK-0201 error', says: 'nothing here tells whether 45385 is still a code then' },
  ],
  [
    'valid-through',
    'an answer that ran out',
    items(anItem({ validThrough: '2025-12-31' })),
    { at: 'item:30 CK-0201 warning', says: 'holds through 2025-12-31 and was verified later, on 2026-11-24' },
  ],
  [
    'forbidden-phrase',
    'both of the above',
    items(withOptions(prose[0]!, prose[1]!, prose[2]!, 'Both of the above')),
    { at: 'item:20 CK-0201 error', says: '"both of the above"' },
  ],
  [
    'stem-length',
    'a short related question',
    record({
      questions: aScenario().questions.map((one) => ({ ...one, stem: 'Which code is the principal diagnosis?' })),
    }),
    { at: 'scenario:71 SC-0001/Q1 error', says: 'The stem has 6 words; write at least 8' },
  ],
  [
    'citation-form',
    'an unknown source of a key code',
    record({ tasks: [{ ...principal, key: [{ ...key, citations: ['Common sense'] }] }, procedures] }),
    { at: 'scenario:27 SC-0001 error', says: '"Common sense" is not a known form' },
  ],
  [
    'guideline-section',
    'no such section for a related question',
    { ...record({}), guidelines: new Set(['IV.H']) },
    { at: 'scenario:86 SC-0001/Q1 error', says: 'no heading Section I.C.1.d.4' },
  ],
  [
    'candidate-count',
    'optional codes do not count',
    record({
      tasks: [
        principal,
        {
          ...procedures,
          key: ['02HV33Z', '02HV32Z', '05HM33Z', '02H633Z', '02HV3DZ', '02HV43Z', '02HV03Z'].map((code) => ({
            ...procedures.key[0]!,
            code,
          })),
          optional: [{ code: '3E03317', meaning: 'Other', reason: 'Local policy.' }],
          wrong: [wrong('06HM33Z'), wrong('06HN33Z'), wrong('06HP33Z')],
        },
      ],
    }),
    { at: 'scenario:91 SC-0001 error', says: '10 candidates for 7 key codes' },
  ],
  [
    'fictional-data',
    'a name wrapped over two lines',
    items(anItem({ stem: `The note of Dr.\nO'Neil is read. ${stem}` })),
    { at: 'item:9 CK-0201 error', says: '"Dr. O\'Neil" looks like a name with a title' },
  ],
  [
    'fictional-data',
    'a name wrapped in a document',
    record({}, { ...someTexts(), 'ed-note': 'E. coli sepsis\nseen by Mrs.\nHalloran.\n' }),
    { at: 'ed-note.md:2 SC-0001 error', says: '"Mrs. Halloran" looks like a name' },
  ],
  [
    'date-range',
    'a date wrapped over two lines',
    items(anItem({ stem: `Seen on March\n3, 2025. ${stem}` })),
    { at: 'item:9 CK-0201 error', says: '"March 3, 2025" is outside' },
  ],
  [
    'date-range',
    'a date wrapped in a document',
    record({}, { ...someTexts(), 'ed-note': 'E. coli sepsis\nsince 12\nMay 2024.\n' }),
    { at: 'ed-note.md:2 SC-0001 error', says: '"12 May 2024" is outside' },
  ],
  [
    'date-range',
    'a short date',
    items(anItem({ stem: `Seen on 3/4/25. ${stem}` })),
    { at: 'item:9 CK-0201 error', says: '"3/4/25" is outside' },
  ],
  [
    'key-balance',
    'one letter a little too often',
    many(41, (index) => ({
      options: [0, 1, 2, 3].map((at) => ({
        ...anItem().options[at === (index < 12 ? 1 : [0, 2, 3][index % 3]) ? 1 : 0]!,
      })),
    })),
    { at: 'bank:1 error', says: 'option b in 12 of 41' },
  ],
  [
    'code-exists',
    'a code of a document that does not exist',
    { ...record({}, { ...someTexts(), 'ed-note': 'E. coli sepsis\nCoded A41.77 before.\n' }), codeSets },
    { at: 'ed-note.md:2 SC-0001 error', says: 'A41.77 does not exist' },
  ],
  ['key-balance', 'few items', many(8, () => ({})), { at: 'bank:1 warning', says: 'option b in 8 of 8' }],
  [
    'near-duplicate',
    'two stems alike',
    items(anItem(), anItem({ id: 'CK-0202', stem: stem.replace('day 3', 'day 4') })),
    { at: 'item:41 CK-0202 error', says: `the same as that of CK-0201 (${ITEM_FILE}:9)` },
  ],
  [
    'near-duplicate',
    'two enemies alike',
    items(anItem({ enemies: 'SEPSIS' }), anItem({ id: 'CK-0202', enemies: 'SEPSIS' })),
    { at: 'item:42 CK-0202 warning', says: 'although they never meet on a form' },
  ],
  [
    'point-once',
    'a point tested twice',
    items(anItem(), anItem({ id: 'CK-0202' })),
    {
      at: 'item:37 CK-0202 error',
      says: 'both have the same setting, codeSystem, level and they do not share one "enemies" name',
    },
  ],
  [
    'mistake-type',
    'a mistake of an option without a miss type',
    classified({ rule: ['sepsis-always-first'], lookup: ['severe-sepsis'] }),
    { at: 'item:18 CK-0201 error', says: '"unspecified-organism" has no miss type' },
  ],
  [
    'mistake-type',
    'a mistake of a wrong code without a miss type',
    { ...record({}), mistakes: mistakesOf(allMistakes([anItem()])) },
    { at: 'scenario:35 SC-0001 error', says: '"a-mistake" has no miss type' },
  ],
  [
    'mistake-type',
    'a mistake of a related question without a miss type',
    { ...record({}), mistakes: mistakesOf({ rule: ['a-mistake', 'sepsis-always-first', 'severe-sepsis'] }) },
    { at: 'scenario:80 SC-0001/Q1 error', says: '"unspecified-organism" has no miss type' },
  ],
  [
    'mistake-type',
    'a mistake with two miss types',
    classified({ ...allMistakes([anItem()]), misread: ['severe-sepsis'] }),
    { at: 'mistakes:6 error', says: '"severe-sepsis" is already listed under "rule"' },
  ],
  [
    'mistake-type',
    'a mistake listed twice',
    classified({ rule: ['severe-sepsis', ...allMistakes([anItem()]).rule!] }),
    { at: 'mistakes:4 error', says: '"severe-sepsis" is already listed under "rule"' },
  ],
  [
    'mistake-type',
    'a mistake nobody makes',
    classified({ ...allMistakes([anItem()]), careless: ['wrong-sum'] }),
    { at: 'mistakes:6 error', says: 'No option or wrong code names the mistake "wrong-sum"' },
  ],
  [
    'topic-title',
    'a row without a title',
    { ...items(anItem(), anItem({ row: '1.2-02' })), topics: topicsOf({ '1.2-01': 'Sepsis' }) },
    { at: 'item:36 CK-0201 error', says: 'The topic row 1.2-02 has no title' },
  ],
  [
    'topic-title',
    'a title without items',
    { ...items(anItem()), topics: topicsOf({ '1.2-01': 'Sepsis', '1.2-02': 'Pneumonia' }) },
    { at: 'topics:2 error', says: 'No item is in the topic row 1.2-02' },
  ],
]

function outlineOf(task: string): Material['outlines'][0] {
  return {
    id: 'an-outline',
    file: 'question-bank/outlines/an-outline.yaml',
    lineOf: () => 1,
    value: {
      id: 'an-outline',
      title: 'Outline',
      domains: [{ id: 1, title: 'Domain', weight: 1, tasks: [{ task, title: 'Task' }] }],
    },
  }
}

const FILES: Record<string, string> = {
  [ITEM_FILE]: 'item',
  [SCENARIO_FILE]: 'scenario',
  'question-bank/items': 'bank',
  [MISTAKES_FILE]: 'mistakes',
  [TOPICS_FILE]: 'topics',
}
const DOCUMENTS = 'question-bank/scenarios/SC-0001/documents/'

/** The place of a problem, as the table writes it. */
export function placeOf({ file, line, id, severity }: Problem): string {
  const name = FILES[file] ?? (file.startsWith(DOCUMENTS) ? file.slice(DOCUMENTS.length) : file)
  return [`${name}:${line}`, id, severity].filter((part) => part !== '').join(' ')
}

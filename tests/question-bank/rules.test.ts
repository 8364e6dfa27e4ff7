import { describe, expect, test } from 'vitest'
import type { Problem } from '../../question-bank/checks/problem'
import { RULES } from '../../question-bank/checks/rules/index'
import { runRules, type Material } from '../../question-bank/checks/rules/rule'
import { anItem, aScenario, findings, ITEM_FILE, SCENARIO_FILE, someTexts, sourcesOf, withOptions, wrong } from './bank-fixture'
import type { SourceScenario } from '../../question-bank/schema/scenario'

/* Every rule has a bank that breaks it, and says where and what to do. */

const codeSets = {
  cm: new Map([...['A4159', 'J150', 'A419', 'R6520', 'A4151', 'N10', 'N390', 'I10'].map((code) => [code, true] as const), ['A41', false], ['I503', false]]),
  pcs: new Map([...['02HV33Z', '02H633Z', '02HV32Z', '05HM33Z'].map((code) => [code, true] as const), ['02H', false]]),
}
const guidelines = new Set(['I.C.1.d.4', 'Appendix I'])
const valid = (): Material => ({ ...sourcesOf([anItem()], [aScenario()]), codeSets, guidelines, poaExempt: new Set(['Z370']), cptNumbers: new Set(['45385']) })

test('the base bank breaks no rule', () => {
  expect(runRules(RULES, valid())).toEqual([])
})

const items = (...list: ReturnType<typeof anItem>[]) => sourcesOf(list)
const record = (over: Partial<SourceScenario>, texts?: Record<string, string>) => sourcesOf([], [aScenario(over)], texts)
const [principal, procedures] = aScenario().tasks as [SourceScenario['tasks'][0], SourceScenario['tasks'][0]]
const key = principal.key[0]!
const many = (count: number, of: (index: number) => Partial<ReturnType<typeof anItem>>) => items(...Array.from({ length: count }, (_, index) => anItem({ id: `CK-${1000 + index}`, point: `P${100 + index}`, ...of(index) })))
const outpatient = (over: Partial<SourceScenario['tasks'][0]>): Material =>
  record({ setting: 'clinic', tasks: [{ ...principal, key: [{ ...key, poa: undefined }] }, { ...procedures, key: [{ ...procedures.key[0]!, code: '45385' }], wrong: [wrong('45380'), wrong('45384'), wrong('G0121')], ...over }] })
const prose = ['Ask the attending for the organism', 'Report the code for the organism', 'Report the code for pneumonia', 'Leave the organism out of the claim']
const stem = anItem().stem

type Expected = Partial<Pick<Problem, 'file' | 'line' | 'id' | 'severity'>> & { says: string | RegExp }
const cases: [string, string, Material, Expected][] = [
  ['key-length', 'a key longer than its rivals', items(withOptions(prose[0]!, `${prose[1]!}, because the culture names it and the chart repeats it`, prose[2]!, prose[3]!)), { file: ITEM_FILE, line: 14, id: 'CK-0201', says: 'more than 1.25 times the mean' }],
  ['option-spread', 'one very short option', items(withOptions('Query', prose[0]!, prose[1]!, prose[2]!)), { line: 14, says: 'more than 2.5 times the shortest (5)' }],
  ['longest-is-key', 'keys that are the longest', many(4, () => ({ options: withOptions(prose[0]!, `${prose[3]!}s`, prose[1]!, prose[2]!).options })), { file: 'question-bank/items', id: '', severity: 'warning', says: '4 of 4 prose items' }],
  ['forbidden-phrase', 'all of the above', items(withOptions(prose[0]!, prose[1]!, prose[2]!, 'All of the above')), { line: 20, says: 'may not say "all of the above"' }],
  ['forbidden-phrase', 'both A and B', items(withOptions(prose[0]!, prose[1]!, prose[2]!, 'Both A and B are reported')), { says: '"both A and B"' }],
  ['forbidden-phrase', 'never', items(withOptions(prose[0]!, prose[1]!, prose[2]!, 'The organism is never coded')), { says: '"never"' }],
  ['option-kinds', 'codes and prose', items(withOptions('J15.0', 'A41.9', 'Ask the attending', 'I10')), { says: 'different kinds (code, code, prose, code)' }],
  ['option-kinds', 'a key that stands out', items(withOptions('J15.0', 'A41.9, J15.0', 'A41.59', 'I10')), { severity: 'warning', line: 14, says: 'The key is the only code set' }],
  ['option-repeated', 'two options alike', items(withOptions('J15.0', 'A41.9', 'A41.59', 'J15.0')), { line: 20, says: 'Two options say the same' }],
  ['option-order', 'numbers out of order', items(withOptions('5 years', '3 years', '10 years', '6 years')), { severity: 'warning', says: 'sort them from low to high' }],
  ['word-clue', 'words only the key repeats', items(anItem({ ...withOptions('Ask the attending for a date', 'Report the Klebsiella pneumonia', 'Leave the claim as it stands', 'Return the claim to the payer') })), { severity: 'warning', says: 'klebsiella, pneumonia' }],
  ['stem-length', 'a short stem', items(anItem({ stem: 'Which code is reported for pneumonia?' })), { line: 9, says: 'The stem has 6 words' }],
  ['stem-length', 'a long stem', items(anItem({ stem: `${'word '.repeat(121)}?` })), { says: 'cut it to at most 120' }],
  ['stem-question', 'a stem ending in "a"', items(anItem({ stem: `${stem.replace('Which sequence is correct?', 'The coder sends a')}` })), { says: 'ends in "a" or "an"' }],
  ['stem-question', 'a stem without an end', items(anItem({ stem: stem.replace('Which sequence is correct?', 'The coder reports') })), { says: 'does not end as a complete sentence' }],
  ['stem-question', 'a stem without a question', items(anItem({ stem: stem.replace('Which sequence is correct?', 'Select the sequence.') })), { severity: 'warning', says: 'asks no question' }],
  ['negative-capitals', 'a small "not"', items(anItem({ stem: stem.replace('Which sequence is correct?', 'Which sequence is not correct?') })), { line: 9, says: 'write NOT, EXCEPT or LEAST in capitals' }],
  ['negative-capitals', 'a negative option', items({ ...withOptions(prose[0]!, prose[1]!, prose[2]!, 'The organism is not coded'), stem: stem.replace('is correct?', 'is NOT correct?') }), { line: 20, says: 'may not have a negative option' }],
  ['negative-share', 'many negative stems', many(40, (index) => (index < 2 ? { stem: stem.replace('is correct?', 'is NOT correct?') } : {})), { severity: 'error', says: '2 of 40 items are negative' }],
  ['long-sentence', 'a long sentence', items(anItem({ stem: `${'word '.repeat(41)}?` })), { severity: 'warning', says: 'A sentence has 41 words' }],
  ['abbreviation', 'an unknown short form', items(anItem({ stem: `XQZ was seen. ${stem}` })), { severity: 'warning', says: 'XQZ is not explained' }],
  ['citation-form', 'an unknown source', items(anItem({ citations: ['A well-known website'] })), { says: 'is not a known form' }],
  ['citation-form', 'a manual without a section', items(anItem({ citations: ['CMS Medicare Claims Processing Manual'] })), { says: 'is not a known form' }],
  ['citation-form', 'a source still to verify', items(anItem({ citations: ['ICD-10-PCS Guidelines FY2026, B3.8 (verify text)'] })), { says: 'still says "verify"' }],
  ['citation-section', 'a section that does not exist', { ...items(anItem({ citations: ['ICD-10-CM Guidelines FY2026, Section I.C.1.d.44'] })), guidelines }, { says: 'no heading Section I.C.1.d.44' }],
  ['angoff-spread', 'estimates far apart', items(anItem({ angoff: [0.4, 0.7, 0.5] })), { says: '0.30 apart' }],
  ['second-reader', 'an item nobody read', items(anItem({ reading: undefined })), { severity: 'warning', line: 1, says: 'Not read by a second reader' }],
  ['second-reader', 'a difference without a note', items(anItem({ reading: { date: '2026-11-25', agreed: false } })), { severity: 'error', says: 'there is no note' }],
  ['real-day', 'a day that does not exist', items(anItem({ verified: '2026-02-30' })), { says: '2026-02-30 is not a day' }],
  ['outline-task', 'a task of no outline', { ...items(anItem({ task: '1.2' })), outlines: [outlineOf('1.1')] }, { line: 3, says: 'Task 1.2 is in no outline' }],
  ['duplicate-id', 'two questions Q1', record({ questions: aScenario().questions.map((one) => ({ ...one, id: 'Q1' })) }), { file: SCENARIO_FILE, id: 'SC-0001', says: 'Q1 is there twice' }],
  ['document-format', 'HTML in a document', record({}, { ...someTexts(), 'ed-note': 'E. coli sepsis\n<b>bold</b>\n' }), { file: 'question-bank/scenarios/SC-0001/documents/ed-note.md', line: 2, id: 'SC-0001', says: 'has HTML' }],
  ['document-format', 'a direction character', record({}, { ...someTexts(), 'ed-note': 'E. coli sepsis\u202e\n' }), { line: 1, says: 'invisible control or direction character' }],
  ['support-words', 'words that are not there', record({ tasks: [{ ...principal, key: [{ ...key, support: [{ document: 'ed-note', words: 'Staphylococcal sepsis' }] }] }, procedures] }), { file: SCENARIO_FILE, says: '"Staphylococcal sepsis" does not occur in ed-note.md' }],
  ['support-words', 'a document that is not listed', record({ tasks: [{ ...principal, key: [{ ...key, support: [{ document: 'mar', words: 'x' }] }] }, procedures] }), { says: 'names the document "mar"' }],
  ['support-words', 'a code without support', record({ tasks: [{ ...principal, key: [{ ...key, support: [] }] }, procedures] }), { severity: 'warning', says: 'names no words of the record' }],
  ['inpatient-order', 'no order time', record({}, { ...someTexts(), 'face-sheet': 'Inpatient since 2026-03-02.\n' }), { severity: 'warning', says: 'time of the inpatient order' }],
  ['summary-alone', 'support from the summary only', record({ tasks: [{ ...principal, key: [{ ...key, support: [{ document: 'discharge-summary', words: 'central' }] }] }, procedures] }), { says: 'by the discharge summary alone' }],
  ['code-twice', 'a code in two lists', record({ tasks: [{ ...principal, wrong: [...principal.wrong, wrong('A41.9')] }, procedures] }), { says: 'A41.9 is in "partial" and again in "wrong"' }],
  ['code-twice', 'the same line twice', outpatient({ wrong: [wrong('45385'), wrong('45384'), wrong('G0121')] }), { says: '45385 is in "key" and again in "wrong"' }],
  ['code-kind', 'CPT in an inpatient record', record({ tasks: [principal, { ...procedures, wrong: [wrong('45385'), ...procedures.wrong] }] }), { says: '45385 is not an ICD-10-PCS code' }],
  ['code-kind', 'PCS in an outpatient record', outpatient({ wrong: [wrong('02HV33Z'), wrong('45384'), wrong('G0121')] }), { says: '02HV33Z is not a CPT or HCPCS code' }],
  ['code-kind', 'a procedure among diagnoses', record({ tasks: [{ ...principal, wrong: [...principal.wrong, wrong('02HV33Z')] }, procedures] }), { says: 'takes diagnoses only' }],
  ['code-kind', 'a diagnosis with units', record({ tasks: [{ ...principal, key: [{ ...key, units: 2 }] }, procedures] }), { says: 'only CPT and HCPCS codes have' }],
  ['partial-instead-of', 'partial for no key', record({ tasks: [{ ...principal, partial: [{ ...principal.partial![0]!, insteadOf: 'N39.0' }] }, procedures] }), { says: 'A41.9 stands instead of N39.0' }],
  ['candidate-count', 'too few candidates', record({ tasks: [principal, { ...procedures, key: ['02HV33Z', '02HV32Z', '05HM33Z', '02H633Z', '02HV3DZ', '02HV43Z', '02HV03Z'].map((code) => ({ ...procedures.key[0]!, code })), wrong: [wrong('06HM33Z'), wrong('06HN33Z'), wrong('06HP33Z')] }] }), { says: '10 candidates for 7 key codes; add wrong codes until there are at least 11' }],
  ['prompt-count', 'a count in the prompt', record({ tasks: [{ ...principal, prompt: 'Select one principal diagnosis.' }, procedures] }), { severity: 'warning', says: 'remove the count' }],
  ['poa', 'no POA', record({ tasks: [{ ...principal, key: [{ ...key, poa: undefined }] }, procedures] }), { says: 'A41.51 has no "poa"' }],
  ['poa', 'a POA on a procedure', record({ tasks: [principal, { ...procedures, key: [{ ...procedures.key[0]!, poa: 'Y' }] }] }), { says: 'procedures have none' }],
  ['poa', 'a POA in a clinic', record({ setting: 'clinic' }), { says: 'outpatient records have none' }],
  ['poa-exempt', 'exempt but not on the list', { ...record({ tasks: [{ ...principal, key: [{ ...key, poa: 'exempt' }] }, procedures] }), poaExempt: new Set(['Z370']) }, { says: 'is not on the list of exempt codes' }],
  ['poa-exempt', 'on the list but not exempt', { ...record({}), poaExempt: new Set(['A4151']) }, { says: 'write "poa: exempt"' }],
  ['cpt-number', 'an unknown CPT number', { ...outpatient({}), cptNumbers: new Set(['45385', '45380', 'G0121']) }, { severity: 'warning', says: '45384 is not in the list' }],
  ['fictional-data', 'a name with a title', items(anItem({ stem: `Dr. Halloran writes. ${stem}` })), { line: 9, says: '"Dr. Halloran" looks like a name with a title' }],
  ['fictional-data', 'a record number', record({}, { ...someTexts(), 'face-sheet': 'Inpatient order 14:10.\nMRN: 00412345\n' }), { line: 2, says: 'a record or account number' }],
  ['fictional-data', 'a social security number', items(anItem({ stem: `${stem} 123-45-6789?` })), { says: 'a social security number' }],
  ['fictional-data', 'a telephone number', items(anItem({ stem: `Call (555) 555-0100. ${stem}` })), { says: 'a telephone number' }],
  ['fictional-data', 'a birth date', items(anItem({ stem: `DOB 03/04/1951. ${stem}` })), { says: 'a birth date' }],
  ['date-range', 'a date before the year', items(anItem({ stem: `Seen on March 3, 2025. ${stem}` })), { severity: 'error', line: 9, says: '"March 3, 2025" is outside 2025-10-01 to 2026-09-30' }],
  ['date-range', 'a year of past history', record({}, { ...someTexts(), 'ed-note': 'E. coli sepsis.\nDiabetes since 2014.\n' }), { severity: 'warning', line: 2, says: '"since 2014" is outside fiscal year 2026' }],
  ['date-range', 'a day that does not exist', items(anItem({ stem: `Seen on 2026-02-30. ${stem}` })), { says: 'is not a day of the calendar' }],
  ['code-exists', 'a code that does not exist', { ...items(withOptions('J15.0', 'A41.88', 'A41.9', 'I10')), codeSets }, { line: 14, says: 'A41.88 does not exist in ICD-10-CM FY2026' }],
  ['code-exists', 'a three-character header in a list', { ...items(withOptions('J15.0', 'A41', 'A41.9', 'I10')), codeSets }, { severity: 'error', says: 'A41 is a header' }],
  ['code-exists', 'a header in a reason', { ...items(anItem({ options: anItem().options.map((one) => ({ ...one, reason: 'See I50.3 for that.' })) })), codeSets }, { severity: 'warning', says: 'write I50.3- for the category' }],
  ['code-exists', 'a key that does not exist', { ...record({ tasks: [principal, { ...procedures, key: [{ ...procedures.key[0]!, code: '02HV33X' }] }] }), codeSets }, { file: SCENARIO_FILE, says: '02HV33X does not exist in ICD-10-PCS FY2026' }],
  ['invalid-codes', 'a valid code listed as invalid', { ...items(anItem({ invalidCodes: ['A41.9'] })), codeSets }, { says: 'A41.9 is a complete code' }],
  ['invalid-codes', 'a listed code that is not used', { ...items(anItem({ invalidCodes: ['B99.99'] })), codeSets }, { severity: 'warning', says: 'not used here' }],
  ['key-balance', 'every key in one place', many(40, () => ({})), { file: 'question-bank/items', severity: 'error', says: 'The key is option b in 40 of 40 items' }],
  ['key-balance', 'few items', many(8, () => ({})), { severity: 'warning', says: 'option b in 8 of 8' }],
  ['near-duplicate', 'two stems alike', items(anItem(), anItem({ id: 'CK-0202', stem: stem.replace('day 3', 'day 4') })), { severity: 'error', id: 'CK-0202', says: `the same as that of CK-0201 (${ITEM_FILE}:9)` }],
  ['near-duplicate', 'two enemies alike', items(anItem({ enemies: 'SEPSIS' }), anItem({ id: 'CK-0202', enemies: 'SEPSIS' })), { severity: 'warning', says: 'although they never meet on a form' }],
  ['point-once', 'a point tested twice', items(anItem(), anItem({ id: 'CK-0202' })), { id: 'CK-0202', says: 'both have the same setting, codeSystem, level and they do not share one "enemies" name' }],
]

function outlineOf(task: string): Material['outlines'][0] {
  return { id: 'an-outline', file: 'question-bank/outlines/an-outline.yaml', lineOf: () => 1, value: { id: 'an-outline', title: 'Outline', domains: [{ id: 1, title: 'Domain', weight: 1, tasks: [{ task, title: 'Task' }] }] } }
}

test.each(cases)('%s: %s', (rule, _what, material, { says, ...place }) => {
  const found = findings(rule, material)
  const one = found.find(({ message }) => (typeof says === 'string' ? message.includes(says) : says.test(message)))
  expect(one, `said: ${found.map((problem) => `${problem.line} ${problem.message}`).join(' | ')}`).toBeDefined()
  expect(one).toMatchObject({ rule, ...place })
})

test('every rule has a bank that breaks it', () => {
  const tested = new Set(cases.map(([rule]) => rule))
  expect(RULES.map((rule) => rule.name).filter((name) => !tested.has(name))).toEqual([])
})

describe('what the rules leave alone', () => {
  const clean = (rule: string, material: Material) => expect(findings(rule, material)).toEqual([])
  test('"never events" are a term', () => clean('forbidden-phrase', items(withOptions(prose[0]!, prose[1]!, prose[2]!, 'A list of never events'))))
  test('"not" inside the case is no negative stem', () => clean('negative-capitals', items(anItem())))
  test('"at the least" and a broken rule are no negative stems', () => {
    clean('negative-capitals', items(anItem({ stem: stem.replace('Which sequence is correct?', 'For how many years, at the least, is it kept?') })))
    clean('negative-capitals', items(anItem({ stem: stem.replace('Which sequence is correct?', 'Which specification was not met?') })))
  })
  test('drug names, DRGs, CPT numbers, modifiers and dates are not codes', () =>
    clean('code-exists', { ...items(anItem({ stem: `Vitamin B12, T4, CD4, MS-DRG 871, 45385-59, J1885, FY2026 and 2026-03-02 14:10. HL7 v2.5.1. ${stem}` })), codeSets }))
  test('a category written with a dash is not a code', () => clean('code-exists', { ...items(anItem({ stem: `A code of I50.3- fits. ${stem}` })), codeSets }))
  test('codes that are invalid on purpose', () => clean('code-exists', { ...items({ ...withOptions('J15.0', 'A41', 'A41.9', 'I10'), invalidCodes: ['A41'] }), codeSets }))
  test('the same CPT code with other modifiers', () => clean('code-twice', outpatient({ wrong: [{ ...wrong('45385'), modifiers: ['59'] }, wrong('45384'), wrong('G0121')] })))
  test('a point seen from elsewhere', () => clean('point-once', items(anItem({ enemies: 'SEPSIS' }), anItem({ id: 'CK-0202', enemies: 'SEPSIS', setting: 'any', codeSystem: 'Query', level: 'recall' }))))
  test('new points of two domains with one number', () => clean('point-once', items(anItem({ point: 'N001' }), anItem({ id: 'CD-0001', task: '2.1', point: 'N001' }))))
})

import { describe, expect, test } from 'vitest'
import { RULES } from '../../question-bank/checks/rules/index'
import { runRules, type Material } from '../../question-bank/checks/rules/rule'
import { anItem, findings, someTexts, withOptions, wrong } from './bank-fixture'
import { kindCases, severalAsked, withExhibit } from './broken-kinds'
import {
  addenda,
  cases as oldCases,
  codeSets,
  items,
  lasting,
  outpatient,
  placeOf,
  prose,
  record,
  stem,
  valid,
} from './broken-banks'

const cases = [...oldCases, ...kindCases]

/* Every rule has a bank that breaks it, and says where and what to do. */

test('the base bank breaks no rule', () => {
  expect(runRules(RULES, valid())).toEqual([])
})

test.each(cases)('%s: %s', (rule, _what, material, { at, says }) => {
  const said = findings(rule, material).map((problem) => `${problem.rule} ${placeOf(problem)} ${problem.message}`)
  expect(
    said.filter((one) => one.startsWith(`${rule} ${at} `) && one.includes(says)),
    said.join('\n'),
  ).toHaveLength(1)
})

test('every rule has a bank that breaks it', () => {
  const tested = new Set(cases.map(([rule]) => rule))
  expect(RULES.map((rule) => rule.name).filter((name) => !tested.has(name))).toEqual([])
})

describe('what the rules leave alone', () => {
  const clean = (rule: string, material: Material) => expect(findings(rule, material)).toEqual([])
  test('"never events" are a term', () =>
    clean('forbidden-phrase', items(withOptions(prose[0]!, prose[1]!, prose[2]!, 'A list of never events'))))
  test('"not" inside the case is no negative stem', () => clean('negative-stem', items(anItem())))
  test('"at the least" and a broken rule are no negative stems', () => {
    clean(
      'negative-stem',
      items(
        anItem({ stem: stem.replace('Which sequence is correct?', 'For how many years, at the least, is it kept?') }),
      ),
    )
    clean(
      'negative-stem',
      items(anItem({ stem: stem.replace('Which sequence is correct?', 'Which specification was not met?') })),
    )
  })
  test('a question that rests on no code book may claim another year', () => {
    clean('editions', items(lasting()))
    clean('editions', {
      ...items(lasting({ stem: `After A41.59 was coded: ${stem}` })),
      addenda: { ...addenda, year: 2028 },
    })
    clean('editions', { ...items(lasting({ stem: `After J15.0 was coded: ${stem}` })), addenda })
  })
  test('the years of the whole bank need no claim', () => clean('editions', { ...valid(), addenda }))
  test('drug names, DRGs, CPT numbers, modifiers and dates are not codes', () =>
    clean('code-exists', {
      ...items(
        anItem({
          stem: `Vitamin B12, T4, CD4, MS-DRG 871, 45385-59, J1885, FY2026 and 2026-03-02 14:10. HL7 v2.5.1. ${stem}`,
        }),
      ),
      codeSets,
    }))
  test('a category written with a dash is not a code', () =>
    clean('code-exists', { ...items(anItem({ stem: `A code of I50.3- fits. ${stem}` })), codeSets }))
  test('codes that are invalid on purpose', () =>
    clean('code-exists', {
      ...items({ ...withOptions('J15.0', 'A41', 'A41.9', 'I10'), invalidCodes: ['A41'] }),
      codeSets,
    }))
  test('the same CPT code with other modifiers', () =>
    clean(
      'code-twice',
      outpatient({ wrong: [{ ...wrong('45385'), modifiers: ['59'] }, wrong('45384'), wrong('G0121')] }),
    ))
  test('a point seen from elsewhere', () =>
    clean(
      'point-once',
      items(
        anItem({ enemies: 'SEPSIS' }),
        anItem({ id: 'CK-0202', enemies: 'SEPSIS', setting: 'any', codeSystem: 'Query', level: 'recall' }),
      ),
    ))
  test('a mended difference', () =>
    clean(
      'second-reader',
      items(
        anItem({
          reading: {
            date: '2026-11-25',
            agreed: false,
            note: 'Two keys.',
            again: { date: '2026-11-26', agreed: true },
          },
        }),
      ),
    ))
  test('a year of past history in a record', () =>
    clean('date-range', record({}, { ...someTexts(), 'ed-note': 'E. coli sepsis.\nDiabetes since 2014.\n' })))
  test('a bank whose lists could not be read', () => {
    clean('mistake-type', { ...items(anItem()), mistakes: undefined })
    clean('topic-title', { ...items(anItem()), topics: undefined })
  })
  test("annual content of the bank's own year", () =>
    clean('valid-through', items(anItem({ validThrough: '2026-09-30' }))))
  test('a question that asks for two and says so', () => {
    for (const rule of ['select-count', 'option-lengths', 'word-clue', 'option-kinds', 'key-balance'])
      clean(rule, items(severalAsked()))
  })
  test('an exhibit its stem sends to', () => clean('exhibit', items(withExhibit())))
  test('two items of one rule that may meet', () =>
    clean('pairs', items(anItem({ pairs: ['CK-0202'] }), anItem({ id: 'CK-0202' }))))
  test('a line to remember and a place to look', () =>
    clean(
      'teaching',
      items(anItem({ remember: 'What brought the patient in comes first.', lookup: 'Guidelines, Section I.C.1.d.4' })),
    ))
  test('new points of two domains with one number', () =>
    clean('point-once', items(anItem({ point: 'N001' }), anItem({ id: 'CD-0001', task: '2.1', point: 'N001' }))))
})

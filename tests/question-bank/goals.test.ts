import { describe, expect, test } from 'vitest'
import { measured, printedGoals, type Measured } from '../../question-bank/checks/goals/goal'
import { GOALS } from '../../question-bank/checks/goals/index'
import type { Material } from '../../question-bank/checks/rules/rule'
import { errorsOf } from '../../question-bank/checks/problem'
import { RULES } from '../../question-bank/checks/rules/index'
import { runRules } from '../../question-bank/checks/rules/rule'
import type { SourceItem } from '../../question-bank/schema/item'
import { bankSources } from '../support/real-bank'
import { anItem, aScenario, sourcesOf, withOptions } from './bank-fixture'
import { severalAsked } from './broken-kinds'

/* Every goal of the bank has a bank that misses it, and says by how much; a missed goal is never an error. */

const found = (name: string, material: Material): Measured => {
  const one = measured(GOALS, material).find((goal) => goal.name === name)
  if (!one) throw new Error(`There is no goal ${name}.`)
  return one
}
const number = (index: number) => String(1000 + index)
const many = (count: number, of: (index: number) => Partial<SourceItem>): Material =>
  sourcesOf(
    Array.from({ length: count }, (_, index) =>
      anItem({ id: `CK-${number(index)}`, point: `P${String(100 + index)}`, ...of(index) }),
    ),
  )
/** The second option is the key. */
const asked = (...texts: string[]) => ({ options: withOptions(...texts).options })

const sources = (text: string): Material => ({ ...sourcesOf([anItem({ stem: text })]), guidelineText: GUIDELINES })
const GUIDELINES = `Conventions.\n Examples of sequela include: scar formation resulting from a burn, deviated septum due to a
nasal fracture, and infertility due to tubal occlusion from old tuberculosis.`

/** Goal, what misses it, the bank, and words of the finding. */
const cases: [string, string, Material, RegExp][] = [
  [
    'convergence',
    'the key has the codes of all others',
    many(4, () => asked('A41.9, N10', 'A41.51, N10', 'A41.51, R65.20', 'A41.51, N39.0')),
    /100 % of 4/,
  ],
  [
    'character-convergence',
    'the key has most characters of the others',
    many(4, () => asked('0DTN0ZZ', '0DTN4ZZ', '0DTN4ZG', '0DBN4ZZ')),
    /100 % of 4/,
  ],
  [
    'word-convergence',
    'the key has the words of all others',
    many(4, () =>
      asked(
        'Report the principal pneumonia',
        'Report pneumonia before sepsis',
        'List the sepsis organism first',
        'Code sepsis before the symptom',
      ),
    ),
    /100 % of 4/,
  ],
  [
    'odd-one-out',
    'three begin alike and the key does not',
    many(4, () =>
      asked(
        'Type of the lesion removed',
        'Depth of the tissue removed',
        'Type of the closure that was made',
        'Type of the dressing put on it',
      ),
    ),
    /100 % of 4/,
  ],
  [
    'only-careful',
    'only the key asks',
    many(4, () =>
      asked(
        'Report the pneumonia code alone',
        'Query the attending for the organism',
        'Report the organism code with it',
        'Leave the organism off the claim',
      ),
    ),
    /100 % of 4/,
  ],
  [
    'longest-option',
    'the longest is never the key',
    many(4, () =>
      asked(
        'Report the pneumonia code alone now',
        'Report the organism code',
        'Report both codes in this order here',
        'Leave the organism off the claim now',
      ),
    ),
    /0 % of 4/,
  ],
  ['remember', 'an item without it', many(2, (index) => (index ? { remember: 'A rule.' } : {})), /^1 items/],
  ['lookup', 'an item without it', many(2, (index) => (index ? { lookup: 'Index' } : {})), /^1 items/],
  [
    'reasons-that-restate',
    'a reason that is none',
    sourcesOf([
      anItem({ options: anItem().options.map((one, at) => (at ? one : { ...one, reason: 'It is not on the list.' })) }),
    ]),
    /^0 questions|^1 questions/,
  ],
  [
    'pcs-reasons',
    'a PCS key without a table',
    many(1, () => asked('0DTN0ZZ', '0DTN4ZZ', '0DTN4ZG', '0DBN4ZZ')),
    /^1 questions/,
  ],
  ['mistake-type-rule', 'all mistakes are of one type', many(2, () => ({})), /^100 %/],
  [
    'key-letters-of-records',
    'no letter comes twice',
    sourcesOf(
      [],
      [
        aScenario({
          questions: ['Q1', 'Q2'].map((id, at) => ({
            id,
            task: '1.2',
            stem: 'Which circumstance decides the sequence here?',
            options: at ? [...anItem().options].reverse() : anItem().options,
            citations: ['45 CFR 164.404'],
          })),
        }),
      ],
    ),
    /^0 % of 1/,
  ],
  ['difficulty-spread', 'all are as hard', many(3, () => ({})), /^0\.000/],
  ['difficulty-range', 'none is easy or hard', many(3, () => ({})), /^0\.69 to 0\.69/],
  ['estimates-of-one-opinion', 'estimates that are one', many(3, () => ({})), /^100 % of 3/],
  [
    'recall-easier-than-analysis',
    'recall is harder',
    many(2, (index) => ({ level: index ? 'recall' : 'analysis', angoff: index ? [0.4, 0.4, 0.4] : [0.9, 0.9, 0.9] })),
    /^0\.40 and 0\.90/,
  ],
  ['items-of-one-rule', 'five items of one rule', many(5, () => ({})), /^1 rules with more, of 1/],
  ['enemy-names-of-one', 'a name with one member', many(1, () => ({ enemies: 'ALONE' })), /^1 of 1 names/],
  ['items-by-domain', 'too few items', many(3, () => ({})), /^3 \/ 0 \/ 0 \/ 0 \/ 0$/],
  [
    'records-by-setting',
    'too few records',
    sourcesOf([], [aScenario()]),
    /^1 inpatient, 0 emergency, 0 other outpatient$/,
  ],
  ['records-graded', 'a record without a grade', sourcesOf([], [aScenario()]), /^1 records/],
  ['exhibits', 'none', many(1, () => ({})), /^0 items/],
  ['multiple-select', 'too few', sourcesOf([severalAsked(), severalAsked({ id: 'CK-0202', bonus: true })]), /^1 items/],
  ['coding-items-with-pcs', 'none', many(1, () => ({})), /^0 items/],
  ['coding-items-with-cpt', 'none', many(1, () => ({})), /^0 items/],
  [
    'coding-items-without-codes',
    'prose only',
    many(2, () => asked('One thing', 'Two things', 'Three things', 'Four things')),
    /^100 % of 2/,
  ],
  [
    'official-examples',
    'the example of the guidelines',
    sources(
      'Years ago a patient broke the nose. The fracture healed, but the septum stayed deviated; the nasal airway is blocked. Which codes are reported?',
    ),
    /^1 questions/,
  ],
]

describe('a goal that is missed', () => {
  test.each(cases)('%s: %s', (name, _what, material, words) => {
    const one = found(name, material)
    expect(one).toMatchObject({ met: false })
    expect('found' in one ? one.found : '').toMatch(words)
    expect(printedGoals([one])).toMatch(/^MISSED {2}/)
  })
  test('is tried for every goal', () => {
    // What the next year deletes is known rather than met or missed.
    const tried = new Set([...cases.map(([name]) => name), 'codes-deleted-next-year'])
    expect(GOALS.map(({ name }) => name).filter((name) => !tried.has(name))).toEqual([])
  })
  test('names what to look at first, and how many more', () => {
    expect(
      printedGoals([
        found(
          'remember',
          many(14, () => ({})),
        ),
      ]),
    ).toMatch(/: CK-1000, CK-1001, .* and 2 more$/)
  })
})

describe('what cannot be measured', () => {
  test('says what it needs, and is neither met nor missed', () => {
    expect(printedGoals([found('official-examples', sourcesOf([anItem()]))])).toBe(
      'UNKNOWN official-examples: needs guidelines=FILE (wanted: no question is an example of the guidelines)',
    )
    expect(found('codes-deleted-next-year', sourcesOf([anItem()]))).toMatchObject({ needs: 'needs addenda=FILE' })
  })
  test('an empty bank misses no share', () => {
    for (const name of [
      'convergence',
      'odd-one-out',
      'longest-option',
      'difficulty-spread',
      'estimates-of-one-opinion',
    ])
      expect(found(name, sourcesOf([])), name).toMatchObject({ met: true })
  })
})

test('codes that the next year deletes are named with their question', () => {
  const addenda = { year: 2027, changed: new Set(['J150']), deleted: new Set(['J150']) }
  expect(found('codes-deleted-next-year', { ...sourcesOf([anItem()]), addenda })).toMatchObject({
    found: '1 uses of codes that 2027 deletes',
    ids: ['CK-0201 (J15.0)'],
  })
})

test('an official example is not taken for one because of common words', () => {
  expect(
    found('official-examples', sources('A patient is seen for a fracture. Which codes are reported?')),
  ).toMatchObject({ met: true })
})

test('the bank may miss goals, which are no errors', () => {
  const goals = measured(GOALS, bankSources())
  expect(goals.some((one) => 'met' in one && !one.met)).toBe(true)
  expect(errorsOf(runRules(RULES, bankSources()))).toEqual([])
})

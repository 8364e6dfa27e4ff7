import { describe, expect, test } from 'vitest'
import { printed } from '../../question-bank/checks/problem'
import { RULES } from '../../question-bank/checks/rules/index'
import { runRules } from '../../question-bank/checks/rules/rule'
import { compile, compileItem, hashOf } from '../../question-bank/checks/compile'
import { rulesOf } from '../../question-bank/checks/rule-names'
import { choiceShape as choiceSchema, item as itemSchema, keysOf, sourceItem } from '../../question-bank/schema/item'
import { newKinds, newKindSources } from '../support/new-kinds'
import { anItem, sourcesOf, withOptions } from './bank-fixture'

/* Items with an exhibit, and items that ask for several options, from what an author writes to what the bank holds. */

/** Nobody has read these blind, and a handful is no bank to be balanced. */
const OF_A_BANK = new Set(['second-reader', 'key-balance'])

test('the written items break no rule', () => {
  const problems = runRules(RULES, sourcesOf(newKindSources())).filter(({ rule }) => !OF_A_BANK.has(rule))
  expect(printed(problems)).toBe('')
})

describe('what the bank holds', () => {
  test('fits the schema, with all keys, the exhibit and what it teaches', () => {
    for (const one of newKinds()) expect(itemSchema.parse(JSON.parse(JSON.stringify(one)))).toEqual(one)
    const [several, , , , exhibit] = newKinds()
    expect(keysOf(several!)).toEqual(['b', 'c'])
    expect(several!.options.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(keysOf(exhibit!)).toEqual(['c'])
    expect(exhibit!.exhibit?.title).toBe('Excerpt of a PCS table')
    expect(exhibit!.remember).toMatch(/hand through a port/)
  })

  test('where a question may be asked is no part of its hash; what it says is', () => {
    const plain = compileItem(anItem())
    expect(compileItem(anItem({ bonus: true, pairs: ['CK-0002'] })).hash).toBe(plain.hash)
    expect(compileItem(anItem({ remember: 'A rule of thumb.' })).hash).not.toBe(plain.hash)
  })

  test('a question of before has the hash it had', () => {
    const { rules: _r, editions: _e, hash, ...content } = compileItem(anItem())
    expect(hash).toBe(hashOf(content))
    expect(Object.keys(content).sort()).toEqual(
      [
        'angoff', 'citations', 'codeSystem', 'domain', 'id', 'keepOrder', 'key', 'level', 'options', 'point', 'row',
        'setting', 'stem', 'task', 'verified', 'version',
      ], // prettier-ignore
    )
  })

  test('every question has the rules it rests on', () => {
    const { items } = compile(sourcesOf([anItem()]))
    expect(items[0]!.rules).toEqual(['OCG I.C.1.d.4'])
  })
})

describe('what an author may not write', () => {
  const fault = (over: object) =>
    sourceItem.safeParse({ ...anItem(), ...over }).error?.issues.map((one) => one.message) ?? []
  const option = (text: string, key?: true) => ({
    text,
    reason: 'Because.',
    ...(key ? { key } : { mistake: 'a-mistake' }),
  })
  const options = (keys: number, wrong: number) => [
    ...Array.from({ length: keys }, (_, n) => option(`Right ${n}`, true)),
    ...Array.from({ length: wrong }, (_, n) => option(`Wrong ${n}`)),
  ]
  test.each([
    ['two keys and no count', { options: options(2, 2) }, /exactly one option with "key: true", or a "select"/],
    ['five options and one key', { options: options(1, 4) }, /exactly four options/],
    ['three options', { options: options(1, 2) }, /exactly four options/],
    [
      'another count than keys',
      { select: 3, options: options(2, 3) },
      /has 2 options with "key: true", and "select" says 3/,
    ],
    ['two keys of four', { select: 2, options: options(2, 2) }, /must have 5 options/],
    ['three keys of five', { select: 3, options: options(3, 2) }, /must have 6 options/],
    ['a count of one', { select: 1 }, /less than 2/],
    ['a count of four', { select: 4, options: options(4, 2) }, /more than 3/],
  ])('%s', (_name, over, says) => expect(fault(over).join()).toMatch(says))
  test('two of five and three of six are fine', () => {
    expect(fault({ select: 2, options: options(2, 3) })).toEqual([])
    expect(fault({ select: 3, options: options(3, 3) })).toEqual([])
  })
  test('a compiled choice has at least four options and at most three keys', () => {
    const { stem, options: four, keepOrder, citations } = compileItem(withOptions('One', 'Two', 'Three', 'Four'))
    const choice = { stem, keepOrder, citations, options: four, key: 'a' }
    expect(choiceSchema.safeParse(choice).success).toBe(true)
    expect(choiceSchema.safeParse({ ...choice, options: four.slice(1) }).success).toBe(false)
    expect(choiceSchema.safeParse({ ...choice, key: ['a'] }).success).toBe(false)
    expect(choiceSchema.safeParse({ ...choice, key: ['a', 'b', 'c', 'd'] }).success).toBe(false)
    // A key that is none of the options.
    for (const key of ['e', ['a', 'f']])
      expect(itemSchema.safeParse({ ...newKinds()[4]!, key }).error?.issues[0]).toMatchObject({ path: ['key'] })
  })
})

describe('the name of a rule', () => {
  test.each([
    ['a section, whatever follows it', 'ICD-10-CM Guidelines FY2026, Section I.C.1.d.4, sepsis', 'OCG I.C.1.d.4'],
    ['the same section of another year', 'ICD-10-CM Guidelines FY2027, Section I.C.1.d.4', 'OCG I.C.1.d.4'],
    ['brackets', 'ICD-10-CM Guidelines FY2026, Section I.C.19.e.5(b)', 'OCG I.C.19.e.5.b'],
    ['a PCS guideline', 'ICD-10-PCS Guidelines FY2026, B3.6b, coronary bypass', 'ICD-10-PCS Guidelines B3.6b'],
    ['a regulation without its paragraph', '45 CFR 164.528(a)(1)', '45 CFR 164.528'],
    [
      'a manual',
      'CMS Medicare Claims Processing Manual, Chapter 4, Section 20.6.4, modifier 73',
      'CMS Medicare Claims Processing Manual, Chapter 4, Section 20.6.4',
    ],
    [
      'a source without its year',
      'AHIMA Standards of Ethical Coding (2016), Standard 4',
      'AHIMA Standards of Ethical Coding, Standard 4',
    ],
  ])('%s', (_name, citation, rule) => expect(rulesOf([citation], '1.1-01')).toEqual([rule]))
  test('a whole section is told apart by the topic row, and by none in a scenario', () => {
    expect(rulesOf(['ICD-10-CM Guidelines FY2026, Section III'], '1.1-01')).toEqual(['OCG III, 1.1-01'])
    expect(rulesOf(['ICD-10-CM Guidelines FY2026, Section III'])).toEqual([])
    expect(rulesOf(['ICD-10-CM Guidelines FY2026, Section III.B'])).toEqual(['OCG III.B'])
  })
})

import { describe, expect, test } from 'vitest'
import { compile, compileItem, compileScenario, hashOf, written } from '../../question-bank/checks/compile'
import { bank } from '../../question-bank/schema/bank'
import { bankSources } from '../support/real-bank'
import { anItem, aScenario, mistakesOf, sourcesOf, topicsOf } from './bank-fixture'

describe('an item', () => {
  test('gets option ids by position, its key and its domain', () => {
    const item = compileItem(anItem())
    expect(item.options.map((option) => option.id)).toEqual(['a', 'b', 'c', 'd'])
    expect(item).toMatchObject({ key: 'b', domain: 1, keepOrder: false })
    expect(compileItem(anItem({ id: 'RC-0001', task: '4.3' })).domain).toBe(4)
  })

  test('keeps what only authors need out of the bank', () => {
    const item = compileItem(anItem({ invalidCodes: ['A41'] }))
    expect(item).not.toHaveProperty('reading')
    expect(item).not.toHaveProperty('invalidCodes')
    expect(item.options[1]).not.toHaveProperty('key')
  })

  test('has a hash that follows its content and not its reading', () => {
    const { hash } = compileItem(anItem())
    expect(hash).toMatch(/^[0-9a-f]{16}$/)
    expect(compileItem(anItem({ reading: undefined })).hash).toBe(hash)
    expect(compileItem(anItem({ stem: `${anItem().stem} Why?` })).hash).not.toBe(hash)
    const [a, b, c, d] = anItem().options as [never, never, never, never]
    expect(compileItem(anItem({ options: [b, a, c, d] })).hash).not.toBe(hash)
  })
})

test('a scenario takes its documents in chart order, without traps', () => {
  const scenario = compileScenario(sourcesOf([], [aScenario()]).scenarios[0]!)
  expect(scenario.documents.map((one) => one.id)).toEqual(['face-sheet', 'ed-note', 'discharge-summary'])
  expect(scenario.documents[0]!.text).toBe('## Face sheet\n\nInpatient order 2026-03-02 14:10.')
  expect(scenario).not.toHaveProperty('traps')
  expect(scenario.questions[0]).toMatchObject({ key: 'b', keepOrder: false })
})

test('a changed document changes the hash of the scenario', () => {
  const one = compileScenario(sourcesOf([], [aScenario()]).scenarios[0]!)
  const other = compileScenario(sourcesOf([], [aScenario()], { 'ed-note': 'Other.' }).scenarios[0]!)
  expect(other.hash).not.toBe(one.hash)
})

test('the order of fields and of files does not matter', () => {
  expect(hashOf({ a: 1, b: { c: 2, d: 3 } })).toBe(hashOf({ b: { d: 3, c: 2 }, a: 1 }))
  const [first, second] = [anItem(), anItem({ id: 'CK-0100' })]
  expect(written(compile(sourcesOf([first, second])))).toBe(written(compile(sourcesOf([second, first]))))
})

test('the bank tells the miss type of each mistake and the title of each row, in alphabetical order', () => {
  const mistakes = mistakesOf({ lookup: ['severe-sepsis', 'a-mistake'], rule: ['sepsis-always-first'] })
  const compiled = compile({
    ...sourcesOf([anItem()]),
    mistakes,
    topics: topicsOf({ '1.2-01': 'Sepsis', '1.1-02': 'Diabetes' }),
  })
  expect(Object.entries(compiled.mistakes)).toEqual([
    ['a-mistake', 'lookup'],
    ['sepsis-always-first', 'rule'],
    ['severe-sepsis', 'lookup'],
  ])
  expect(Object.entries(compiled.topics)).toEqual([
    ['1.1-02', 'Diabetes'],
    ['1.2-01', 'Sepsis'],
  ])
})

test('editions come from the item, otherwise from the bank, and leave the hash as it was', () => {
  const editions = { value: { verified: [2026], exams: [] }, id: '', file: 'editions.yaml', lineOf: () => 1 }
  const [plain, own] = ([undefined, [2026, 2027]] as const).map((years) =>
    compile({
      ...sourcesOf([anItem({ editions: years && [...years] })], [aScenario({ editions: years && [...years] })]),
      editions,
    }),
  )
  const later = compile({
    ...sourcesOf([anItem()], [aScenario()]),
    editions: { ...editions, value: { verified: [2027], exams: [] } },
  })
  expect([plain, own, later].map((one) => one!.items[0]!.editions)).toEqual([[2026], [2026, 2027], [2027]])
  expect([plain, own, later].map((one) => one!.scenarios[0]!.editions)).toEqual([[2026], [2026, 2027], [2027]])
  for (const of of ['items', 'scenarios'] as const)
    expect(new Set([plain, own, later].map((one) => one![of][0]!.hash)).size).toBe(1)
  expect([plain!.codeSets, later.codeSets]).toEqual([
    '2026 code books (ICD-10-CM/PCS FY 2026, CPT/HCPCS 2026)',
    '2027 code books (ICD-10-CM/PCS FY 2027, CPT/HCPCS 2027)',
  ])
})

test('another miss type makes another bank and leaves each question as it was', () => {
  const one = compile(sourcesOf([anItem()], [aScenario()]))
  const other = compile({
    ...sourcesOf([anItem()], [aScenario()]),
    mistakes: mistakesOf({ careless: ['severe-sepsis'] }),
  })
  expect(other.hash).not.toBe(one.hash)
  expect(other.items).toEqual(one.items)
  expect(other.scenarios).toEqual(one.scenarios)
})

test('a bank compiled before it had the lists still reads', () => {
  const {
    mistakes: _mistakes,
    topics: _topics,
    ...before
  } = compile({ ...bankSources(), mistakes: undefined, topics: undefined })
  expect(bank.parse(before)).toMatchObject({ mistakes: {}, topics: {} })
})

test('the real bank compiles to the same valid bytes, in whatever order its files were read', () => {
  const text = written(compile(bankSources()))
  expect(written(compile(bankSources()))).toBe(text)
  const { items, scenarios, outlines, presets, ...lists } = bankSources()
  const turned = scenarios.map((one) => ({ ...one, texts: new Map([...one.texts].reverse()) })).reverse()
  expect(
    written(
      compile({
        items: items.reverse(),
        scenarios: turned,
        outlines: outlines.reverse(),
        presets: presets.reverse(),
        ...lists,
      }),
    ),
  ).toBe(text)
  expect(bank.safeParse(JSON.parse(text)).error).toBeUndefined()
})

import { describe, expect, test } from 'vitest'
import type { Bank } from '../../question-bank/schema/bank'
import { isMultiple, type Item } from '../../question-bank/schema/item'
import type { Preset } from '../../question-bank/schema/preset'
import { assemble } from '../../renderer/engine/assemble'
import { RuleCount } from '../../renderer/engine/rule-count'
import { practiceForm } from '../../renderer/engine/practice-form'
import { DEFAULT_REQUEST } from '../../renderer/engine/practice-request'
import { aBank, aMultiple, anItem, aPreset, aScenario } from '../support/builders'

/* What a preset says of rules, of items that ask for several options, of settings and of grades. */

const preset: Preset = {
  ...aPreset,
  items: { min: 40, max: 40, pretest: 0 },
  scenarios: { min: 0, max: 0, pretest: 0 },
  levels: { ...aPreset.levels, tolerance: 40 },
  difficulty: { ...aPreset.difficulty, itemTolerance: 40 },
  rowLimit: 40,
}
const formOf = (bank: Bank, over: Partial<Preset> = {}, seed = 1) => {
  const made = assemble(bank, { ...preset, ...over }, seed)
  if (!made.ok) throw new Error(made.unmet)
  return made
}
/** Every two items of a domain rest on one rule. */
const ruled = (over: (item: Item) => Partial<Item> = () => ({})): Bank => {
  const bank = aBank(160)
  const items = bank.items.map((item) => ({
    ...item,
    enemies: undefined,
    rules: [`${item.domain} ${Math.floor(Number(item.id.slice(3)) / 2)}`],
  }))
  return { ...bank, items: items.map((item) => ({ ...item, ...over(item) })) }
}
const most = (items: readonly Item[]): number => {
  const counts = new Map<string, number>()
  for (const rule of items.flatMap((one) => one.rules ?? [])) counts.set(rule, (counts.get(rule) ?? 0) + 1)
  return Math.max(...counts.values())
}

describe('questions of one rule', () => {
  test('do not meet where the preset says so, for many seeds and with nothing relaxed', () => {
    for (let seed = 0; seed < 40; seed++) {
      const { content, form } = formOf(ruled(), { ruleLimit: 1 }, seed)
      expect(most(content.items), `seed ${seed}`).toBe(1)
      expect(form.relaxed).toEqual([])
    }
  })
  test('meet where it says nothing, as on forms of before', () => {
    const meets = Array.from({ length: 10 }, (_, seed) => most(formOf(ruled(), {}, seed).content.items))
    expect(Math.max(...meets)).toBeGreaterThan(1)
  })
  test('meet as a last resort, which is told', () => {
    const one = ruled((item) => ({ rules: [`only ${item.domain}`] }))
    expect(formOf(one, { ruleLimit: 1 }).form.relaxed).toEqual([
      'Some questions rest on the same rule more often than planned.',
    ])
  })
  test('keep away from the rules of the scenarios', () => {
    const bank = ruled()
    const scenarios = bank.scenarios.map((one) => ({ ...one, rules: ['1 3', '2 4'] }))
    for (let seed = 0; seed < 20; seed++) {
      const { content } = formOf(
        { ...bank, scenarios },
        {
          ruleLimit: 1,
          scenarios: { min: 1, max: 1, scored: 1 },
          scenarioMix: [{ settings: ['inpatient'], share: 1 }],
        },
        seed,
      )
      expect(content.items.filter(({ rules }) => rules?.includes('1 3') || rules?.includes('2 4'))).toEqual([])
    }
  })
  test('a pair looks at its rule from two sides and counts once, whoever names the other', () => {
    const [a, b, c] = [
      { id: 'CK-0001', rules: ['R'], pairs: ['CK-0002'] },
      { id: 'CK-0002', rules: ['R'] },
      { id: 'CK-0003', rules: ['R', 'S'] },
    ] as const
    const count = new RuleCount(1)
    count.add({ ...a, rules: [...a.rules], pairs: [...a.pairs] })
    expect(count.wouldExceed({ ...b, rules: [...b.rules] })).toBe(false)
    count.add({ ...b, rules: [...b.rules] })
    expect(count.over).toBe(0)
    expect(count.wouldExceed({ ...c, rules: [...c.rules] })).toBe(true)
    count.add({ ...c, rules: [...c.rules] })
    expect(count.over).toBe(1)
  })
})

describe('what a form may have', () => {
  const several = Array.from({ length: 12 }, (_, n) => aMultiple({ id: `CK-${String(5_000 + n)}` }))
  const bank = { ...aBank(160), items: [...aBank(160).items, ...several] }
  test.each([0, 1, 3])('just %i items that ask for several', (multipleSelect) => {
    const counts = Array.from(
      { length: 20 },
      (_, seed) => formOf(bank, { multipleSelect }, seed).content.items.filter(isMultiple).length,
    )
    expect(new Set(counts)).toEqual(new Set([multipleSelect]))
  })
  test('practice has them all the same', () => {
    const screens = several.map(({ id }) => id)
    const facts = { seen: new Set<string>(), missed: new Map(), notAnswered: new Set<string>() }
    const made = practiceForm(bank, { ...DEFAULT_REQUEST, screens, number: 12 }, facts, 1)
    expect(made.ok && made.form.items.map(({ order }) => order.length)).toEqual(several.map(() => 5))
  })
  test('nothing that is for practice only', () => {
    const bonus = { ...bank, items: bank.items.map((one, n) => (n % 3 ? one : { ...one, bonus: true as const })) }
    for (let seed = 0; seed < 10; seed++)
      expect(formOf(bonus, {}, seed).content.items.filter((one) => one.bonus)).toEqual([])
  })
})

describe('scenarios in thirds', () => {
  const settings = ['inpatient', 'emergency', 'outpatient-surgery'] as const
  const scenarios = settings.flatMap((setting, kind) =>
    Array.from({ length: 12 }, (_, n) =>
      aScenario({
        id: `SC-${String(100 * (kind + 1) + n)}`.replace('SC-', 'SC-0'),
        setting,
        grade: (['clean', 'usual', 'messy'] as const)[n % 3]!,
      }),
    ),
  )
  const bank = { ...aBank(40), scenarios }
  const thirds: Partial<Preset> = {
    items: { min: 0, max: 0, pretest: 0 },
    scenarioMix: [
      { settings: ['inpatient'], share: 1 },
      { settings: ['emergency'], share: 1 },
      { settings: ['outpatient-surgery', 'observation', 'clinic'], share: 1 },
    ],
  }
  const mixOf = (count: number, seed: number, over: Partial<Preset> = {}) => {
    const { content, form } = formOf(
      bank,
      { ...thirds, scenarios: { min: count, max: count, scored: count }, ...over },
      seed,
    )
    expect(form.relaxed).toEqual([])
    return { content, counts: settings.map((name) => content.scenarios.filter((one) => one.setting === name).length) }
  }
  test('six are two of each', () => {
    for (let seed = 0; seed < 20; seed++) expect(mixOf(6, seed).counts).toEqual([2, 2, 2])
  })
  test('of eight not always the same setting has two', () => {
    const short = new Set(Array.from({ length: 40 }, (_, seed) => mixOf(8, seed).counts.indexOf(2)))
    expect(short).toEqual(new Set([0, 1, 2]))
    for (let seed = 0; seed < 20; seed++) expect([...mixOf(8, seed).counts].sort()).toEqual([2, 3, 3])
  })
  test('the grades are those of the preset', () => {
    const gradeMix = { clean: 1, usual: 3, messy: 2 }
    for (let seed = 0; seed < 20; seed++) {
      const { content } = mixOf(6, seed, { gradeMix })
      const of = (grade: string) => content.scenarios.filter((one) => one.grade === grade).length
      expect([of('clean'), of('usual'), of('messy')], `seed ${seed}`).toEqual([1, 3, 2])
    }
  })
  test('grades that the bank does not have are told', () => {
    const plain = { ...bank, scenarios: scenarios.map(({ grade: _, ...one }) => one) }
    const { form } = formOf(plain, { ...thirds, scenarios: { min: 6, max: 6, scored: 6 }, gradeMix: { messy: 1 } })
    expect(form.relaxed).toEqual(['The mix of clean, usual and messy records could not be met.'])
  })
})

test('an item of before, without rules, is on forms as it was', () => {
  const item = anItem({ id: 'CK-0001' })
  expect(new RuleCount(1).wouldExceed(item)).toBe(false)
})

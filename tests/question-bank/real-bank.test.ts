import { describe, expect, test } from 'vitest'
import { bankSources } from '../support/real-bank'
import { errorsOf, printed } from '../../question-bank/checks/problem'
import { RULES } from '../../question-bank/checks/rules/index'
import { runRules } from '../../question-bank/checks/rules/rule'
import { summary } from '../../question-bank/checks/summary'
import { compile } from '../../question-bank/checks/compile'
import { bank as bankSchema } from '../../question-bank/schema/bank'
import { mistakeType } from '../../question-bank/schema/mistakes'
import { assemble } from '../../renderer/engine/assemble'

/* Forms from the real bank: every exam it offers assembles, for many seeds. */

const bank = compile(bankSources())
const SEEDS = 1_000

type Assembled = ReturnType<typeof assemble>
const assembledOf = new Map<string, Assembled[]>()

/** The first form of each seed, assembled once for all tests that look at it. */
function firstForms(preset: (typeof bank.presets)[number]): Assembled[] {
  const known = assembledOf.get(preset.id)
  if (known) return known
  const made = Array.from({ length: SEEDS }, (_, seed) => assemble(bank, preset, seed))
  assembledOf.set(preset.id, made)
  return made
}

test('no rule finds an error', () => {
  expect(printed(errorsOf(runRules(RULES, bankSources())))).toBe('')
})

test('the compiled bank fits its schema', () => {
  expect(bankSchema.safeParse(bank).error).toBeUndefined()
})

describe.each(bank.presets.map((preset) => [preset.title, preset] as const))('%s', (_title, preset) => {
  test(`assembles for ${SEEDS} seeds with nothing relaxed`, { timeout: 120_000 }, () => {
    const unmet = new Set<string>()
    const relaxed = new Set<string>()
    for (const result of firstForms(preset)) {
      if (result.ok) result.form.relaxed.forEach((sentence) => relaxed.add(sentence))
      else unmet.add(result.unmet)
    }
    expect([...unmet]).toEqual([])
    expect([...relaxed]).toEqual([])
  })
})

/* A candidate sits two complete exams without seeing a question twice. */
describe.each(['ccs-full', 'ccs-97-8'])('two exams %s in a row', (id) => {
  const preset = bank.presets.find((one) => one.id === id)!
  const idsOf = (seed: number, result: Assembled, where: string[]): string[] => {
    if (!result.ok || result.form.relaxed.length > 0)
      where.push(`seed ${seed}: ${result.ok ? result.form.relaxed.join(' ') : result.unmet}`)
    return result.ok ? [...result.form.items, ...result.form.scenarios].map((one) => one.id) : []
  }

  test(`share no question, for ${SEEDS} seeds with nothing relaxed`, { timeout: 120_000 }, () => {
    const faults: string[] = []
    for (let seed = 0; seed < SEEDS; seed++) {
      const first = idsOf(seed, firstForms(preset)[seed]!, faults)
      const second = idsOf(SEEDS + seed, assemble(bank, preset, SEEDS + seed, [first]), faults)
      const shared = second.filter((one) => first.includes(one))
      if (shared.length > 0) faults.push(`seed ${seed}: ${shared.join(', ')} on both forms`)
    }
    expect(faults).toEqual([])
  })
})

test('the bank is the one the product promises', () => {
  const { items, scenarios, byDomain, levelsByDomain, scenariosBySetting, reading } = summary(bankSources())
  expect({ items, scenarios, byDomain, scenariosBySetting }).toEqual({
    items: 240,
    scenarios: 24,
    byDomain: { 1: 96, 2: 48, 3: 24, 4: 48, 5: 24 },
    scenariosBySetting: { 'inpatient': 12, 'outpatient-surgery': 5, 'emergency': 3, 'observation': 2, 'clinic': 2 },
  })
  for (const [domain, levels] of Object.entries(levelsByDomain)) {
    const of = byDomain[domain as keyof typeof byDomain]
    for (const [level, share] of [
      ['recall', 0.25],
      ['application', 0.45],
      ['analysis', 0.3],
    ] as const) {
      expect(Math.abs(levels[level] - share * of), `${level} of domain ${domain}`).toBeLessThan(1)
    }
  }
  expect(reading).toMatchObject({ read: 264, agreedFinally: 264 })
})

test('every question says for which editions it was verified, and 2027 is claimed for few', () => {
  expect(summary(bankSources()).editions).toEqual({ 2026: 264, 2027: 18 })
  for (const one of [...bank.items, ...bank.scenarios]) expect(one.editions, one.id).toContain(2026)
})

test('every mistake of the bank has a miss type and every row a title', () => {
  const options = [...bank.items, ...bank.scenarios.flatMap((one) => one.questions)].flatMap((one) => one.options)
  const codes = bank.scenarios.flatMap((one) => one.tasks.flatMap((task) => task.wrong))
  expect(
    [...options, ...codes].filter(({ mistake }) => mistake !== undefined && bank.mistakes[mistake] === undefined),
  ).toEqual([])
  expect(new Set(Object.values(bank.mistakes))).toEqual(new Set(mistakeType.options))
  expect(bank.items.filter((one) => bank.topics[one.row] === undefined)).toEqual([])
})

test('the presets are the ones the product promises', () => {
  expect(bank.presets.map((one) => one.id)).toEqual(['ccs-97-8', 'ccs-full', 'half-exam', 'quick-25', 'scenarios-only'])
  const full = bank.presets.find((one) => one.id === 'ccs-full')!
  expect(full).toMatchObject({ minutes: 240, items: { min: 97, max: 105 }, scenarios: { min: 6, max: 8 } })
})

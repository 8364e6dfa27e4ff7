import { describe, expect, test } from 'vitest'
import { bankSources } from '../support/real-bank'
import { errorsOf, printed } from '../../question-bank/checks/problem'
import { RULES } from '../../question-bank/checks/rules/index'
import { runRules } from '../../question-bank/checks/rules/rule'
import { compile } from '../../question-bank/checks/compile'
import { bank as bankSchema } from '../../question-bank/schema/bank'
import { assemble } from '../../renderer/engine/assemble'

/* Forms from the real bank: every exam it offers assembles, for many seeds. */

const bank = compile(bankSources())
const SEEDS = 1_000

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
    for (let seed = 0; seed < SEEDS; seed++) {
      const result = assemble(bank, preset, seed)
      if (result.ok) result.form.relaxed.forEach((sentence) => relaxed.add(sentence))
      else unmet.add(result.unmet)
    }
    expect([...unmet]).toEqual([])
    expect([...relaxed]).toEqual([])
  })
})

test('the presets are the ones the product promises', () => {
  expect(bank.presets.map((one) => one.id)).toEqual(['ccs-97-8', 'ccs-full', 'half-exam', 'quick-25', 'scenarios-only'])
  const full = bank.presets.find((one) => one.id === 'ccs-full')!
  expect(full).toMatchObject({ minutes: 240, items: { min: 97, max: 105 }, scenarios: { min: 6, max: 8 } })
})

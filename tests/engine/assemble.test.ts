import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keysOf } from '../../question-bank/schema/item'
import { assemble } from '../../renderer/engine/assemble'
import { apportion, domainOf, domainQuotas, levelTargets, meanAngoff } from '../../renderer/engine/blueprint'
import { screensOf, type Content, type Form } from '../../renderer/engine/form'
import { aBank, anItem, anOutline, aPreset, aScenario } from '../support/builders'

const bank = aBank()
const SEEDS = 3_000
const seed = fc.integer({ min: 0, max: 0xffffffff })

function assembled(at: number, history: string[][] = []): { form: Form; content: Content } {
  const result = assemble(bank, aPreset, at, history)
  if (!result.ok) throw new Error(result.unmet)
  return result
}

describe('for thousands of seeds', () => {
  test('a form meets every constraint of the preset', { timeout: 240_000 }, () => {
    fc.assert(
      fc.property(seed, (at) => {
        const { form, content } = assembled(at)
        const items = new Map(content.items.map((one) => [one.id, one]))
        expect(form.items.length).toBeGreaterThanOrEqual(97)
        expect(form.items.length).toBeLessThanOrEqual(105)
        expect(form.items.filter((one) => one.pretest)).toHaveLength(18)
        expect(form.scenarios.length).toBeGreaterThanOrEqual(6)
        expect(form.scenarios.length).toBeLessThanOrEqual(8)
        expect(form.scenarios.filter((one) => !one.pretest)).toHaveLength(6)
        expect(form.relaxed).toEqual([])

        const all = [...form.items, ...form.scenarios].map((one) => one.id)
        expect(new Set(all).size).toBe(all.length)
        const enemies = [...content.items, ...content.scenarios].flatMap((one) => one.enemies ?? [])
        expect(new Set(enemies).size).toBe(enemies.length)

        const scored = form.items.filter((one) => !one.pretest).map((one) => items.get(one.id)!)
        for (const [total, list] of [
          [form.items.length, content.items],
          [scored.length, scored],
        ] as const) {
          for (const [domain, quota] of domainQuotas(anOutline, total)) {
            expect(
              Math.abs(list.filter((one) => domainOf(anOutline, one.task) === domain).length - quota),
            ).toBeLessThanOrEqual(1)
          }
        }
        const targets = levelTargets(aPreset, scored.length)
        for (const level of ['recall', 'application', 'analysis'] as const) {
          expect(Math.abs(scored.filter((one) => one.level === level).length - targets[level])).toBeLessThanOrEqual(2)
        }
        const p = scored.reduce((sum, one) => sum + meanAngoff(one), 0)
        expect(Math.abs(p - 0.68 * scored.length)).toBeLessThanOrEqual(0.8 + 1e-9)
        const places = form.items.map((one) => one.order.indexOf(keysOf(items.get(one.id)!)[0]!))
        for (let place = 0; place < 4; place++) {
          const share = places.filter((one) => one === place).length / places.length
          expect(share).toBeGreaterThanOrEqual(0.22)
          expect(share).toBeLessThanOrEqual(0.28)
        }
        expect(
          places.some((place, index) => index >= 4 && places.slice(index - 4, index).every((one) => one === place)),
        ).toBe(false)
        for (const { order } of form.items) expect([...order].sort()).toEqual(['a', 'b', 'c', 'd'])
      }),
      { numRuns: SEEDS },
    )
  })

  test('breaking up a run of one letter makes no run elsewhere', () => {
    const { form, content } = assembled(493067089)
    const places = form.items.map((one) =>
      one.order.indexOf(keysOf(content.items.find((item) => item.id === one.id)!)[0]!),
    )
    expect(
      places.some((place, index) => index >= 4 && places.slice(index - 4, index).every((one) => one === place)),
    ).toBe(false)
  })

  test('the same seed gives the same form', () => {
    fc.assert(
      fc.property(seed, (at) => {
        expect(assembled(at).form).toEqual(assembled(at).form)
      }),
      { numRuns: 50 },
    )
  })
})

test('different seeds give different forms', () => {
  const forms = new Set([1, 2, 3, 4, 5].map((at) => JSON.stringify(assembled(at).form.items)))
  expect(forms.size).toBe(5)
})

test('fresh items come before those of the last form', () => {
  const first = assembled(1).form.items.map((one) => one.id)
  const second = assembled(2, [first]).form
  const unseen = bank.items.filter((one) => !first.includes(one.id)).length
  const fresh = second.items.filter((one) => !first.includes(one.id)).length
  expect(fresh).toBeGreaterThanOrEqual(unseen - 6)
  expect(second.relaxed.some((sentence) => /last forms/.test(sentence))).toBe(true)
})

test('settings of the scored scenarios are in the asked mix', () => {
  const { form, content } = assembled(7)
  const settings = form.scenarios
    .filter((one) => !one.pretest)
    .map((one) => content.scenarios.find((s) => s.id === one.id)!.setting)
  expect(settings.sort()).toEqual([
    'emergency',
    'inpatient',
    'inpatient',
    'inpatient',
    'observation',
    'outpatient-surgery',
  ])
})

test('the first pretest scenario is an inpatient record, the largest share, while there is one', () => {
  const inpatients = {
    ...bank,
    scenarios: [...bank.scenarios, ...[1, 2, 3].map((n) => aScenario({ id: `SC-900${n}` }))],
  }
  for (let at = 0; at < 50; at++) {
    const result = assemble(inpatients, { ...aPreset, scenarios: { min: 8, max: 8, scored: 6 } }, at)
    expect(result.ok && result.content.scenarios.filter((one) => one.setting === 'inpatient')).not.toHaveLength(3)
  }
  const few = [
    ...bank.scenarios.filter((one) => one.setting !== 'inpatient'),
    ...[1, 2, 3].map((n) => aScenario({ id: `SC-900${n}` })),
    aScenario({ id: 'SC-9004', setting: 'clinic' }),
  ]
  expect(
    assemble({ ...bank, scenarios: few }, { ...aPreset, scenarios: { min: 8, max: 8, scored: 6 } }, 1),
  ).toMatchObject({ ok: true, form: { relaxed: [] } })
})

test('a second form is disjoint where the bank has enough fresh questions', () => {
  const large = aBank(240)
  const preset = { ...aPreset, rowLimit: 4 }
  const scenarios = [0, 1, 2].flatMap((copy) =>
    large.scenarios.map((one) => ({ ...one, id: `SC-${copy + 1}${one.id.slice(-3)}` })),
  )
  for (let at = 0; at < 50; at++) {
    const first = assemble({ ...large, scenarios }, preset, at)
    if (!first.ok) throw new Error(first.unmet)
    const seen = [...first.form.items, ...first.form.scenarios].map((one) => one.id)
    const second = assemble({ ...large, scenarios }, preset, at + 1, [seen])
    if (!second.ok) throw new Error(second.unmet)
    expect(second.form.relaxed).toEqual([])
    expect([...second.form.items, ...second.form.scenarios].filter((one) => seen.includes(one.id))).toEqual([])
  }
})

describe('a form that cannot be assembled says which constraint fails', () => {
  test('too few items in a domain', () => {
    const result = assemble(aBank(90), aPreset, 1)
    expect(result).toEqual({
      ok: false,
      unmet: expect.stringMatching(/needs \d+ items of domain 1, Domain 1; the bank has 36/),
    })
  })
  test('more items than exist', () => {
    const result = assemble(bank, { ...aPreset, items: { min: 250, max: 250, pretest: 0 } }, 1)
    expect(result).toEqual({ ok: false, unmet: expect.stringMatching(/needs 100 items of domain 1/) })
  })
  test('too few scenarios', () => {
    const result = assemble({ ...bank, scenarios: bank.scenarios.slice(0, 3) }, aPreset, 1)
    expect(result).toEqual({ ok: false, unmet: expect.stringMatching(/needs [678] scenarios; the bank has 3/) })
  })
  test('a difficulty that the bank does not have', () => {
    const result = assemble(bank, { ...aPreset, difficulty: { ...aPreset.difficulty, item: 0.9 } }, 1)
    expect(result).toEqual({ ok: false, unmet: expect.stringMatching(/difficulty adds up to/) })
  })
  test('scenarios that are too easy', () => {
    const easy = bank.scenarios.map((one) => ({ ...one, angoff: [0.9, 0.9, 0.9] }))
    expect(assemble({ ...bank, scenarios: easy }, aPreset, 1)).toEqual({
      ok: false,
      unmet: expect.stringMatching(/expected scores add up to/),
    })
  })
  test('nothing but enemies', () => {
    const items = Array.from({ length: 30 }, (_, n) => anItem({ id: `CK-${1000 + n}`, enemies: 'SAME' }))
    const only = { ...anOutline, id: 'one', domains: [{ ...anOutline.domains[0]!, weight: 1 }] }
    const preset = {
      ...aPreset,
      items: { min: 2, max: 2, pretest: 0 },
      scenarios: { min: 0, max: 0, scored: 0 },
      outline: 'one',
    }
    expect(assemble({ ...bank, items, outlines: [only] }, preset, 1)).toEqual({
      ok: false,
      unmet: expect.stringMatching(/not enemies of each other/),
    })
  })
  test('an outline that the bank does not have', () => {
    expect(assemble(bank, { ...aPreset, outline: 'none' }, 1)).toEqual({
      ok: false,
      unmet: expect.stringMatching(/outline "none"/),
    })
  })
})

test('a scenario keeps its enemies among the items off the form', () => {
  const items = bank.items.map((one, index) => (index === 0 ? { ...one, enemies: 'SEPSIS-SEQ' } : one))
  const scenarios = bank.scenarios.map((one) =>
    one.setting === 'emergency' ? { ...one, enemies: ['SEPSIS-SEQ'] } : one,
  )
  for (let at = 0; at < 20; at++) {
    const result = assemble({ ...bank, items, scenarios }, aPreset, at)
    expect(result.ok && result.form.items.some((one) => one.id === items[0]!.id)).toBe(false)
  }
})

test('items that keep their order are not shuffled', () => {
  const items = bank.items.map((one) => ({ ...one, keepOrder: true }))
  const result = assemble({ ...bank, items }, aPreset, 1)
  expect(result.ok && result.form.items.every((one) => one.order.join('') === 'abcd')).toBe(true)
})

test('screens are the items, then each scenario with its tasks and questions', () => {
  const { form, content } = assembled(3)
  const screens = screensOf(form, content)
  expect(screens).toHaveLength(form.items.length + form.scenarios.length * 5)
  expect(screens.slice(form.items.length, form.items.length + 5).map((one) => one.id.split('/')[1])).toEqual([
    'principal',
    'additional',
    'procedures',
    'Q1',
    'Q2',
  ])
  expect(() => screensOf(form, { ...content, scenarios: [aScenario({ id: 'SC-7777' })] })).toThrow(
    /SC-\d{4} is missing/,
  )
})

test('apportioning adds up and follows the shares', () => {
  expect(apportion(79, [0.519, 0.101, 0.089, 0.291])).toEqual([41, 8, 7, 23])
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 300 }),
      fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 }),
      (total, shares) => {
        const counts = apportion(total, shares)
        const sum = shares.reduce((a, b) => a + b, 0)
        expect(counts.reduce((a, b) => a + b, 0)).toBe(total)
        counts.forEach((count, index) => expect(Math.abs(count - (total * shares[index]!) / sum)).toBeLessThan(1))
      },
    ),
  )
})

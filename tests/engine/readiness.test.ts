import { describe, expect, test } from 'vitest'
import type { Sighting } from '../../renderer/engine/first-sight'
import { formModel, formPoints, type FormModel } from '../../renderer/engine/form-model'
import { readiness, READINESS_METHOD } from '../../renderer/engine/readiness'
import { aBank, anItem, anOutline, aPreset } from '../support/builders'

const DAY = 86_400_000
const NOW = 1_000 * DAY

/** Items over the five domains, `right` of every hundred right, answered `days` ago. */
const items = (n: number, right: number, days = 0, over: Partial<Sighting> = {}): Sighting[] =>
  Array.from({ length: n }, (_, i) => ({
    screen: `CK-${i}`,
    hash: '0',
    domain: (i % 5) + 1,
    kind: 'item',
    angoff: 0.68,
    credit: (i * 37) % 100 < right ? 1 : 0,
    at: NOW - days * DAY,
    ...over,
  }))
const scenarios = (n: number, credit: number): Sighting[] =>
  Array.from({ length: n }, (_, i) => ({
    screen: `SC-${i}`,
    hash: '0',
    domain: 1,
    kind: 'scenario',
    angoff: 0.62,
    credit,
    at: NOW,
  }))

const full = formModel(aPreset, anOutline, aBank())

function estimate(sightings: readonly Sighting[], form: FormModel = full) {
  const result = readiness(sightings, form, NOW)
  if (result.kind !== 'estimate') throw new Error(result.missing)
  return result
}

describe('the expected form', () => {
  test("has the scored size, the outline's shares and the difficulty of the preset", () => {
    expect(full.items.map((one) => one.count / 83)).toEqual(
      [0.4, 0.2, 0.1, 0.2, 0.1].map((share) => expect.closeTo(share, 10)),
    )
    expect(full.scenarios.count).toBe(6)
    const { cut, maximum } = formPoints(full)
    expect(maximum).toBeCloseTo(83 + 24)
    expect(cut).toBeCloseTo(83 * 0.68 + 24 * 0.62, 3)
  })

  test('keeps the spread of the bank and moves its mean', () => {
    const easy = formModel(aPreset, anOutline, {
      ...aBank(),
      items: aBank().items.map((one) => ({ ...one, angoff: one.angoff.map((p) => p + 0.1) })),
    })
    expect(formPoints(easy).cut).toBeCloseTo(formPoints(full).cut, 3)
    expect(new Set(easy.items[0]!.typical).size).toBeGreaterThan(3)
  })

  test("splits an outline's domain by the domains of the bank that it takes in", () => {
    const outline = {
      ...anOutline,
      domains: [{ id: 1, title: 'All', weight: 1, tasks: anOutline.domains.flatMap((one) => one.tasks) }],
    }
    const bank = {
      scenarios: [],
      items: [
        anItem({ id: 'CK-0001', domain: 1, task: '1.1' }),
        ...['IT-0001', 'IT-0002', 'IT-0003'].map((id) => anItem({ id, domain: 5, task: '5.1' })),
      ],
    }
    const { items } = formModel(aPreset, outline, bank)
    expect(items.map((one) => [one.domain, one.count])).toEqual([
      [1, 83 / 4],
      [5, (83 * 3) / 4],
    ])
  })

  test('can be without items, without scenarios and of an empty bank', () => {
    const bank = aBank()
    expect(
      formPoints(formModel({ ...aPreset, items: { min: 0, max: 0, pretest: 0 } }, anOutline, bank)).maximum,
    ).toBeCloseTo(24)
    expect(
      formPoints(formModel({ ...aPreset, scenarios: { min: 0, max: 0, pretest: 0 } }, anOutline, bank)).maximum,
    ).toBeCloseTo(83)
    expect(formPoints(formModel(aPreset, anOutline, { items: [], scenarios: [] })).cut).toBeCloseTo(
      83 * 0.68 + 24 * 0.62,
      3,
    )
  })
})

describe('when there is too little', () => {
  test('says what is missing instead of a number', () => {
    expect(readiness(items(28, 70), full, NOW)).toEqual({
      kind: 'too-little',
      answers: 28,
      scenarios: 0,
      missing: 'An estimate needs 40 questions answered at first sight; 28 so far, 12 more to go.',
    })
    expect(readiness(items(40, 70), full, NOW).kind).toBe('estimate')
  })

  test('also when all of it is old', () => {
    expect(readiness(items(100, 70, 90), full, NOW).kind).toBe('estimate')
    expect(readiness(items(100, 70, 200), full, NOW)).toMatchObject({
      kind: 'too-little',
      missing: expect.stringMatching(/too old to judge from\. Answer about 12 questions/),
    })
  })

  test('an exam of scenarios needs scenarios', () => {
    const form = formModel({ ...aPreset, items: { min: 0, max: 0, pretest: 0 } }, anOutline, aBank())
    expect(readiness([...items(200, 70), ...scenarios(3, 0.6)], form, NOW)).toMatchObject({
      missing: 'An estimate needs 4 scenarios answered at first sight; 3 so far, 1 more to go.',
    })
    expect(readiness(scenarios(4, 0.6), form, NOW).kind).toBe('estimate')
  })
})

describe('the estimate', () => {
  test('is near one half for a just-competent candidate, with a range around it', () => {
    const { probability, range, answers, scenarios: used, score } = estimate([...items(100, 68), ...scenarios(6, 0.62)])
    expect(probability).toBeGreaterThan(0.4)
    expect(probability).toBeLessThan(0.6)
    expect(range.low).toBeLessThan(probability)
    expect(range.high).toBeGreaterThan(probability)
    expect({ answers, used }).toEqual({ answers: 100, used: 6 })
    expect(score.low).toBeLessThan(300)
    expect(score.high).toBeGreaterThan(300)
    expect(Math.abs(score.expected - 300)).toBeLessThan(6)
  })

  test('rises with every better result and stays between 0 and 1', () => {
    const chances = [0, 30, 50, 60, 68, 76, 90, 100].map((right) => estimate(items(100, right)).probability)
    expect([...chances].sort((a, b) => a - b)).toEqual(chances)
    expect(chances[0]).toBeGreaterThanOrEqual(0)
    expect(chances[0]).toBeLessThan(0.001)
    expect(chances.at(-1)).toBeGreaterThan(0.99)
    expect(chances.at(-1)).toBeLessThanOrEqual(1)
  })

  test('grows surer with more answers and less sure as they fade', () => {
    const width = (sightings: Sighting[]) => {
      const { range } = estimate(sightings)
      return range.high - range.low
    }
    expect(width(items(300, 68))).toBeLessThan(width(items(60, 68)))
    expect(width(items(100, 68, 60))).toBeGreaterThan(width(items(100, 68)))
  })

  test('recent answers outweigh old ones', () => {
    const before = items(100, 40, 120)
    const lately = items(100, 80).map((one) => ({ ...one, screen: `new-${one.screen}` }))
    expect(estimate([...before, ...lately]).probability).toBeGreaterThan(0.8)
    expect(
      estimate([
        ...before.map((one) => ({ ...one, at: NOW })),
        ...lately.map((one) => ({ ...one, at: NOW - 120 * DAY })),
      ]).probability,
    ).toBeLessThan(0.1)
  })

  test('right answers to hard questions say more than right answers to easy ones', () => {
    expect(estimate(items(100, 68, 0, { angoff: 0.5 })).probability).toBeGreaterThan(
      estimate(items(100, 68, 0, { angoff: 0.8 })).probability + 0.5,
    )
  })

  test('a weak domain counts by its share of the form', () => {
    const weakIn = (domain: number) =>
      estimate(items(200, 70).map((one) => (one.domain === domain ? { ...one, credit: 0.4 } : one))).probability
    expect(weakIn(1)).toBeLessThan(weakIn(5))
  })

  test('good scenarios raise it', () => {
    const of = (credit: number) => estimate([...items(100, 66), ...scenarios(6, credit)]).probability
    expect(of(0.85)).toBeGreaterThan(of(0.4) + 0.2)
  })

  test('does not change with the order of the answers', () => {
    const all = [...items(100, 68), ...scenarios(6, 0.5)]
    expect(estimate([...all].reverse()).probability).toBeCloseTo(estimate(all).probability, 10)
  })

  test('its method is told in sentences', () => {
    for (const sentence of READINESS_METHOD) expect(sentence).toMatch(/^[A-Z].*\.$/)
  })
})

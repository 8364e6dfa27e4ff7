import { describe, expect, test } from 'vitest'
import { compile } from '../../question-bank/checks/compile'
import type { Bank } from '../../question-bank/schema/bank'
import { assemble, type Assembly } from '../../renderer/engine/assemble'
import { attemptHead } from '../../renderer/engine/events'
import { form as formSchema } from '../../renderer/engine/form'
import { assembleFor, bankVerifiedFor, drawFor } from '../../renderer/engine/form-editions'
import { retake } from '../../renderer/engine/retake'
import { ms } from '../../renderer/engine/units'
import { anAttempt } from '../support/attempts'
import { aBank, aPreset } from '../support/builders'
import { bankSources } from '../support/real-bank'

/* A form takes only what was verified for the code books of its exam. */

const row = (year: number, inferred = false) => ({
  from: `${year}-05-01`,
  through: `${year + 1}-04-30`,
  year,
  icd10: year,
  cpt: year,
  inferred,
  source: 'a guide',
  verified: '2026-11-27',
})
const exams = [row(2025), row(2026), row(2027, true)]
const on = (day: string) => ({ day, dated: true })

/** The bank whose questions were verified as said; by number of the question, from 0. */
function bankOf(verified: (index: number, scenario: boolean) => number[] | undefined, of: number[] = [2026]): Bank {
  const { items, scenarios, ...rest } = aBank()
  const marked =
    (scenario: boolean) =>
    <T extends object>(one: T, index: number): T => {
      const editions = verified(index, scenario)
      return editions ? { ...one, editions } : one
    }
  return {
    ...rest,
    editions: { verified: of, exams },
    items: items.map(marked(false)),
    scenarios: scenarios.map(marked(true)),
  }
}

const formOf = (made: Assembly) => {
  if (!made.ok) throw new Error(made.unmet)
  return made.form
}
const yearsOn = (bank: Bank, made: Assembly) => {
  const byId = new Map(
    [...bank.items, ...bank.scenarios].map((one) => [one.id, one.editions ?? bank.editions.verified]),
  )
  const form = formOf(made)
  return [...form.items, ...form.scenarios].map(({ id }) => byId.get(id)!)
}

describe('where every question holds', () => {
  const bank = bankOf(() => undefined)
  test('a form is the one it would be without editions, for many seeds', () => {
    for (let seed = 0; seed < 40; seed++) {
      const { editions, ...form } = formOf(assembleFor(bank, aPreset, seed, on('2026-11-27')))
      expect(form).toEqual(formOf(assemble(bank, aPreset, seed)))
      expect(editions).toEqual({ ...on('2026-11-27'), exam: exams[1], drawn: { year: 2026, icd10: 2026, cpt: 2026 } })
    }
  })
  test.each([
    ['2025-04-30', null],
    ['2025-05-01', 2025],
    ['2026-04-30', 2025],
    ['2026-05-01', 2026],
    ['2027-04-30', 2026],
    ['2027-05-01', 2027],
    ['2028-05-01', null],
    ['2026-02-31', null],
  ])('an exam on %s is of %s and is drawn from what there is', (day, year) => {
    const { exam, drawn } = drawFor(bank, aPreset, on(day)).editions
    expect([exam?.year ?? null, drawn.year]).toEqual([year, 2026])
  })
})

describe('a bank of several years', () => {
  // Each tenth question was verified for 2026 only.
  const mixed = bankOf((index) => (index % 10 === 0 ? [2026] : [2026, 2027]))
  test('gives a 2027 exam nothing that was verified for 2026 only, for many seeds', () => {
    for (let seed = 0; seed < 25; seed++) {
      const made = assembleFor(
        mixed,
        {
          ...aPreset,
          items: { min: 40, max: 50, pretest: 5 },
          scenarios: { min: 2, max: 2, scored: 2 },
          difficulty: { ...aPreset.difficulty, itemTolerance: 99, scenarioTolerance: 99 },
        },
        seed,
        on('2027-05-01'),
      )
      expect(yearsOn(mixed, made).every((years) => years.includes(2027))).toBe(true)
      expect(formOf(made).editions!.drawn.year).toBe(2027)
    }
  })
  test('gives a 2026 exam all of them', () => expect(drawFor(mixed, aPreset, on('2027-04-30')).bank).toBe(mixed))
  test('with too few for 2027 goes back to 2026, and the form says so', () => {
    const few = bankOf((index) => (index % 10 === 0 ? [2026, 2027] : [2026]))
    const made = assembleFor(few, aPreset, 7, on('2027-05-01'))
    expect(formOf(made).editions).toMatchObject({ exam: { year: 2027, inferred: true }, drawn: { year: 2026 } })
    expect(yearsOn(few, made).every((years) => years.includes(2026))).toBe(true)
  })
  test('goes back one year, not to the oldest; and forward only where nothing is older', () => {
    const long = bankOf((index, scenario) =>
      !scenario && index % 2 === 0 ? [2024, 2025, 2026] : [2024, 2025, 2026, 2028],
    )
    expect(drawFor(long, aPreset, on('2027-05-01')).editions.drawn.year).toBe(2026)
    expect(drawFor(long, aPreset, on('2025-05-01')).editions.drawn.year).toBe(2025)
    expect(
      drawFor(
        bankOf(() => undefined, [2026]),
        aPreset,
        on('2025-05-01'),
      ).editions.drawn.year,
    ).toBe(2026)
  })
  test('before the table takes the oldest, after it the newest that suffices', () => {
    const both = bankOf(() => [2025, 2026])
    expect(drawFor(both, aPreset, on('2020-01-01')).editions.drawn.year).toBe(2025)
    expect(drawFor(both, aPreset, on('2031-01-01')).editions.drawn.year).toBe(2026)
  })
  test('does not depend on the seed: what is said before is what is drawn', () => {
    const before = drawFor(mixed, aPreset, on('2027-05-01')).editions
    for (let seed = 0; seed < 10; seed++)
      expect(formOf(assembleFor(mixed, aPreset, seed, on('2027-05-01'))).editions).toEqual(before)
  })
  test('leaves out scenarios, too', () => {
    const part = bankVerifiedFor(
      bankOf((index, scenario) => (scenario && index === 0 ? [2026, 2027] : [2026])),
      2027,
    )
    expect([part.items.length, part.scenarios.length]).toEqual([0, 1])
  })
})

test('a bank that has nothing at all says what is missing, as ever', () => {
  const empty = { ...bankOf(() => undefined), items: [], scenarios: [] }
  expect(assembleFor(empty, aPreset, 1, on('2026-11-27'))).toMatchObject({ ok: false })
})

test('forms and heads of before, without editions, are read; a retake keeps the editions of its form', () => {
  const { head, content, session } = anAttempt()
  expect(attemptHead.parse(JSON.parse(JSON.stringify(head))).form.editions).toBeUndefined()
  const { editions } = drawFor(
    bankOf(() => undefined),
    aPreset,
    on('2027-05-01'),
  )
  const drawn = { ...head, form: { ...head.form, editions } }
  expect(formSchema.parse(JSON.parse(JSON.stringify(drawn.form))).editions).toEqual(editions)
  expect(session.screens.length).toBeGreaterThan(0)
  expect(retake(drawn, content, [], 'same-form', 3, ms(85_000))!.form.editions).toEqual(editions)
})

describe('the bank that ships', () => {
  const real = compile(bankSources())
  test.each(real.presets.map((one) => [one.id, one] as const))(
    '%s: forms of today are drawn from all of it',
    (_id, preset) => {
      expect(drawFor(real, preset, on('2026-11-27')).bank).toBe(real)
      expect(drawFor(real, preset, on('2027-05-01')).editions).toMatchObject({
        exam: { year: 2027 },
        drawn: { year: 2026 },
      })
    },
  )
})

import type { Bank } from '../../question-bank/schema/bank'
import { isMultiple, type Item } from '../../question-bank/schema/item'
import type { Outline } from '../../question-bank/schema/outline'
import type { Preset } from '../../question-bank/schema/preset'
import { scoredOf } from './blueprint'
import type { Content, Form } from './form'
import { letterOrders, questionOrders } from './letters'
import { seededRandom, type Random } from './random'
import { pickItems } from './pick-items'
import { pickScenarios } from './pick-scenarios'
import { Unmet } from './unmet'

/*
 * Form assembly: preset + bank + seed + what the candidate saw lately -> a form. Content specification, section 5.6.
 * The same arguments give the same form. Where a constraint cannot be met the result says which and why.
 */

export type Assembly = { ok: true; form: Form; content: Content } | { ok: false; unmet: string }

/** Question ids on the candidate's recent forms, newest first. */
export type History = readonly (readonly string[])[]

/**
 * @param seed a whole number from 0 to 2^32 - 1; store it with the form
 * @param history forms the candidate had before, so that fresh questions come first
 * @param practised questions the candidate met in practice; they are not fresh either
 */
export function assemble(
  bank: Bank,
  preset: Preset,
  seed: number,
  history: History = [],
  practised: ReadonlySet<string> = new Set(),
): Assembly {
  const outline = bank.outlines.find((one) => one.id === preset.outline)
  if (!outline)
    return {
      ok: false,
      unmet: `The exam "${preset.title}" asks for the outline "${preset.outline}", which the bank does not have.`,
    }
  try {
    return built(bank, preset, outline, seed, exposureOf(history, practised))
  } catch (error) {
    if (error instanceof Unmet) return { ok: false, unmet: error.message }
    throw error
  }
}

function built(bank: Bank, preset: Preset, outline: Outline, seed: number, exposure: (id: string) => number): Assembly {
  const random = seededRandom(seed)
  const itemTotal = random.int(preset.items.min, preset.items.max)
  const scenarioTotal = random.int(preset.scenarios.min, preset.scenarios.max)
  const relaxed: string[] = []

  const scenarios = pickScenarios(
    bank.scenarios,
    preset,
    scenarioTotal,
    scoredOf(preset.scenarios, scenarioTotal),
    exposure,
    random,
    relaxed,
  )
  const taken = new Set(scenarios.flatMap(({ scenario }) => scenario.enemies ?? []))
  const items = pickItems({
    pool: askable(bank.items, preset, exposure, random).filter(
      (item) => item.enemies === undefined || !taken.has(item.enemies),
    ),
    rules: scenarios.flatMap(({ scenario }) => scenario.rules ?? []),
    preset,
    outline,
    total: itemTotal,
    scored: scoredOf(preset.items, itemTotal),
    exposure,
    random,
    relaxed,
  })

  const shuffled = random.shuffle(items)
  const orders = letterOrders(
    shuffled.map(({ item }) => item),
    random,
  )
  const form: Form = {
    seed,
    bankHash: bank.hash,
    items: shuffled.map(({ item, pretest }, index) => ({
      id: item.id,
      hash: item.hash,
      pretest,
      order: orders[index]!,
    })),
    scenarios: random
      .shuffle(scenarios)
      .map(({ scenario, pretest }) => ({
        id: scenario.id,
        hash: scenario.hash,
        pretest,
        orders: questionOrders(scenario, random),
      })),
    relaxed,
  }
  const byId = new Map(bank.scenarios.map((one) => [one.id, one]))
  const content: Content = {
    items: shuffled.map(({ item }) => item),
    scenarios: form.scenarios.map(({ id }) => byId.get(id)!),
  }
  return { ok: true, form, content }
}

/** What an exam may ask: nothing that is for practice only, and as many multiple-select items as the preset wants. */
function askable(
  items: readonly Item[],
  { multipleSelect }: Preset,
  exposure: (id: string) => number,
  random: Random,
): Item[] {
  const pool = items.filter((item) => !item.bonus)
  const multiple = pool.filter(isMultiple)
  if (multiple.length <= multipleSelect) return pool
  const freshest = multipleSelect === 0 ? [] : random.shuffle(multiple).sort((a, b) => exposure(a.id) - exposure(b.id))
  const allowed = new Set(freshest.slice(0, multipleSelect))
  return pool.filter((item) => !isMultiple(item) || allowed.has(item))
}

/** How recently each question was seen: 2 on one of the last two forms, 1 on one of the last eight or in practice, else 0. */
function exposureOf(history: History, practised: ReadonlySet<string>): (id: string) => number {
  const last = new Set(history.slice(0, 2).flat())
  const recent = new Set(history.slice(2, 8).flat())
  return (id) => (last.has(id) ? 2 : recent.has(id) || practised.has(id) ? 1 : 0)
}

import type { Bank } from '../../question-bank/schema/bank'
import type { Outline } from '../../question-bank/schema/outline'
import type { Preset } from '../../question-bank/schema/preset'
import { domainOf, meanAngoff, scoredOf } from './blueprint'

/* What a fresh form of a preset is like before it is drawn: how much of it comes from where, and how hard that is. */

export type FormModel = {
  points: { item: number; scenario: number }
  /** Scored items by domain of the bank. The count is an expectation and need not be whole. */
  items: readonly { domain: number; count: number; typical: readonly number[] }[]
  /** Scored scenarios. */
  scenarios: { count: number; typical: readonly number[] }
}

/** What the model needs of a bank. */
export type FormSource = {
  items: readonly Pick<Bank['items'][number], 'task' | 'domain' | 'angoff'>[]
  scenarios: readonly Pick<Bank['scenarios'][number], 'angoff'>[]
}

/** Mean Angoff values stand for a pool by this many of its quantiles. */
const QUANTILES = 9

/**
 * The expected form of a preset: the outline's shares of the scored items, split by the bank's own domains (an older
 * outline can take two of them into one), with Angoff values as they are spread in the bank, moved on the logit scale so
 * that their mean is the difficulty which the preset asks of every form.
 */
export function formModel(preset: Preset, outline: Outline, bank: FormSource): FormModel {
  const items = itemParts(preset, outline, bank)
  const scenarios = quantiles(bank.scenarios.map(meanAngoff), preset.difficulty.scenario)
  return {
    points: preset.points,
    items: moved(items, preset.difficulty.item),
    scenarios: moved([{ count: expectedScored(preset.scenarios), typical: scenarios }], preset.difficulty.scenario)[0]!,
  }
}

const expectedScored = (size: Preset['items']): number => (scoredOf(size, size.min) + scoredOf(size, size.max)) / 2

function itemParts(preset: Preset, outline: Outline, bank: FormSource): FormModel['items'] {
  const total = expectedScored(preset.items)
  const weights = outline.domains.reduce((sum, one) => sum + one.weight, 0)
  const pools = new Map<number, Map<number, number[]>>()
  for (const item of bank.items) {
    const of = domainOf(outline, item.task)
    if (of === undefined) continue
    const pool = pools.get(of) ?? new Map<number, number[]>()
    pools.set(of, pool.set(item.domain, [...(pool.get(item.domain) ?? []), meanAngoff(item)]))
  }
  return outline.domains.flatMap(({ id, weight }) => {
    const count = (total * weight) / weights
    const pool = [...(pools.get(id) ?? new Map([[id, []]]))]
    const size = pool.reduce((sum, [, values]) => sum + values.length, 0)
    return pool.map(([domain, values]) => ({
      domain,
      count: size === 0 ? count : (count * values.length) / size,
      typical: quantiles(values, preset.difficulty.item),
    }))
  })
}

/** Values that stand for a list; for an empty one what the preset asks for. */
function quantiles(values: readonly number[], otherwise: number): number[] {
  if (values.length === 0) return [otherwise]
  const sorted = [...values].sort((a, b) => a - b)
  if (sorted.length <= QUANTILES) return sorted
  return Array.from(
    { length: QUANTILES },
    (_, index) => sorted[Math.floor(((index + 0.5) / QUANTILES) * sorted.length)]!,
  )
}

type Part = { count: number; typical: readonly number[] }

/** The parts with all values moved by one step on the logit scale, so that the mean over all questions is the target. */
function moved<T extends Part>(parts: readonly T[], target: number): T[] {
  const total = parts.reduce((sum, one) => sum + one.count, 0)
  const by = (step: number) =>
    parts.map((part) => ({ ...part, typical: part.typical.map((p) => logistic(logit(p) + step)) }))
  const meanOf = (list: readonly Part[]) => list.reduce((sum, one) => sum + one.count * mean(one.typical), 0) / total
  let low = -4
  let high = 4
  for (let i = 0; i < 40 && total > 0; i++) {
    const middle = (low + high) / 2
    if (meanOf(by(middle)) < target) low = middle
    else high = middle
  }
  return by(total > 0 ? (low + high) / 2 : 0)
}

/** Cut score and most points of the expected form. */
export function formPoints({ points, items, scenarios }: FormModel): { cut: number; maximum: number } {
  const of = (value: (part: Part) => number) =>
    points.item * items.reduce((sum, part) => sum + value(part), 0) + points.scenario * value(scenarios)
  return { cut: of((part) => part.count * mean(part.typical)), maximum: of((part) => part.count) }
}

export const mean = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length
export const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
export const logit = (p: number): number => {
  const inside = Math.min(0.99, Math.max(0.01, p))
  return Math.log(inside / (1 - inside))
}

import { meanAngoff } from '../../../renderer/engine/blueprint'
import { rulesOf } from '../rule-names'
import type { Sources } from '../written'
import { none, share, type Goal } from './goal'

/* Whether difficulty and rules are spread over the bank. */

/** Disjoint full forms that the bank is for: of one rule it needs no more items than that. */
const FORMS = 4

const means = (items: Sources['items']): number[] => items.map(({ value }) => meanAngoff(value))
const meanOf = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0) / values.length

function deviation(values: readonly number[]): number {
  const mean = meanOf(values)
  return Math.sqrt(meanOf(values.map((one) => (one - mean) ** 2)))
}

/** Items by rule. */
function byRule({ items }: Pick<Sources, 'items'>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { id, value } of items)
    for (const rule of rulesOf(value.citations, value.row)) found.set(rule, [...(found.get(rule) ?? []), id])
  return found
}

export const SPREAD_GOALS: readonly Goal[] = [
  {
    name: 'difficulty-spread',
    wanted: 'a standard deviation of the Angoff means of 0.13 or more',
    measure({ items }) {
      if (items.length < 2) return { found: 'too few items', value: null, met: true, ids: [] }
      const value = deviation(means(items))
      return { found: value.toFixed(3), value, met: value >= 0.13, ids: [] }
    },
  },
  {
    name: 'difficulty-range',
    wanted: 'means from 0.40 or less to 0.90 or more',
    measure({ items }) {
      if (items.length < 2) return { found: 'too few items', value: null, met: true, ids: [] }
      const list = means(items)
      const [low, high] = [Math.min(...list), Math.max(...list)]
      return {
        found: `${low.toFixed(2)} to ${high.toFixed(2)}`,
        value: high - low,
        met: low <= 0.4 && high >= 0.9,
        ids: [],
      }
    },
  },
  {
    name: 'estimates-of-one-opinion',
    wanted: 'at most half of the items have three estimates within 0.11',
    measure({ items }) {
      const alike = items.filter(({ value: { angoff } }) => Math.max(...angoff) - Math.min(...angoff) <= 0.11 + 1e-9)
      return { ...share(alike, items, { atMost: 0.5 }, 'items'), ids: [] }
    },
  },
  {
    name: 'recall-easier-than-analysis',
    wanted: 'the mean of recall is higher',
    measure({ items }) {
      const of = (level: string) => means(items.filter(({ value }) => value.level === level))
      const [recall, analysis] = [of('recall'), of('analysis')]
      if (recall.length === 0 || analysis.length === 0)
        return { found: 'too few items', value: null, met: true, ids: [] }
      const value = meanOf(recall) - meanOf(analysis)
      return {
        found: `${meanOf(recall).toFixed(2)} and ${meanOf(analysis).toFixed(2)}`,
        value,
        met: value > 0,
        ids: [],
      }
    },
  },
  {
    name: 'items-of-one-rule',
    wanted: `at most ${FORMS} items of a rule`,
    measure(material) {
      const many = [...byRule(material)]
        .filter(([, ids]) => ids.length > FORMS)
        .sort((a, b) => b[1].length - a[1].length)
      return none(
        many.map(([rule, ids]) => ({ id: `${rule} (${ids.length})` })),
        `rules with more, of ${byRule(material).size}`,
      )
    },
  },
  {
    name: 'enemy-names-of-one',
    wanted: 'every name has two members or more',
    measure({ items, scenarios }) {
      const counts = new Map<string, number>()
      for (const name of [
        ...items.flatMap(({ value }) => value.enemies ?? []),
        ...scenarios.flatMap(({ value }) => value.enemies ?? []),
      ])
        counts.set(name, (counts.get(name) ?? 0) + 1)
      return none(
        [...counts].flatMap(([id, count]) => (count === 1 ? [{ id }] : [])),
        `of ${counts.size} names have one`,
      )
    },
  },
]

import { finallyAgreed, level, setting } from '../schema/item'
import { keyBalance } from './rules/key-balance'
import { longestIsKey } from './rules/option-lengths'
import type { Sources } from './written'

const DOMAINS = ['1', '2', '3', '4', '5'] as const

/** The bank in numbers. */
export function summary(sources: Sources) {
  const read = [...sources.items, ...sources.scenarios].flatMap((one) =>
    one.value.reading === undefined ? [] : [one.value.reading],
  )
  return {
    items: sources.items.length,
    scenarios: sources.scenarios.length,
    byDomain: count(
      DOMAINS,
      sources.items.map((one) => one.value.task[0] as (typeof DOMAINS)[number]),
    ),
    byLevel: count(
      level.options,
      sources.items.map((one) => one.value.level),
    ),
    levelsByDomain: Object.fromEntries(
      DOMAINS.map((domain) => [
        domain,
        count(
          level.options,
          sources.items.filter((one) => one.value.task[0] === domain).map((one) => one.value.level),
        ),
      ]),
    ),
    bySetting: count(
      setting.options,
      sources.items.map((one) => one.value.setting),
    ),
    scenariosBySetting: count(
      setting.exclude(['any']).options,
      sources.scenarios.map((one) => one.value.setting),
    ),
    editions: editionCounts(sources),
    keyBalance: keyBalance(sources),
    longestIsKey: longestIsKey(sources),
    reading: {
      read: read.length,
      agreedFirst: read.filter((one) => one.agreed).length,
      agreedFinally: read.filter(finallyAgreed).length,
    },
  }
}

/** How many items and scenarios were verified for each year. */
function editionCounts({ items, scenarios, editions }: Sources): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { value } of [...items, ...scenarios])
    for (const year of value.editions ?? editions?.value.verified ?? []) counts[year] = (counts[year] ?? 0) + 1
  return counts
}

function count<K extends string>(keys: readonly K[], values: readonly K[]): Record<K, number> {
  const total = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>
  for (const value of values) total[value] += 1
  return total
}

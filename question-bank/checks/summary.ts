import { level, setting } from '../schema/item'
import { keyBalance } from './rules/key-balance'
import { longestIsKey } from './rules/option-lengths'
import type { Sources } from './written'

/** The bank in numbers. */
export function summary(sources: Sources) {
  const read = [...sources.items, ...sources.scenarios].flatMap((one) => (one.value.reading === undefined ? [] : [one.value.reading]))
  return {
    items: sources.items.length,
    scenarios: sources.scenarios.length,
    byDomain: count(['1', '2', '3', '4', '5'], sources.items.map((one) => one.value.task[0]!)),
    byLevel: count(level.options, sources.items.map((one) => one.value.level)),
    bySetting: count(setting.options, sources.items.map((one) => one.value.setting)),
    scenariosBySetting: count(setting.exclude(['any']).options, sources.scenarios.map((one) => one.value.setting)),
    keyBalance: keyBalance(sources),
    longestIsKey: longestIsKey(sources),
    reading: { read: read.length, agreedFirst: read.filter((one) => one.agreed).length },
  }
}

function count<K extends string>(keys: readonly K[], values: readonly K[]): Record<K, number> {
  const total = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>
  for (const value of values) total[value] += 1
  return total
}

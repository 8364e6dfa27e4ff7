import type { Level } from '../../question-bank/schema/item'
import type { Outline } from '../../question-bank/schema/outline'
import type { Preset } from '../../question-bank/schema/preset'

/**
 * Splits `total` by shares (which need not add up to 1) into whole numbers by the largest-remainder method.
 * Ties go to the earlier share. The result adds up to `total`.
 */
export function apportion(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((a, b) => a + b, 0)
  if (sum <= 0) return shares.map(() => 0)
  const exact = shares.map((share) => (total * share) / sum)
  const counts = exact.map((value) => Math.floor(value + 1e-9))
  const rest = total - counts.reduce((a, b) => a + b, 0)
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value - counts[index]! }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index)
  for (const { index } of byRemainder.slice(0, rest)) counts[index]! += 1
  return counts
}

/** The domain of an outline that a task belongs to, or undefined when the outline does not cover it. */
export function domainOf(outline: Outline, task: string): number | undefined {
  return outline.domains.find((domain) => domain.tasks.some((entry) => entry.task === task))?.id
}

export const LEVELS: readonly Level[] = ['recall', 'application', 'analysis']

/** Number of items by domain id of the outline. */
export function domainQuotas(outline: Outline, total: number): Map<number, number> {
  const counts = apportion(
    total,
    outline.domains.map((domain) => domain.weight),
  )
  return new Map(outline.domains.map((domain, index) => [domain.id, counts[index]!]))
}

/** Target number of items by cognitive level. */
export function levelTargets(preset: Preset, total: number): Record<Level, number> {
  const [recall, application, analysis] = apportion(
    total,
    LEVELS.map((level) => preset.levels[level]),
  )
  return { recall: recall!, application: application!, analysis: analysis! }
}

/** How many questions of a size count, given how many were drawn. */
export function scoredOf(size: Preset['items'], total: number): number {
  return size.scored === undefined ? total - (size.pretest ?? 0) : Math.min(size.scored, total)
}

/** The mean of the authors' Angoff estimates: p of an item, q of a scenario. */
export function meanAngoff(question: { angoff: readonly number[] }): number {
  return question.angoff.reduce((a, b) => a + b, 0) / question.angoff.length
}

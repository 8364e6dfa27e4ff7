/* Scale, cut and uncertainty: content specification, sections 5.3 to 5.5. A study tool's model, not AHIMA's scale. */

/** Raw and cut scores this close are equal; sums of decimals are not exact. */
const TOLERANCE = 1e-9

export const SCALE = { low: 100, pass: 300, high: 400 } as const

export const reachesCut = (raw: number, cut: number): boolean => raw >= cut - TOLERANCE

/**
 * Scaled score, 100 to 400, of a raw score: linear from 0 to the cut (100 to 300) and from the cut to the maximum
 * (300 to 400), rounded half up; a raw score below the cut is reported as 299 at most.
 */
export function scaledScore(raw: number, cut: number, maximum: number): number {
  if (!reachesCut(raw, cut)) {
    return Math.min(SCALE.pass - 1, Math.floor(SCALE.low + ((SCALE.pass - SCALE.low) * raw) / cut + 0.5))
  }
  if (maximum - cut < TOLERANCE) return SCALE.high
  const above = Math.max(0, raw - cut) / (maximum - cut)
  return Math.min(SCALE.high, Math.floor(SCALE.pass + (SCALE.high - SCALE.pass) * above + 0.5 + TOLERANCE))
}

/** Modified Angoff cut in points: the expected score of a just-competent candidate. */
export function cutScore(
  p: readonly number[],
  q: readonly number[],
  points: { item: number; scenario: number },
): number {
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0)
  return points.item * sum(p) + points.scenario * sum(q)
}

/** Within-scenario standard deviation assumed for the standard error. */
export const SCENARIO_SD = 0.15

/** Standard error of measurement in points: binomial for items, a fixed SD for scenarios. */
export function standardError(
  p: readonly number[],
  scenarios: number,
  points: { item: number; scenario: number },
): number {
  const items = points.item ** 2 * p.reduce((sum, one) => sum + one * (1 - one), 0)
  const records = points.scenario ** 2 * scenarios * SCENARIO_SD ** 2
  return Math.sqrt(items + records)
}

export type Interval = { low: number; high: number }

/** 95 % Wilson score interval of a proportion (Wilson 1927). */
export function wilson(correct: number, n: number): Interval {
  if (n === 0) return { low: 0, high: 1 }
  const z = 1.959964
  const p = correct / n
  const middle = p + z ** 2 / (2 * n)
  const half = z * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2))
  const scale = 1 + z ** 2 / n
  return { low: Math.max(0, (middle - half) / scale), high: Math.min(1, (middle + half) / scale) }
}

/** Standard normal distribution function, by Abramowitz and Stegun 26.2.17 (absolute error below 7.5e-8). */
export function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x))
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))))
  const tail = (Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI)) * poly
  return x >= 0 ? 1 - tail : tail
}

/** A percentile of a list by the nearest-rank method. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

/** One line of the result. `value` is compared with `goal`, both in `unit`; lower is better. */
export type Figure = { name: string; value: number; goal: number; unit: 'ratio' | 'ms'; note: string }

export const meets = (figure: Figure) => figure.value <= figure.goal

export const round = (value: number) => Math.round(value * 100) / 100

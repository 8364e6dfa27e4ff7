/** A percentile of a list by the nearest-rank method. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

export const median = (values: readonly number[]) => percentile(values, 0.5)

/**
 * One line of the result. `value` is compared with `goal`, both in `unit`; lower is better. `spent`: what the time or the
 * memory went into, told when the goal is missed. `trace`: lines that are always printed below it.
 */
export type Figure = {
  name: string
  value: number
  goal: number
  unit: 'ratio' | 'ms'
  note: string
  spent?: string
  trace?: readonly string[]
}

export const meets = (figure: Figure) => figure.value <= figure.goal

export const round = (value: number) => Math.round(value * 100) / 100

/** What the parts of something take, in milliseconds, in one line. */
export const timesLine = (parts: Readonly<Record<string, readonly number[]>>): string =>
  Object.entries(parts)
    .map(([name, times]) => `${name} p50 ${round(median(times))} p95 ${round(percentile(times, 0.95))} ms`)
    .join(', ')

/** A figure as it is printed. A missed goal says what its time is spent on. */
export function linesOf(figure: Figure): string[] {
  const { name, value, goal, unit, note, spent, trace } = figure
  const missed = !meets(figure)
  return [
    `${missed ? 'MISSED:' : 'met:   '} ${name}: ${value}${unit === 'ms' ? ' ms' : ''} (goal ${goal}; ${note})`,
    ...(missed && spent ? [`        spent on: ${spent}`] : []),
    ...(trace ?? []).map((line) => `        ${line}`),
  ]
}

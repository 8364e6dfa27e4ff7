import type { ElectronApplication, Page } from '@playwright/test'
import { median } from './figures'

/* A start by phases: what happened when, so that the time of a start is explained and not only measured. */

/** Milliseconds from the start of the process to each thing that happened. */
export type Trace = ReadonlyMap<string, number>

/** What a start goes through, in this order; an app that does not go through one of them has no entry for it. */
export const PHASES = [
  'process started',
  'ready',
  'window made',
  'navigation',
  'page begun',
  'first response',
  'page parsed',
  'first paint',
  'painted',
  'script evaluated',
  'listening',
  'usable',
  'rest evaluated',
  'storage open',
  'copies in line',
  'complete',
] as const

type Seen = { origin: number; at: Record<string, number> }

/**
 * Reads the marks of shell and page.
 * @param began wall time at which the process was started
 * @param measured what the benchmark itself saw, in milliseconds since then
 */
export async function readTrace(
  app: ElectronApplication,
  page: Page,
  began: number,
  measured: Record<string, number>,
): Promise<Trace> {
  const shell = await app.evaluate((): Seen => {
    const marks = performance.getEntriesByType('mark').map((one) => [one.name, one.startTime])
    return { origin: performance.timeOrigin, at: { ...Object.fromEntries(marks), 'process started': 0 } }
  })
  const inPage = await page.evaluate((): Seen => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const entries = [...performance.getEntriesByType('mark'), ...performance.getEntriesByType('paint')]
    const at = Object.fromEntries(entries.map((one) => [one.name.replace('-', ' '), one.startTime]))
    return { origin: performance.timeOrigin, at: { ...at, 'page begun': 0, 'page parsed': navigation!.domInteractive } }
  })
  return merged(began, measured, [shell, inPage])
}

/** All that was seen on one clock, the first time each; names that are no phase are left out. */
export function merged(began: number, measured: Record<string, number>, seen: readonly Seen[]): Trace {
  const at = new Map<string, number>()
  const see = (name: string, time: number) => {
    if ((PHASES as readonly string[]).includes(name)) at.set(name, Math.min(at.get(name) ?? Infinity, time))
  }
  for (const { origin, at: times } of seen)
    for (const [name, time] of Object.entries(times)) see(name, origin + time - began)
  for (const [name, time] of Object.entries(measured)) see(name, time)
  return at
}

/** The median of each phase over several starts; one that was not in all of them is left out. */
export function medianTrace(traces: readonly Trace[]): Trace {
  return new Map(
    PHASES.flatMap((name) => {
      const times = traces.flatMap((one) => one.get(name) ?? [])
      return times.length > 0 && times.length === traces.length ? [[name, median(times)] as const] : []
    }),
  )
}

/** Lines to print: each phase with its moment and what it took since the one before, beside those of the other start. */
export function traceLines(trace: Trace, beside: Trace, names: readonly [string, string]): string[] {
  const rows = [trace, beside].map((one) => stepsOf(one))
  const cell = (row: ReadonlyMap<string, Step>, phase: string) => {
    const step = row.get(phase)
    return (step ? `${Math.round(step.at)} (+${Math.round(step.took)})` : '').padStart(16)
  }
  const shown = PHASES.filter((phase) => rows.some((row) => row.has(phase)))
  return [
    `${'milliseconds since the start'.padEnd(28)}${names.map((one) => one.padStart(16)).join('')}`,
    ...shown.map((phase) => `${phase.padEnd(28)}${rows.map((row) => cell(row, phase)).join('')}`),
  ]
}

type Step = { at: number; took: number }

/** In the order in which it happened. */
function stepsOf(trace: Trace): Map<string, Step> {
  let before = 0
  return new Map(
    [...trace]
      .sort(([, a], [, b]) => a - b)
      .map(([phase, at]) => {
        const step = { at, took: at - before }
        before = at
        return [phase, step]
      }),
  )
}

/** The phases up to `until` that took the most time more than in the other start, for a goal that was missed. */
export function spentOn(trace: Trace, beside: Trace, until: string): string {
  const [own, other] = [stepsOf(trace), stepsOf(beside)]
  const end = trace.get(until) ?? Infinity
  return [...own]
    .filter(([, { at }]) => at <= end)
    .map(([phase, { took }]) => ({ phase, more: took - (other.get(phase)?.took ?? 0) }))
    .filter(({ more }) => more >= 1)
    .sort((a, b) => b.more - a.more)
    .slice(0, 5)
    .map(({ phase, more }) => `until ${phase} ${Math.round(more)} ms more`)
    .join(', ')
}

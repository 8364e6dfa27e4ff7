import type { Outcome } from './outcome'
import { ms, type Milliseconds } from './units'

/* How attempts compare over time: pace and scaled scores. */

export type PacedAttempt = {
  attemptId: string
  at: number
  /** What it is judged by; null when it was not timed. */
  plan: Milliseconds | null
}

export type Pace = {
  attemptId: string
  at: number
  /** Middle time of the answered items; null when none was answered. */
  median: Milliseconds | null
  /** Time for each question that leaves a reserve; null without a limit. */
  plan: Milliseconds | null
}

/** Middle time per item of each attempt against its plan, oldest first. */
export function paceOf(attempts: readonly PacedAttempt[], outcomes: readonly Outcome[]): Pace[] {
  const times = new Map<string, number[]>()
  for (const one of outcomes)
    if (one.kind === 'item' && one.answered) times.set(one.attemptId, [...(times.get(one.attemptId) ?? []), one.spent])
  return [...attempts]
    .sort((a, b) => a.at - b.at)
    .map(({ attemptId, at, plan }) => ({ attemptId, at, median: median(times.get(attemptId) ?? []), plan }))
}

function median(values: readonly number[]): Milliseconds | null {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return ms(sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2)
}

export type ScoredAttempt = { attemptId: string; at: number; scaled: number; practice: boolean }

export type ScoreTrend = {
  /** Exams only, oldest first. */
  points: readonly { attemptId: string; at: number; scaled: number }[]
  slope: Slope | null
}

export type Slope = {
  /** Points gained from one exam to the next, by least squares. */
  perExam: number
  /** 95 % interval of it. */
  low: number
  high: number
  direction: 'rising' | 'falling' | 'unclear'
  sentence: string
}

/** Scaled scores over time. A slope needs three exams; with few exams its interval is wide, and that is the truth. */
export function scoreTrend(attempts: readonly ScoredAttempt[]): ScoreTrend {
  const points = attempts
    .filter((one) => !one.practice)
    .sort((a, b) => a.at - b.at)
    .map(({ attemptId, at, scaled }) => ({ attemptId, at, scaled }))
  return { points, slope: points.length < 3 ? null : slopeOf(points.map((one) => one.scaled)) }
}

function slopeOf(scores: readonly number[]): Slope {
  const n = scores.length
  const middle = (n - 1) / 2
  const mean = scores.reduce((sum, one) => sum + one, 0) / n
  const squares = scores.reduce((sum, _, x) => sum + (x - middle) ** 2, 0)
  const perExam = scores.reduce((sum, y, x) => sum + (x - middle) * (y - mean), 0) / squares
  const rest = scores.reduce((sum, y, x) => sum + (y - mean - perExam * (x - middle)) ** 2, 0)
  const half = studentT(n - 2) * Math.sqrt(rest / (n - 2) / squares)
  const [low, high] = [perExam - half, perExam + half]
  const direction = low > 0 ? 'rising' : high < 0 ? 'falling' : 'unclear'
  return { perExam, low, high, direction, sentence: slopeSentence(n, perExam, low, high, direction) }
}

function slopeSentence(n: number, perExam: number, low: number, high: number, direction: Slope['direction']): string {
  const interval = `(95\u00a0% interval ${signed(low)} to ${signed(high)})`
  const points = (value: number) => `${Math.round(value)} ${Math.round(value) === 1 ? 'point' : 'points'}`
  if (direction === 'rising') return `Your scores rise by about ${points(perExam)} from exam to exam ${interval}.`
  if (direction === 'falling') return `Your scores fall by about ${points(-perExam)} from exam to exam ${interval}.`
  return `${n} exams do not show yet whether your scores rise or fall ${interval}.`
}

const signed = (value: number): string =>
  Math.round(value) > 0 ? `+${Math.round(value)}` : String(Math.round(value) + 0).replace('-', '\u2212')

/** Two-sided 95 % quantiles of Student's t for 1 to 10 degrees of freedom. */
const T = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228]

/** Beyond the table by the Cornish-Fisher expansion, right to three digits. */
function studentT(freedom: number): number {
  const z = 1.959964
  return T[freedom - 1] ?? z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2)
}

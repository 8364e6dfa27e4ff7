import type { ReviewEntry } from './card'

/* How long something will take: one time for a card and one sentence, for every place that says so. */

const USUAL = 45_000
const ENOUGH = 5
/** Nobody reads a card faster; a shorter middle is of cards that were clicked away. */
const LEAST = 5_000

/** Milliseconds a card usually takes: the middle of what cards took, or a guess while few were answered. */
export function usualCardTime(entries: readonly Pick<ReviewEntry, 'spent'>[]): number {
  if (entries.length < ENOUGH) return USUAL
  const times = entries.map(({ spent }) => spent).sort((a, b) => a - b)
  return Math.max(LEAST, times[Math.floor(times.length / 2)]!)
}

/** From here on minutes say more than anybody can be sure of. */
const MINUTES_UP_TO = 120

/** A time in milliseconds as `about 1 minute`, `about 14 minutes`, `about 2 hours`; never less than a minute. */
export function aboutTime(span: number): string {
  const minutes = Math.max(1, Math.round(span / 60_000))
  if (minutes < MINUTES_UP_TO) return `about ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
  return `about ${Math.round(minutes / 60)} hours`
}

/** The same at the start of a sentence. */
export const aboutTimeFirst = (span: number): string => aboutTime(span).replace(/^a/, 'A')

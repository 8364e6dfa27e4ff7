import { isActive, type Card, type Rating, type ReviewEntry } from './card'
import { endOfDay, type Zone } from './study-day'

/* A round: the cards that are answered in one go, and what can be taken back of it. */

/** What the candidate did to a card in a round. */
export type Step = { kind: 'answer'; entry: ReviewEntry } | { kind: 'suspend'; card: string }

export type RoundSummary = { answered: number; right: number; missed: number; suspended: number }

/** What was done in a round. A card that came twice counts twice. */
export function roundSummary(steps: readonly Step[]): RoundSummary {
  const answers = steps.flatMap((step) => (step.kind === 'answer' ? [step.entry] : []))
  const right = answers.filter(({ correct }) => correct).length
  return { answered: answers.length, right, missed: answers.length - right, suspended: steps.length - answers.length }
}

/**
 * How an answer may be rated. A wrong one was forgotten, whatever the candidate thinks of it. A guess that hit is no
 * knowledge either, but no proof of the opposite: it comes again soon.
 */
export function ratingsOffered(correct: boolean, guessed: boolean): readonly Rating[] {
  if (!correct) return ['again']
  return guessed ? ['hard'] : ['hard', 'good', 'easy']
}

/** When the next card comes once the queue is empty; null when none will. What a daily limit held back comes tomorrow. */
export function nextTurn(cards: readonly Card[], now: number, zone: Zone): number | null {
  const tomorrow = endOfDay(now, zone)
  const turns = cards.filter(isActive).map(({ state, due }) => (state === 'new' || due <= now ? tomorrow : due))
  return turns.length === 0 ? null : turns.reduce((least, one) => Math.min(least, one))
}

const USUAL = 45_000
const ENOUGH = 5

/** Milliseconds a card usually takes: the middle of what cards took, or a guess while few were answered. */
export function usualTime(entries: readonly Pick<ReviewEntry, 'spent'>[]): number {
  if (entries.length < ENOUGH) return USUAL
  const times = entries.map(({ spent }) => spent).sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)]!
}

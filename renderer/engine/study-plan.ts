import { seededRandom, seedOf } from './random'
import { studyDay, DAY, type Zone } from './study-day'

/*
 * What the date of the exam does to the repetition of cards: more is to be remembered the nearer it comes, and every
 * card has a turn in its last days.
 */

export type StudyPlan = {
  /** When the exam begins, see `examTime`; null without a date. */
  examAt: number | null
  /** Where the computer is now. */
  zone: Zone
}

const USUAL_RETENTION = 0.9
const EXAM_RETENTION = 0.95
/** Days before the exam on which the target begins to rise, and from which on it is at its highest. */
const RISE_FROM = 60
const RISE_TO = 3

/** The chance of recall at which a card comes again: 0.90, rising to 0.95 over the last 60 days before the exam. */
export function retentionTarget(now: number, examAt: number | null): number {
  if (examAt === null || examAt <= now) return USUAL_RETENTION
  const x = Math.min(1, Math.max(0, (RISE_FROM - (examAt - now) / DAY) / (RISE_FROM - RISE_TO)))
  // Flat at both ends, so that no day changes intervals suddenly.
  return USUAL_RETENTION + (EXAM_RETENTION - USUAL_RETENTION) * x * x * (3 - 2 * x)
}

/** Number of the study day before the exam; null without an exam to come. */
export function lastStudyDay(now: number, { examAt, zone }: StudyPlan): number | null {
  return examAt === null || examAt <= now ? null : studyDay(examAt, zone) - 1
}

/**
 * The last days before the exam. A card answered in them has had its last turn if its own interval leads past the exam:
 * it is then expected to be recalled there. Asking all of them once more would bury the last day under every card.
 */
export const FINAL_DAYS = 7

/**
 * How many days a card seen `left` days before the last one may wait at most. Last turns are spread over the final days,
 * by card.
 */
export function longestWait(left: number, cardId: string, reps: number): number {
  const spread = Math.min(FINAL_DAYS, Math.floor(left / 3))
  const share = seededRandom(seedOf(`${cardId} last ${reps}`)).int(0, 999) / 1_000
  return left - Math.floor(share * (spread + 1))
}

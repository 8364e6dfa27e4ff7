import { forgetting_curve, fsrs, GenSeedStrategyWithCardId, Rating as Grade, State, StrategyMode, type Card as FsrsCard, type CardInput, type FSRS } from 'ts-fsrs'
import { makesLeech, RATINGS, type Card, type Rating, type ReviewEntry } from './card'
import { DAY, inStudyDays, startOfDay, studyDay } from './study-day'
import { daysLeft, FINAL_DAYS, longestWait, retentionTarget, type StudyPlan } from './study-plan'

/*
 * When a card comes again: FSRS-6 with its default weights (package ts-fsrs, imported here only). Around it:
 *  - Time is counted in study days, and a card due on a day is due from that day's start, whatever the hour of its review.
 *  - A forgotten card comes again after ten minutes, then on the next day.
 *  - Intervals are varied a little, so that cards learned together part ways. The variation is seeded by card and number
 *    of answers: the same answers always give the same dates, and a button's preview is what its press does.
 *  - The nearer the exam, the higher the target; every card has a turn in the last days before it (study-plan.ts).
 */

const STATES = { new: State.New, learning: State.Learning, review: State.Review, relearning: State.Relearning } as const
const NAMES: Record<State, Card['state']> = { [State.New]: 'new', [State.Learning]: 'learning', [State.Review]: 'review', [State.Relearning]: 'relearning' }
const GRADES = { again: Grade.Again, hard: Grade.Hard, good: Grade.Good, easy: Grade.Easy } as const

const STEP = '10m' as const

/** Schedulers by retention target; making one costs more than using it. */
const schedulers = new Map<string, FSRS>()

function schedulerFor(retention: number): FSRS {
  const key = retention.toFixed(3)
  const known = schedulers.get(key)
  if (known) return known
  const made = fsrs({ request_retention: Number(key), enable_fuzz: true, enable_short_term: true, learning_steps: [STEP], relearning_steps: [STEP] })
  made.useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('id'))
  schedulers.set(key, made)
  return made
}

const weights = schedulerFor(retentionTarget(0, null)).parameters.w

/** What the candidate did with a card. */
export type Given = Pick<ReviewEntry, 'rating' | 'correct' | 'guessed' | 'chosen' | 'spent'>

/** The card after an answer, and the entry that is kept of it. */
export function rate(card: Card, given: Given, now: number, plan: StudyPlan): { card: Card; entry: ReviewEntry } {
  const next = answered(card, given.rating, now, plan)
  const leech = next.lapses > card.lapses && makesLeech(next.lapses) ? { since: now, released: false } : card.leech
  const { rating, correct, guessed, chosen, spent } = given
  return { card: { ...next, leech }, entry: { card: card.id, at: now, rating, correct, guessed, chosen, spent, before: card } }
}

/** How long until a card comes again. */
export type Interval = { unit: 'minutes' | 'days'; count: number }

/** When the card would come again after each rating, for the buttons. */
export function previews(card: Card, now: number, plan: StudyPlan): Record<Rating, Interval> {
  const interval = (rating: Rating): Interval => {
    const { due, scheduledDays } = answered(card, rating, now, plan)
    return scheduledDays > 0 ? { unit: 'days', count: scheduledDays } : { unit: 'minutes', count: Math.round((due - now) / 60_000) }
  }
  return Object.fromEntries(RATINGS.map((one) => [one, interval(one)])) as Record<Rating, Interval>
}

/** The chance, from 0 to 1, that a card is recalled at a moment; 0 for a new one. */
export function retrievability({ state, lastReview, stability }: Card, now: number): number {
  if (state === 'new' || lastReview === null || stability === 0) return 0
  return forgetting_curve(weights, Math.max(0, now - lastReview) / DAY, stability)
}

/**
 * The card, due before the exam unless it was seen in the final days before it; the same card where nothing is to be
 * changed. `rate` does it by itself; to be applied to all cards when the candidate sets or moves the date.
 */
export function dueBeforeExam(card: Card, now: number, plan: StudyPlan): Card {
  const left = daysLeft(now, plan)
  const { tzOffsetMinutes } = plan
  if (left === null || left < 0 || card.state !== 'review' || card.lastReview === null) return card
  const today = studyDay(now, tzOffsetMinutes)
  const seen = studyDay(card.lastReview, tzOffsetMinutes)
  if (today + left - seen <= FINAL_DAYS) return card
  const wait = longestWait(left, card.id, card.reps)
  if (studyDay(card.due, tzOffsetMinutes) <= today + wait) return card
  return { ...card, due: startOfDay(now, tzOffsetMinutes) + wait * DAY, scheduledDays: Math.max(0, today + wait - seen) }
}

/** The card as FSRS schedules it after a rating, not later than the plan allows. Leeches are not judged here. */
function answered(card: Card, rating: Rating, now: number, plan: StudyPlan): Card {
  const { tzOffsetMinutes } = plan
  // A clock that was set back must not count as negative days.
  const at = inStudyDays(Math.max(now, card.lastReview ?? now), tzOffsetMinutes)
  const target = retentionTarget(now, plan.examAt)
  const { card: next } = schedulerFor(target).next(toFsrs(card, tzOffsetMinutes), new Date(at), GRADES[rating])
  const due = next.scheduled_days > 0 ? startOfDay(now, tzOffsetMinutes) + next.scheduled_days * DAY : now + (next.due.getTime() - at)
  return dueBeforeExam(fromFsrs(card, next, now, due), now, plan)
}

function toFsrs(card: Card, tzOffsetMinutes: number): CardInput & { id: string } {
  return {
    id: card.id,
    due: new Date(inStudyDays(card.due, tzOffsetMinutes)),
    stability: card.stability,
    difficulty: card.difficulty,
    // Required by the type, worked out by the scheduler itself.
    elapsed_days: 0,
    scheduled_days: card.scheduledDays,
    learning_steps: card.learningStep,
    reps: card.reps,
    lapses: card.lapses,
    state: STATES[card.state],
    last_review: card.lastReview === null ? null : new Date(inStudyDays(card.lastReview, tzOffsetMinutes)),
  }
}

function fromFsrs(card: Card, next: FsrsCard, now: number, due: number): Card {
  return {
    ...card,
    state: NAMES[next.state],
    due,
    stability: next.stability,
    difficulty: next.difficulty,
    reps: next.reps,
    lapses: next.lapses,
    lastReview: now,
    scheduledDays: next.scheduled_days,
    learningStep: next.learning_steps,
  }
}

import {
  forgetting_curve,
  fsrs,
  GenSeedStrategyWithCardId,
  Rating as Grade,
  State,
  StrategyMode,
  type Card as FsrsCard,
  type CardInput,
  type FSRS,
} from 'ts-fsrs'
import { makesLeech, RATINGS, type Card, type Rating, type ReviewEntry } from './card'
import { DAY, dayBegunAt, inStudyDays, startOfStudyDay, studyDay, type Zone } from './study-day'
import { FINAL_DAYS, lastStudyDay, longestWait, retentionTarget, type StudyPlan } from './study-plan'

/*
 * When a card comes again: FSRS-6 with its default weights (package ts-fsrs, imported here only). Around it:
 *  - Time is counted in study days, and a card due on a day is due when that day begins where the computer then is,
 *    whatever the hour and the place of its review. Steps of minutes are moments, the same everywhere.
 *  - A forgotten card comes again after ten minutes, then on the next day.
 *  - Intervals are varied a little, so that cards learned together part ways. The variation is seeded by card and number
 *    of answers: the same answers always give the same dates, and a button's preview is what its press does.
 *  - The nearer the exam, the higher the target; every card has a turn in the last days before it (study-plan.ts).
 */

const STATES = { new: State.New, learning: State.Learning, review: State.Review, relearning: State.Relearning } as const
const NAMES: Record<State, Card['state']> = {
  [State.New]: 'new',
  [State.Learning]: 'learning',
  [State.Review]: 'review',
  [State.Relearning]: 'relearning',
}
const GRADES = { again: Grade.Again, hard: Grade.Hard, good: Grade.Good, easy: Grade.Easy } as const

const STEP = '10m' as const

/** Schedulers by retention target; making one costs more than using it. */
const schedulers = new Map<string, FSRS>()

function schedulerFor(retention: number): FSRS {
  const key = retention.toFixed(3)
  const known = schedulers.get(key)
  if (known) return known
  const made = fsrs({
    request_retention: Number(key),
    enable_fuzz: true,
    enable_short_term: true,
    learning_steps: [STEP],
    relearning_steps: [STEP],
  })
  made.useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId('id'))
  schedulers.set(key, made)
  return made
}

const weights = schedulerFor(retentionTarget(0, null)).parameters.w

/** What the candidate did with a card. */
export type Given = Pick<ReviewEntry, 'rating' | 'correct' | 'guessed' | 'chosen' | 'selected' | 'spent'>

/** The card after an answer, and the entry that is kept of it. */
export function rate(card: Card, given: Given, now: number, plan: StudyPlan): { card: Card; entry: ReviewEntry } {
  const next = answered(card, given.rating, now, plan)
  const leech = next.lapses > card.lapses && makesLeech(next.lapses) ? { since: now, released: false } : card.leech
  const { rating, correct, guessed, chosen, selected, spent } = given
  const several = selected ? { selected } : {}
  return {
    card: { ...next, leech },
    entry: { card: card.id, at: now, rating, correct, guessed, chosen, ...several, spent, before: card },
  }
}

/** How long until a card comes again. */
export type Interval = { unit: 'minutes' | 'days'; count: number }

/** When the card would come again after each rating, for the buttons. */
export function previews(card: Card, now: number, plan: StudyPlan): Record<Rating, Interval> {
  const interval = (rating: Rating): Interval => {
    const { due, scheduledDays } = answered(card, rating, now, plan)
    return scheduledDays > 0
      ? { unit: 'days', count: scheduledDays }
      : { unit: 'minutes', count: Math.round((due - now) / 60_000) }
  }
  return Object.fromEntries(RATINGS.map((one) => [one, interval(one)])) as Record<Rating, Interval>
}

/** The chance, from 0 to 1, that a card is recalled at a moment; 0 for a new one. */
export function retrievability({ state, lastReview, stability }: Card, now: number): number {
  if (state === 'new' || lastReview === null || stability === 0) return 0
  return forgetting_curve(weights, Math.max(0, now - lastReview) / DAY, stability)
}

/**
 * The card as it is to be asked: due when the study day that was promised begins here, and before the exam unless it was
 * seen in the final days before it; the same card where nothing is to be changed. `rate` does it by itself. Cards are
 * passed through it when they are read, and not stored: a date that is set, moved or mistyped, or a journey to another
 * zone, then changes no card for good. What is rated is the stored card, so that undo gives it back.
 */
export function asPlanned(card: Card, now: number, plan: StudyPlan): Card {
  const day = dueDay(card, plan.zone)
  if (day === null) return card
  const wanted = beforeExam(day, card, now, plan)
  // A moment at which no study day begins was meant as a moment.
  const isMoment = card.dueDay === undefined && dayBegunAt(card.due, plan.zone) === null
  return isMoment && wanted === day ? card : dueOn(wanted, card, plan.zone)
}

/** The study day a card was promised for; null when it comes at a moment: new, or within a session. */
function dueDay(card: Card, zone: Zone): number | null {
  if (card.state !== 'review' || card.scheduledDays === 0) return null
  return card.dueDay ?? dayBegunAt(card.due, zone) ?? studyDay(card.due, zone)
}

/** The study day on which a card was last answered, as it was counted at the place where that was. */
function seenDay(card: Card, zone: Zone): number | null {
  if (card.lastReview === null) return null
  const due = dueDay(card, zone)
  return due === null ? studyDay(card.lastReview, zone) : due - card.scheduledDays
}

/** The study day, or an earlier one that the plan asks for. */
function beforeExam(day: number, card: Card, now: number, plan: StudyPlan): number {
  const last = lastStudyDay(now, plan)
  const seen = seenDay(card, plan.zone)
  if (last === null || seen === null || last - seen <= FINAL_DAYS) return day
  return Math.min(day, seen + longestWait(last - seen, card.id, card.reps))
}

/** The card, due on another study day or on the same one elsewhere. */
function dueOn(day: number, card: Card, zone: Zone): Card {
  const due = startOfStudyDay(day, zone)
  const scheduledDays = card.scheduledDays + day - dueDay(card, zone)!
  if (due === card.due && scheduledDays === card.scheduledDays) return card
  return { ...card, due, dueDay: day, scheduledDays }
}

/** The card as FSRS schedules it after a rating, not later than the plan allows. Leeches are not judged here. */
function answered(card: Card, rating: Rating, now: number, plan: StudyPlan): Card {
  const { zone } = plan
  const last = lastSeen(card, zone)
  // A clock that was set back, or a flight to the west, must not count as negative days.
  const at = Math.max(inStudyDays(now, zone), last ?? -Infinity)
  const target = retentionTarget(now, plan.examAt)
  const { card: next } = schedulerFor(target).next(toFsrs(card, last, zone), new Date(at), GRADES[rating])
  // What was missed in this session is seen on the next day too, however well it was known before.
  const missed = (card.state === 'learning' || card.state === 'relearning') && rating !== 'easy'
  const days = missed ? Math.min(1, next.scheduled_days) : next.scheduled_days
  const memory = fromFsrs(card, next, now)
  if (days === 0) return { ...memory, due: now + (next.due.getTime() - at), scheduledDays: 0 }
  const day = studyDay(now, zone) + days
  return asPlanned({ ...memory, due: startOfStudyDay(day, zone), dueDay: day, scheduledDays: days }, now, plan)
}

/** When a card was last answered, in milliseconds whose UTC days are the study days as they were counted then. */
function lastSeen(card: Card, zone: Zone): number | null {
  const seen = seenDay(card, zone)
  if (seen === null || card.lastReview === null) return null
  const at = inStudyDays(card.lastReview, zone)
  return seen * DAY + (at - Math.floor(at / DAY) * DAY)
}

function toFsrs(card: Card, lastSeen: number | null, zone: Zone): CardInput & { id: string } {
  return {
    id: card.id,
    due: new Date(inStudyDays(card.due, zone)),
    stability: card.stability,
    difficulty: card.difficulty,
    // Required by the type, worked out by the scheduler itself.
    elapsed_days: 0,
    scheduled_days: card.scheduledDays,
    learning_steps: card.learningStep,
    reps: card.reps,
    lapses: card.lapses,
    state: STATES[card.state],
    last_review: lastSeen === null ? null : new Date(lastSeen),
  }
}

/** The card with its new state of memory; when it is due is decided by the caller. */
function fromFsrs({ dueDay: _before, ...card }: Card, next: FsrsCard, now: number): Card {
  return {
    ...card,
    state: NAMES[next.state],
    stability: next.stability,
    difficulty: next.difficulty,
    reps: next.reps,
    lapses: next.lapses,
    lastReview: now,
    learningStep: next.learning_steps,
  }
}

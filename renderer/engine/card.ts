import { z } from 'zod'
import { optionId } from '../../question-bank/schema/item'
import { dayNumber, span, wallTime } from './bounds'
import { isMissed } from './scoring/credit'

/*
 * A card: one screen (item, related question or code task) that comes again in spaced repetition. When it comes again is
 * decided in review.ts; here is what a card is and what the candidate does with it besides answering.
 */

const time = wallTime
/** Days; FSRS itself stops at a hundred years. */
const MOST_STABLE = 100_000
const count = z.int().min(0).max(100_000)

const cardShape = z.strictObject({
  /** The screen it asks: `CK-0001`, `SC-0001/principal`, `SC-0001/Q1`. */
  id: z.string().min(1).max(40),
  addedAt: time,
  source: z.enum(['missed', 'added']),
  /** New: never asked. Learning and relearning: comes again in this session. Review: comes again on another day. */
  state: z.enum(['new', 'learning', 'review', 'relearning']),
  /** When it comes. While days are what was promised, `dueDay` says on which, and this is when that day began where it was. */
  due: time,
  /** Study day it is due on (study-day.ts); absent within a session, on new cards, and on cards from before it was kept. */
  dueDay: dayNumber.optional(),
  /** Days until recall falls to 90 %; 0 on a new card. */
  stability: z.number().min(0).max(MOST_STABLE),
  /** 1 to 10; 0 on a new card. */
  difficulty: z.number().min(0).max(10),
  /** Times answered. */
  reps: count,
  /** Times forgotten after it had been learned. */
  lapses: count,
  lastReview: time.nullable(),
  /** Days from the last review to the next; 0 within a session. */
  scheduledDays: count,
  learningStep: count,
  /** Set aside by the candidate. */
  suspended: z.boolean(),
  /** Forgotten so often that asking it again helps little; it rests until released. */
  leech: z.strictObject({ since: time, released: z.boolean() }).nullable(),
})

/** A card whose memory the scheduler takes: nothing yet, or something that was learned. */
export const card = cardShape.refine(isSchedulable, 'has a memory that no answers give')
export type Card = z.infer<typeof card>

/** Least stability and difficulty of a card that was answered, as FSRS has them. */
const LEAST = { stability: 0.001, difficulty: 1 } as const

function isSchedulable({ state, stability, difficulty, lastReview }: z.infer<typeof cardShape>): boolean {
  if (state === 'new') return stability === 0 && difficulty === 0
  return stability >= LEAST.stability && difficulty >= LEAST.difficulty && lastReview !== null
}

export const rating = z.enum(['again', 'hard', 'good', 'easy'])
export type Rating = z.infer<typeof rating>
export const RATINGS = rating.options

/** One answered card, as it is kept for ever. */
export const reviewEntry = z.strictObject({
  card: z.string().min(1).max(40),
  at: time,
  rating,
  correct: z.boolean(),
  /** The candidate said so. */
  guessed: z.boolean(),
  /** The chosen option; null on a code task, and where several were to be selected. */
  chosen: optionId.nullable(),
  /** Of a multiple-select question; reviews of before had no such questions. */
  selected: z.array(optionId).max(6).optional(),
  /** Milliseconds from question to answer. */
  spent: span,
  /** The whole card before, so that the review can be taken back. */
  before: card,
})
export type ReviewEntry = z.infer<typeof reviewEntry>

/** A card that has not been asked yet. */
export function newCard(id: string, now: number, source: Card['source']): Card {
  return {
    id,
    addedAt: now,
    source,
    state: 'new',
    due: now,
    stability: 0,
    difficulty: 0,
    reps: 0,
    lapses: 0,
    lastReview: null,
    scheduledDays: 0,
    learningStep: 0,
    suspended: false,
    leech: null,
  }
}

/** One screen of an attempt, as far as cards need to know it. */
export type ScreenResult = { screen: string; credit: number; answered: boolean }

/**
 * New cards for what was missed and has no card yet. What was left unanswered shows nothing about
 * knowledge, and would flood the cards after an attempt that was ended early; the candidate can still add it.
 */
export function cardsFromMisses(results: readonly ScreenResult[], existing: ReadonlySet<string>, now: number): Card[] {
  const missed = results.filter((one) => isMissed(one) && !existing.has(one.screen))
  return [...new Set(missed.map(({ screen }) => screen))].map((screen) => newCard(screen, now, 'missed'))
}

/**
 * Of cards that were learned, those whose question was missed in an attempt after their last review: they were forgotten.
 * A card that was answered since is left alone, so that looking at an attempt twice changes nothing.
 */
export function forgottenCards<R extends ScreenResult & { at: number }>(
  results: readonly R[],
  cards: ReadonlyMap<string, Card>,
): { card: Card; result: R }[] {
  return results.flatMap((result) => {
    const card = cards.get(result.screen)
    return card && isMissed(result) && card.state === 'review' && (card.lastReview ?? 0) < result.at
      ? [{ card, result }]
      : []
  })
}

/** The card exactly as it was before a review. */
export const undo = (entry: ReviewEntry): Card => entry.before

export const suspend = (one: Card): Card => ({ ...one, suspended: true })
export const resume = (one: Card): Card => ({ ...one, suspended: false })

/** A card becomes a leech with its sixth lapse, and again with every third one after that. */
const LEECH_LAPSES = 6
const LEECH_AGAIN = 3

export const makesLeech = (lapses: number): boolean =>
  lapses >= LEECH_LAPSES && (lapses - LEECH_LAPSES) % LEECH_AGAIN === 0

/** A leech that rests is left out of the queue; nothing of it is lost. */
export const isResting = ({ leech }: Card): boolean => leech !== null && !leech.released

/** Lets a leech be asked again. */
export const releaseLeech = (one: Card): Card => (one.leech ? { ...one, leech: { ...one.leech, released: true } } : one)

/** Puts a released leech back to rest. */
export const restLeech = (one: Card): Card => (one.leech ? { ...one, leech: { ...one.leech, released: false } } : one)

/** May be asked: neither suspended nor a resting leech. */
export const isActive = (one: Card): boolean => !one.suspended && !isResting(one)

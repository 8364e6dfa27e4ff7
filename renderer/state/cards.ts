import { create } from 'zustand'
import {
  cardsFromMisses,
  forgottenCards,
  newCard,
  type Card,
  type ReviewEntry,
  type ScreenResult,
} from '../engine/card'
import { doneToday, dueCounts, dueQueue, type DailyLimits, type DueCounts } from '../engine/due-queue'
import { asPlanned, rate, type Given } from '../engine/review'
import { examTime, startOfDay } from '../engine/study-day'
import type { StudyPlan } from '../engine/study-plan'
import { addCards, allCards, cardsOf, putCard, reviewsSince, saveReview, undoReview } from '../storage/cards'
import { cardContent } from './card-content'
import { useDueCount } from './due-count'
import { services } from './services'
import { useSettings } from './settings'
import { here } from './zone'

/*
 * The cards of the spaced repetition. Whatever changes one is written first and shown then. Loaded in idle time or when
 * a screen asks for them.
 */

export type CardState = {
  /** By screen id; null until they were loaded. */
  cards: ReadonlyMap<string, Card> | null
  /** Reviews of this study day, oldest first. */
  today: readonly ReviewEntry[]
  /** Stored cards that are damaged; they are left as they are. */
  unreadable: number
}

const NOTHING: CardState = { cards: null, today: [], unreadable: 0 }

export const useCards = create<CardState>()(() => NOTHING)

/** The plan at this moment: the day of the exam as it is set, the zone of this computer. */
export function studyPlan(): StudyPlan {
  return { examAt: examTime(useSettings.getState().examDate, here), zone: here }
}

/** How much of today is left, from the settings and what was done. */
export function dailyLimits(now: number): DailyLimits {
  const { dailyNew, dailyMost } = useSettings.getState()
  return { newPerDay: dailyNew, mostPerDay: dailyMost, doneToday: doneToday(useCards.getState().today, now, here) }
}

/**
 * All cards as the place of the computer and the day of the exam want them: due when their day begins here, none after
 * the exam. Only looked at, never stored, so that a journey or a mistyped day changes nothing for good. Null before the cards were loaded.
 */
export function plannedCards(now: number): Card[] | null {
  const { cards } = useCards.getState()
  const plan = studyPlan()
  return cards && [...cards.values()].map((card) => asPlanned(card, now, plan))
}

/** Those of them that can be asked: the bank still has their question. */
export function askableCards(now: number): Card[] | null {
  return plannedCards(now)?.filter(({ id }) => cardContent(id) !== null) ?? null
}

/** What waits now; null before the cards were loaded. */
export function dueNow(now: number): DueCounts | null {
  const askable = askableCards(now)
  return askable && dueCounts(askable, now, dailyLimits(now))
}

/** The cards to ask now, in order; `after` is the one just answered. Null before the cards were loaded. */
export function queueNow(now: number, after: string | null): Card[] | null {
  const askable = askableCards(now)
  return askable && dueQueue(askable, now, dailyLimits(now), after)
}

const MINUTE = 60_000

/** Keeps the number of cards that wait, from now on: with every change, and as time makes cards due. */
export function followDue(): void {
  const count = () => useDueCount.setState({ due: dueNow(Date.now())?.total ?? null })
  useCards.subscribe(count)
  useSettings.subscribe(count)
  setInterval(count, MINUTE)
  count()
}

/** Loads the cards and what was done today; again after midnight or when the database was replaced. */
export async function loadCards(): Promise<void> {
  const { db } = services()
  const [{ cards, unreadable }, { reviews }] = await Promise.all([
    allCards(db),
    reviewsSince(db, startOfDay(Date.now(), here)),
  ])
  useCards.setState({ cards: new Map(cards.map((card) => [card.id, card])), today: reviews, unreadable })
}

/** The same, once. */
export async function ensureCards(): Promise<void> {
  if (useCards.getState().cards === null) await loadCards()
}

/** Forgets what was loaded; for the moment after the database was replaced. */
export function forgetCards(): void {
  useCards.setState(NOTHING)
}

type Missed = ScreenResult & Pick<ReviewEntry, 'at' | 'chosen' | 'spent'>

/** Makes cards of what was missed in an attempt. A card that was learned and missed there counts as forgotten. */
export async function addMissedCards(results: readonly Missed[]): Promise<void> {
  const { db } = services()
  const before =
    useCards.getState().cards ??
    (await cardsOf(
      db,
      results.map(({ screen }) => screen),
    ))
  await add(cardsFromMisses(results, new Set(), Date.now()))
  for (const { card, result } of forgottenCards(results, before)) {
    const { chosen, spent } = result
    const next = rate(card, { rating: 'again', correct: false, guessed: false, chosen, spent }, Date.now(), studyPlan())
    await saveReview(db, next.card, next.entry)
    showReview(next)
  }
}

/** Makes a card of a question the candidate wants to see again. */
export const addCard = (screen: string): Promise<void> => add([newCard(screen, Date.now(), 'added')])

async function add(fresh: readonly Card[]): Promise<void> {
  if (fresh.length === 0) return
  await addCards(services().db, fresh)
  const { cards } = useCards.getState()
  if (cards) useCards.setState({ cards: new Map([...fresh.map((card) => [card.id, card] as const), ...cards]) })
}

/** Writes an answer to a stored card down and shows what follows from it. @throws CardChanged */
export async function answerCard(id: string, given: Given): Promise<ReviewEntry> {
  const card = useCards.getState().cards?.get(id)
  if (!card) throw new Error('This card is no longer stored.')
  const next = rate(card, given, Date.now(), studyPlan())
  await saveReview(services().db, next.card, next.entry)
  showReview(next)
  return next.entry
}

/** Takes the last answer of a card back. False when it is not the last one any more. */
export async function takeBack(entry: ReviewEntry): Promise<boolean> {
  if (!(await undoReview(services().db, entry))) return false
  show([entry.before])
  useCards.setState(({ today }) => ({ today: today.filter((one) => one.card !== entry.card || one.at !== entry.at) }))
  return true
}

/** Keeps a card that was suspended, resumed, released or put to rest. */
export async function changeCard(card: Card): Promise<void> {
  await putCard(services().db, card)
  show([card])
}

function showReview({ card, entry }: { card: Card; entry: ReviewEntry }): void {
  show([card])
  useCards.setState(({ today }) => ({ today: [...today, entry] }))
}

function show(changed: readonly Card[]): void {
  useCards.setState(({ cards }) => {
    if (cards === null) return {}
    const next = new Map(cards)
    for (const card of changed) next.set(card.id, card)
    return { cards: next }
  })
}

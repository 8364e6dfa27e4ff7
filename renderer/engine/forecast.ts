import { isActive, type Card } from './card'
import { newInOrder, newLeftToday, type DailyLimits } from './due-queue'
import { rate, retrievability, type Given } from './review'
import { DAY, startOfDay, studyDay } from './study-day'
import type { StudyPlan } from './study-plan'

/* What is to come: how many cards on which day, and what would be forgotten without them. */

/** Cards to ask on one study day; `at` is its start. `fresh` are new ones. */
export type DayLoad = { at: number; reviews: number; fresh: number }

const GOOD: Given = { rating: 'good', correct: true, guessed: false, chosen: null, spent: 0 }

/**
 * How many cards come on each of the next days, today first and with all that is overdue. Every card is taken to be
 * answered Good when it comes, so its next turns are counted as well; new cards enter at the daily number.
 */
export function forecast(cards: readonly Card[], now: number, days: number, plan: StudyPlan, limits: DailyLimits): DayLoad[] {
  const { tzOffsetMinutes } = plan
  const today = studyDay(now, tzOffsetMinutes)
  const loads = Array.from({ length: days }, (_, day): DayLoad => ({ at: startOfDay(now, tzOffsetMinutes) + day * DAY, reviews: 0, fresh: 0 }))
  const follow = (first: Card, from: number) => {
    let at = from
    for (let card = first; ; at = card.due) {
      const load = loads[studyDay(at, tzOffsetMinutes) - today]
      if (!load) return
      if (card.state === 'new') load.fresh += 1
      else load.reviews += 1
      card = rate(card, GOOD, at, plan).card
    }
  }
  for (const card of cards) if (card.state !== 'new' && isActive(card)) follow(card, Math.max(now, card.due))
  const waiting = newInOrder(cards)
  for (const [day, load] of loads.entries()) {
    const entering = waiting.splice(0, day === 0 ? newLeftToday(limits) : limits.newPerDay)
    for (const card of entering) follow(card, Math.max(now, load.at))
  }
  return loads
}

/**
 * The share of learned cards expected to be recalled on each of the next days, today first, if none is reviewed. Cards the
 * candidate suspended are left out. Empty without learned cards.
 */
export function forgettingForecast(cards: readonly Card[], now: number, days: number): number[] {
  const learned = cards.filter(({ state, suspended }) => state !== 'new' && !suspended)
  if (learned.length === 0) return []
  return Array.from({ length: days }, (_, day) => learned.reduce((sum, card) => sum + retrievability(card, now + day * DAY), 0) / learned.length)
}

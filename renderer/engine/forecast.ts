import { isActive, type Card } from './card'
import { newInOrder, newLeftToday, type DailyLimits } from './due-queue'
import { rate, retrievability, type Given } from './review'
import { DAY, startOfStudyDay, studyDay } from './study-day'
import type { StudyPlan } from './study-plan'

/* What is to come: how many cards on which day, and what would be forgotten without them. */

/** Cards to ask on one study day; `at` is its start. `fresh` are new ones. */
export type DayLoad = { at: number; reviews: number; fresh: number }

const GOOD: Given = { rating: 'good', correct: true, guessed: false, chosen: null, spent: 0 }

/**
 * How many cards come on each of the next days, today first and with all that is overdue. Every card is taken to be
 * answered Good when it comes, so its next turns are counted as well; new cards enter at the daily number. What a day's
 * limit leaves over waits for the next day, the longest waiting first; repeats of cards being learned are always asked.
 */
export function forecast(
  cards: readonly Card[],
  now: number,
  days: number,
  plan: StudyPlan,
  limits: DailyLimits,
): DayLoad[] {
  const { zone } = plan
  const today = studyDay(now, zone)
  const loads = Array.from({ length: days }, (_, day): DayLoad => ({
    at: startOfStudyDay(today + day, zone),
    reviews: 0,
    fresh: 0,
  }))
  const coming = loads.map((): Card[] => [])
  const place = (card: Card, earliest: number) =>
    coming[Math.max(earliest, studyDay(card.due, zone) - today)]?.push(card)
  for (const card of cards) if (card.state !== 'new' && isActive(card)) place(card, 0)
  const waiting = newInOrder(cards)
  for (const [day, load] of loads.entries()) {
    const { doneToday } = limits
    let left = Math.max(0, limits.mostPerDay - (day === 0 ? doneToday.new + doneToday.reviews : 0))
    const answer = (card: Card) => place(rate(card, GOOD, Math.max(now, load.at, card.due), plan).card, day + 1)
    for (const card of coming[day]!.sort((one, other) => one.due - other.due)) {
      const counts = card.state === 'review'
      if (counts && left === 0) {
        place(card, day + 1)
        continue
      }
      if (counts) left -= 1
      load.reviews += 1
      answer(card)
    }
    for (const card of waiting.splice(0, Math.min(left, day === 0 ? newLeftToday(limits) : limits.newPerDay))) {
      load.fresh += 1
      answer(card)
    }
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
  return Array.from(
    { length: days },
    (_, day) => learned.reduce((sum, card) => sum + retrievability(card, now + day * DAY), 0) / learned.length,
  )
}

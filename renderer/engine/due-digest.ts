import { z } from 'zod'
import { isActive, type Card } from './card'
import { LEARN_AHEAD, newLeftToday, type DailyLimits } from './daily-limits'
import type { DueCounts } from './due-queue'
import { studyDay, type Zone } from './study-day'

/* What has to be kept of thousands of cards to know on any later day how many are due, without reading them. */

const count = z.int().min(0)

export const dueDigest = z.strictObject({
  /** Reviews by the study day they are due on. */
  days: z.array(z.tuple([z.int(), count])).max(20_000),
  /** When the cards that are being learned come again. */
  learning: z.array(z.number()).max(100_000),
  fresh: count,
})
export type DueDigest = z.infer<typeof dueDigest>

/** @param cards as the day of the exam wants them */
export function digestOf(cards: readonly Card[], zone: Zone): DueDigest {
  const days = new Map<number, number>()
  const learning: number[] = []
  let fresh = 0
  for (const card of cards) {
    if (!isActive(card)) continue
    if (card.state === 'new') fresh += 1
    else if (card.state === 'review') days.set(studyDay(card.due, zone), (days.get(studyDay(card.due, zone)) ?? 0) + 1)
    else learning.push(card.due)
  }
  return { days: [...days].sort(([a], [b]) => a - b), learning, fresh }
}

/** The same counts as `dueCounts` gives for the cards themselves; reviews are due from the start of their study day. */
export function dueFromDigest(
  { days, learning, fresh }: DueDigest,
  now: number,
  limits: DailyLimits,
  zone: Zone,
): DueCounts {
  const today = studyDay(now, zone)
  const repeats = learning.filter((due) => due <= now + LEARN_AHEAD).length
  const left = Math.max(0, limits.mostPerDay - limits.doneToday.new - limits.doneToday.reviews)
  const reviews = Math.min(
    left,
    days.reduce((sum, [day, cards]) => (day <= today ? sum + cards : sum), 0),
  )
  const entering = Math.min(fresh, newLeftToday(limits), left - reviews)
  return { learning: repeats, reviews, new: entering, total: repeats + reviews + entering }
}

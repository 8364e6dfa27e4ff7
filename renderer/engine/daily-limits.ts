import type { Card, ReviewEntry } from './card'
import { studyDay, type Zone } from './study-day'

/* How much is asked on one study day, and how much of it was done. */

/** Cards answered for the first time on that day, and reviews of earlier days' cards. Repeats within a session count as neither. */
export type DoneToday = { new: number; reviews: number }

export type DailyLimits = {
  newPerDay: number
  /** Most new cards and reviews together; repeats within a session are always asked. */
  mostPerDay: number
  doneToday: DoneToday
}

/** Cards that come again within this time are asked at the end of a session instead of making the candidate wait. */
export const LEARN_AHEAD = 20 * 60_000

/** What was done on the study day of `now`, from the reviews kept. */
export function doneToday(entries: readonly ReviewEntry[], now: number, zone: Zone): DoneToday {
  const today = entries.filter(({ at }) => studyDay(at, zone) === studyDay(now, zone))
  const count = (state: Card['state']) => today.filter(({ before }) => before.state === state).length
  return { new: count('new'), reviews: count('review') }
}

/** How many new cards today still takes. */
export const newLeftToday = ({ newPerDay, doneToday }: DailyLimits): number => Math.max(0, newPerDay - doneToday.new)

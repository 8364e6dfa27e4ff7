import type { Interval } from '../../engine/review'
import { calendarDay, studyDay } from '../../engine/study-day'
import { here } from '../../state/zone'
import { counted, shortDate } from '../../ui/format'

/* When a card comes, in words. */

/** A study day as `Nov 29`. */
export const dayText = shortDate

/** `10 min`, `4 days`. */
export const intervalText = ({ unit, count }: Interval): string =>
  unit === 'minutes' ? `${count}\u00a0min` : counted(count, 'day')

/** Calendar days from now until a moment; a study day begins on the calendar day it is named after. */
const daysUntil = (at: number, now: number): number => calendarDay(at, here) - calendarDay(now, here)

/** `now`, `in 8 min`, `in 2 hours`, `tomorrow`, `Nov 29`. */
export function dueText(at: number, now: number): string {
  if (at <= now) return 'now'
  const days = daysUntil(at, now)
  // After midnight, what comes at four is not "tomorrow"; before it, what comes in ten minutes is not either.
  if (days === 0 || studyDay(at, here) === studyDay(now, here)) return waitText(at - now)
  if (days === 1) return 'tomorrow'
  const year = new Date(at).getFullYear()
  return days < 300 || Number.isNaN(year) ? shortDate(at) : `${shortDate(at)}, ${year}`
}

function waitText(wait: number): string {
  const minutes = Math.ceil(wait / 60_000)
  return minutes < 100 ? `in ${minutes}\u00a0min` : `in ${Math.round(minutes / 60)}\u00a0hours`
}

/** The same within a sentence: `on Nov 29, in 5 days`. */
export function comesText(at: number, now: number): string {
  const days = daysUntil(at, now)
  return days > 1 ? `on ${dueText(at, now)}, in ${days} days` : dueText(at, now)
}

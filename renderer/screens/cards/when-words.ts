import type { Interval } from '../../engine/review'
import { studyDay } from '../../engine/study-day'
import { counted } from '../../ui/format'

/* When something comes, in words. */

const DAY_OF_MONTH = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric' })
const WITH_YEAR = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', year: 'numeric' })

const zone = () => new Date().getTimezoneOffset()

/** A study day as `Nov 29`. */
export const dayText = (at: number): string => DAY_OF_MONTH.format(at)

/** `10 min`, `4 days`. */
export const intervalText = ({ unit, count }: Interval): string =>
  unit === 'minutes' ? `${count}\u00a0min` : counted(count, 'day')

/** Study days from now until a moment; 0 for today, negative for the past. */
export const daysUntil = (at: number, now: number): number => studyDay(at, zone()) - studyDay(now, zone())

/** `now`, `in 8 min`, `tomorrow`, `Nov 29`. */
export function dueText(at: number, now: number): string {
  const days = daysUntil(at, now)
  if (at <= now) return 'now'
  if (days === 0) return `in ${Math.ceil((at - now) / 60_000)}\u00a0min`
  if (days === 1) return 'tomorrow'
  return (days < 300 ? DAY_OF_MONTH : WITH_YEAR).format(at)
}

/** The same within a sentence: `on Nov 29, in 5 days`. */
export function comesText(at: number, now: number): string {
  const days = daysUntil(at, now)
  return days > 1 ? `on ${dueText(at, now)}, in ${days} days` : dueText(at, now)
}

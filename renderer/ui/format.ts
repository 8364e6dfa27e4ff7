/** Said of what is no number or no moment: a screen must not break over one. */
const UNKNOWN = '—'
/** What `Date` takes, but for a day on either side. */
const FARTHEST = 8.64e15 - 86_400_000

/** A formatter keeps the zone it was made in; the computer may be in another one since. */
const here = (wall: number): number => wall - new Date(wall).getTimezoneOffset() * 60_000

const written = (format: Intl.DateTimeFormat, wall: number): string =>
  Math.abs(wall) <= FARTHEST ? format.format(here(wall)) : UNKNOWN

/** A length of time that can be written: never below zero, never without end. */
const lengthOf = (span: number): number => (Number.isNaN(span) ? 0 : Math.min(Math.max(0, span), 3.6e12))

const DATE_TIME = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' })

/** Wall time in milliseconds as `Nov 24, 2026, 9:05 AM`. */
export const dateTime = (wall: number) => written(DATE_TIME, wall)

const DATE = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' })

/** Wall time in milliseconds as `November 24, 2026`. */
export const date = (wall: number) => written(DATE, wall)

const SHORT_DATE = new Intl.DateTimeFormat('en-US', { month: 'short', day: 'numeric', timeZone: 'UTC' })

/** Wall time in milliseconds as `Nov 24`, for places with little room. */
export const shortDate = (wall: number) => written(SHORT_DATE, wall)

/*
 * No line breaks between a number and its unit: the space between them is one that does not break.
 */

/** A duration in milliseconds as `3 h 41 min`, `12 min`, `48 s`. */
export function duration(span: number): string {
  const seconds = Math.round(lengthOf(span) / 1_000)
  if (seconds < 60) return `${seconds}\u00a0s`
  const minutes = Math.round(seconds / 60)
  return minutes < 60 ? `${minutes}\u00a0min` : `${Math.floor(minutes / 60)}\u00a0h ${minutes % 60}\u00a0min`
}

/** A share from 0 to 1 as whole percent. Only all of something is 100 of them, and only nothing is 0. */
export function percent(share: number): string {
  if (!(Math.abs(share) < 1e6)) return UNKNOWN
  const whole = Math.round(share * 100)
  return `${share > 0 && share < 1 ? Math.min(99, Math.max(1, whole)) : whole}\u00a0%`
}

/** `1 item`, `2 items`. */
export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Calendar days to a day: `today`, `tomorrow`, `in 5 days`, `passed yesterday`, `passed 5 days ago`. */
export function untilDay(days: number): string {
  if (days === 0) return 'today'
  if (days > 0) return days === 1 ? 'tomorrow' : `in ${counted(days, 'day')}`
  return days === -1 ? 'passed yesterday' : `passed ${counted(-days, 'day')} ago`
}

/** A pace in milliseconds as `84 s`, `2 min 5 s`. */
export function pace(span: number): string {
  const seconds = Math.max(1, Math.round(lengthOf(span) / 1_000))
  if (seconds < 100) return `${seconds}\u00a0s`
  return seconds % 60 === 0 ? `${seconds / 60}\u00a0min` : `${Math.floor(seconds / 60)}\u00a0min ${seconds % 60}\u00a0s`
}

/** A duration in milliseconds to the second: `45 s`, `14 min 30 s`, `2 h 25 min`. */
export function exactDuration(span: number): string {
  const seconds = Math.round(lengthOf(span) / 1_000)
  const parts = [
    [Math.floor(seconds / 3_600), 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const
  const said = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count}\u00a0${unit}`)
  return said.length === 0 ? '0\u00a0s' : said.join(' ')
}

/*
 * Days. A calendar day begins at midnight and a study day at 4:00 in the night, so that a late evening still belongs to
 * the day it began on; both are counted from 1970-01-01 as day 0, so a study day has the number of the date on which it
 * begins. Cards and what was answered go by study days. The exam is on a calendar day: at 2:00 in the night before it, it
 * is "today", while the cards asked are still those of the day before.
 *
 * The zone comes in as a function, because its offset changes with summer time and with the place of the computer. A day
 * is never 24 hours added to another: it begins when the clocks of the place say so.
 */

export const DAY = 86_400_000
const MINUTE = 60_000
const NIGHT = 4 * 60 * MINUTE
/** When an exam is taken to begin on its day; any hour between the night and the next one gives the same plan. */
const EXAM_HOUR = 8 * 60 * MINUTE

/** Minutes that local time is behind UTC at a moment, as `Date.getTimezoneOffset` gives them. */
export type Zone = (at: number) => number

/** Milliseconds whose UTC days are the calendar days of this place. */
const localTime = (at: number, zone: Zone): number => at - zone(at) * MINUTE

/** The first moment at which the clocks of the place show a local time or a later one, when that one is skipped. */
function momentOf(local: number, zone: Zone): number {
  // No place is more than a day from UTC, so these two moments lie before and after the one that is sought.
  const [before, after] = [zone(local - DAY), zone(local + DAY)]
  const [early, late] = [before, after].map((offset) => local + offset * MINUTE).sort((a, b) => a - b) as [
    number,
    number,
  ]
  const right = [early, late].find((at) => localTime(at, zone) === local)
  if (right !== undefined) return right
  // The clocks were put forward over it: the first moment after the change.
  let [low, high] = [early, late]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (localTime(middle, zone) < local) low = middle
    else high = middle
  }
  return high
}

/** Milliseconds whose UTC days are the study days of this place. */
export const inStudyDays = (at: number, zone: Zone): number => localTime(at, zone) - NIGHT

/** Number of the study day; two moments of one study day have the same. */
export const studyDay = (at: number, zone: Zone): number => Math.floor(inStudyDays(at, zone) / DAY)

/** The first moment of the study day with a number. */
export const startOfStudyDay = (number: number, zone: Zone): number => momentOf(number * DAY + NIGHT, zone)

/** The first moment of the study day `now` is in. */
export const startOfDay = (now: number, zone: Zone): number => startOfStudyDay(studyDay(now, zone), zone)

/** The first moment that no longer belongs to the study day `now` is in. */
export const endOfDay = (now: number, zone: Zone): number => startOfStudyDay(studyDay(now, zone) + 1, zone)

/** Offsets there are, in minutes: from 14 hours before UTC to 12 behind it, in quarters of an hour. */
const MOST_AHEAD = -14 * 60
const MOST_BEHIND = 12 * 60
const QUARTER = 15

/**
 * The study day that began at a moment somewhere on earth, or null when none did: cards written before their day was kept
 * have only that moment. Where two days begin at one moment, at places far apart, the one nearer to here counts.
 */
export function dayBegunAt(at: number, zone: Zone): number | null {
  const here = zone(at)
  const first = Math.floor((at - NIGHT) / DAY)
  const days = [first, first + 1].flatMap((day) => {
    const offset = (at - NIGHT - day * DAY) / MINUTE
    return offset >= MOST_AHEAD && offset <= MOST_BEHIND && offset % QUARTER === 0
      ? [{ day, far: Math.abs(offset - here) }]
      : []
  })
  return days.sort((a, b) => a.far - b.far)[0]?.day ?? null
}

/** Number of the calendar day. */
export const calendarDay = (at: number, zone: Zone): number => Math.floor(localTime(at, zone) / DAY)

/** Number of a day written `2026-03-31`; null for anything else, such as no day or February 30. */
export function calendarDayOf(day: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(midnight) || dayName(midnight / DAY) !== day ? null : midnight / DAY
}

/** A calendar day as `2026-03-31`. */
export const dayName = (number: number): string => {
  const date = new Date(number * DAY)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}

/** Calendar days from now to a day written `2026-03-31`: 0 today, 1 tomorrow, negative when it has passed; null without one. */
export function daysTo(day: string, now: number, zone: Zone): number | null {
  const number = calendarDayOf(day)
  return number === null ? null : number - calendarDay(now, zone)
}

/** When the exam begins on a day written `2026-03-31`; null for anything else, such as no day. */
export function examTime(day: string, zone: Zone): number | null {
  const number = calendarDayOf(day)
  return number === null ? null : momentOf(number * DAY + EXAM_HOUR, zone)
}

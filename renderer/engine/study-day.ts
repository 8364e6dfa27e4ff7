/*
 * Study days. A day ends at 4:00 in the night, so that a late evening still belongs to the day it began on. The zone
 * comes in as the offset `Date.getTimezoneOffset` gives: minutes that local time is behind UTC. A change to summer time
 * moves the boundary by an hour for cards scheduled before it, which does no harm.
 */

export const DAY = 86_400_000
const MINUTE = 60_000
const NIGHT = 4 * 60 * MINUTE
/** When an exam is taken to begin on its day; any hour between the night and the next one gives the same plan. */
const EXAM_HOUR = 8 * 60 * MINUTE

/** Milliseconds whose UTC days are the study days of this place. */
export const inStudyDays = (at: number, tzOffsetMinutes: number): number => at - tzOffsetMinutes * MINUTE - NIGHT

/** Number of the study day; two moments of one study day have the same. */
export const studyDay = (at: number, tzOffsetMinutes: number): number =>
  Math.floor(inStudyDays(at, tzOffsetMinutes) / DAY)

/** The first moment of the study day with a number. */
export const startOfStudyDay = (number: number, tzOffsetMinutes: number): number =>
  number * DAY + tzOffsetMinutes * MINUTE + NIGHT

/** The first moment of the study day `now` is in. */
export const startOfDay = (now: number, tzOffsetMinutes: number): number =>
  startOfStudyDay(studyDay(now, tzOffsetMinutes), tzOffsetMinutes)

/** The first moment that no longer belongs to the study day `now` is in. */
export const endOfDay = (now: number, tzOffsetMinutes: number): number => startOfDay(now, tzOffsetMinutes) + DAY

/** When the exam begins on a day written `2026-03-31`; null for anything else, such as no day. */
export function examTime(day: string, tzOffsetMinutes: number): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return null
  const midnight = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(midnight) ? null : midnight + tzOffsetMinutes * MINUTE + EXAM_HOUR
}

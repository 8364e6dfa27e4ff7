import { z } from 'zod'

/*
 * What numbers may be where data comes in: from files, journals and rows. A time beyond what a calendar takes, or a count
 * without end, would break whatever shows or reckons with it, at every start.
 */

/** From the first year that computers count in to the last one of four digits; well within what `Date` takes. */
const LATEST = Date.UTC(9999, 11, 31)

/** Wall time in milliseconds. */
export const wallTime = z.number().min(0).max(LATEST)

/** A length of time in milliseconds: up to ten years. */
export const span = z
  .number()
  .min(0)
  .max(10 * 366 * 24 * 60 * 60 * 1_000)

/** The number of a calendar or study day. */
export const dayNumber = z
  .int()
  .min(-1)
  .max(Math.ceil(LATEST / (24 * 60 * 60 * 1_000)))

/** Actions of one attempt: more than anybody gives in a year. */
export const MOST_EVENTS = 1_000_000

/** The number of an action in its attempt. */
export const eventNumber = z.int().min(1).max(MOST_EVENTS)

/** Questions and the like in one attempt. */
export const fewThings = z.int().min(0).max(10_000)

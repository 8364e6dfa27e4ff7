import { z } from 'zod'

/*
 * Text that comes from outside. Limits keep a hostile or broken file from hurting the app; the character
 * rule keeps out what a reader cannot see (control, zero-width and bidirectional marks), because an invisible
 * character can make a code look like another code.
 */

const INVISIBLE = /[\u0000-\u0008\u000B-\u001F\u007F\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/

/** Non-empty text of at most `max` UTF-16 units with no invisible characters. */
export const text = (max: number) =>
  z
    .string()
    .min(1, 'is empty')
    .max(max, `is longer than ${max} characters`)
    .refine((value) => value.trim().length > 0, 'is blank')
    .refine((value) => !INVISIBLE.test(value), 'contains an invisible control or direction character')

/** A date without a time, `YYYY-MM-DD`. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'is not a date like 2026-03-31')

/** A lower-case name made of letters, digits and hyphens, such as `face-sheet`. */
export const slug = z.string().regex(/^[a-z][a-z0-9-]{0,60}$/, 'is not a lower-case name like "face-sheet"')

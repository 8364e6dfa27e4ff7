import { z } from 'zod'
import { optionId } from '../../question-bank/schema/item'
import { preset } from '../../question-bank/schema/preset'
import { outline } from '../../question-bank/schema/outline'
import { answer, answerStyle } from './answer'
import { form } from './form'
import { textRanges } from './marks'

/*
 * What happened in an attempt, in order. Events are the only record of an attempt: the session, the score report and
 * the history are computed from them.
 */

const id = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
const screenId = z.string().max(40)
const wall = z.number().finite()
const usedMs = z.number().finite().min(0)

/** Everything that is fixed when an attempt starts. */
export const attemptHead = z.strictObject({
  id,
  createdAt: wall,
  candidate: z.string().max(80),
  preset,
  outline,
  answerStyle,
  form,
})
export type AttemptHead = z.infer<typeof attemptHead>

/** Longest comment on a question, in characters. */
export const COMMENT_LENGTH = 2_000

/** `clock` is the time used on the running stage's own clock; `at` is wall time and only dates the event. */
const stamp = { seq: z.int().min(1), at: wall, clock: usedMs }

export const reviewFilter = z.enum(['all', 'incomplete', 'flagged'])
export type ReviewFilter = z.infer<typeof reviewFilter>

export const sessionEvent = z.discriminatedUnion('type', [
  z.strictObject({ ...stamp, type: z.literal('confirmed') }),
  z.strictObject({ ...stamp, type: z.literal('agreement-accepted') }),
  /** Refused, or its time ran out: as at a test center the session ends. */
  z.strictObject({ ...stamp, type: z.literal('agreement-ended'), how: z.enum(['refused', 'timed-out']) }),
  z.strictObject({ ...stamp, type: z.literal('tutorial-ended') }),
  z.strictObject({ ...stamp, type: z.literal('tutorial-reopened') }),
  z.strictObject({ ...stamp, type: z.literal('begun') }),
  z.strictObject({ ...stamp, type: z.literal('visited'), screen: screenId }),
  z.strictObject({ ...stamp, type: z.literal('answered'), screen: screenId, answer }),
  z.strictObject({ ...stamp, type: z.literal('flagged'), screen: screenId, on: z.boolean() }),
  z.strictObject({ ...stamp, type: z.literal('struck'), screen: screenId, option: optionId, on: z.boolean() }),
  /** All highlights of one text, after a change: `of` is a screen or a scenario, `part` its stem, option or document. */
  z.strictObject({ ...stamp, type: z.literal('highlighted'), of: screenId, part: z.string().max(60), ranges: textRanges }),
  z.strictObject({ ...stamp, type: z.literal('commented'), screen: screenId, text: z.string().max(COMMENT_LENGTH) }),
  z.strictObject({ ...stamp, type: z.literal('review-opened') }),
  z.strictObject({ ...stamp, type: z.literal('review-started'), filter: reviewFilter, screen: screenId }),
  z.strictObject({ ...stamp, type: z.literal('warned'), minutes: z.number().int().min(1).max(300) }),
  /** A span that did not count: `from` and `to` are wall times. */
  z.strictObject({ ...stamp, type: z.literal('interrupted'), from: wall, to: wall, cause: z.enum(['closed', 'asleep', 'clock-changed']) }),
  /** Given up by the candidate before the end; never scored. */
  z.strictObject({ ...stamp, type: z.literal('discarded') }),
  z.strictObject({ ...stamp, type: z.literal('ended'), how: z.enum(['candidate', 'time-out']) }),
])
export type SessionEvent = z.infer<typeof sessionEvent>

type WithoutStamp<T> = T extends unknown ? Omit<T, 'seq' | 'at' | 'clock'> : never
/** An event before it has its place and time. */
export type EventBody = WithoutStamp<SessionEvent>

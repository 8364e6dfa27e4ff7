import { z } from 'zod'
import { optionId } from '../../question-bank/schema/item'
import { preset } from '../../question-bank/schema/preset'
import { outline } from '../../question-bank/schema/outline'
import { answer, answerStyle } from './answer'
import { BOARD_TEXT, boardSide, stroke } from './board'
import { eventNumber, span, wallTime } from './bounds'
import { form } from './form'
import { textRanges } from './marks'

/*
 * What happened in an attempt, in order. Events are the only record of an attempt: the session, the score report and
 * the history are computed from them.
 */

/** Also the name of the attempt's journal, so the desktop demands the same shape. */
export const attemptId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
const screenId = z.string().max(40)
const wall = wallTime
const usedMs = span

/** What a candidate has been granted; stated on the report. */
export const accommodations = z.strictObject({
  /** The exam's minutes times this. */
  extraTime: z.union([z.literal(1), z.literal(1.25), z.literal(1.5), z.literal(2)]),
  /** Breaks in which the exam clock stands still. */
  extraBreaks: z.boolean(),
})
export type Accommodations = z.infer<typeof accommodations>
export const NO_ACCOMMODATIONS: Accommodations = { extraTime: 1, extraBreaks: false }

/** What makes an attempt practice: it is never scaled and never stands among the exams. */
export const practice = z.strictObject({
  /** Tutor: the reasons at once, after each answer. Exam: after the end. */
  mode: z.enum(['tutor', 'exam']),
  /** Without a limit the clock only counts. */
  timed: z.boolean(),
  /** What was asked for, in words for lists. */
  what: z.string().min(1).max(200),
  /** The attempt whose form, or part of it, is taken again. */
  retakeOf: attemptId.nullable(),
})
export type Practice = z.infer<typeof practice>

/** Everything that is fixed when an attempt starts. */
export const attemptHead = z.strictObject({
  id: attemptId,
  createdAt: wall,
  candidate: z.string().max(80),
  preset,
  outline,
  answerStyle,
  accommodations: accommodations.default(NO_ACCOMMODATIONS),
  practice: practice.nullable().default(null),
  form,
})
export type AttemptHead = z.infer<typeof attemptHead>

/** Longest comment on a question, in characters. */
export const COMMENT_LENGTH = 2_000

/** What the candidate says about the appointment after the exam: 1 (not at all) to 5 (fully), by question. */
export const survey = z.strictObject({
  ratings: z.record(z.string().max(40), z.int().min(1).max(5)),
  remark: z.string().max(COMMENT_LENGTH),
})
export type Survey = z.infer<typeof survey>

/** Unscheduled: the clock goes on. Extra: an accommodation, the clock stands still. */
export const breakKind = z.enum(['unscheduled', 'extra'])
export type BreakKind = z.infer<typeof breakKind>

/** `clock` is the time used on the running stage's own clock; `at` is wall time and only dates the event. */
const stamp = { seq: eventNumber, at: wall, clock: usedMs }

/** Left: by the candidate, who saved and went home. Closed: the app went, with or without a word. */
export const interruptionCause = z.enum(['left', 'closed', 'asleep', 'clock-changed'])
export type InterruptionCause = z.infer<typeof interruptionCause>

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
  /** In tutor practice the candidate asked for the reasons; the answer stays as it is. */
  z.strictObject({ ...stamp, type: z.literal('checked'), screen: screenId }),
  z.strictObject({ ...stamp, type: z.literal('flagged'), screen: screenId, on: z.boolean() }),
  z.strictObject({ ...stamp, type: z.literal('struck'), screen: screenId, option: optionId, on: z.boolean() }),
  /** All highlights of one text, after a change: `of` is a screen or a scenario, `part` its stem, option or document. */
  z.strictObject({
    ...stamp,
    type: z.literal('highlighted'),
    of: screenId,
    part: z.string().max(60),
    ranges: textRanges,
  }),
  /** The whole comment, stored while it is typed; the last one counts. */
  z.strictObject({ ...stamp, type: z.literal('commented'), screen: screenId, text: z.string().max(COMMENT_LENGTH) }),
  /** The noteboard's whole text, after a change. */
  z.strictObject({ ...stamp, type: z.literal('noted'), text: z.string().max(BOARD_TEXT) }),
  z.strictObject({ ...stamp, type: z.literal('drawn'), stroke }),
  z.strictObject({ ...stamp, type: z.literal('wiped'), side: boardSide }),
  z.strictObject({ ...stamp, type: z.literal('review-opened') }),
  /** The items of an exam in two sections are closed; nobody comes back to them. */
  z.strictObject({ ...stamp, type: z.literal('section-ended') }),
  z.strictObject({ ...stamp, type: z.literal('review-started'), filter: reviewFilter, screen: screenId }),
  z.strictObject({ ...stamp, type: z.literal('warned'), minutes: z.number().int().min(1).max(300) }),
  /** A span that did not count: `from` and `to` are wall times. */
  z.strictObject({ ...stamp, type: z.literal('interrupted'), from: wall, to: wall, cause: interruptionCause }),
  z.strictObject({ ...stamp, type: z.literal('break-started'), kind: breakKind }),
  z.strictObject({ ...stamp, type: z.literal('break-ended') }),
  /** Given up by the candidate before the end; never scored. */
  z.strictObject({ ...stamp, type: z.literal('discarded') }),
  z.strictObject({ ...stamp, type: z.literal('ended'), how: z.enum(['candidate', 'time-out']) }),
  /** The whole survey, stored while it is filled in; the last one counts. */
  z.strictObject({ ...stamp, type: z.literal('surveyed'), survey }),
])
export type SessionEvent = z.infer<typeof sessionEvent>

type WithoutStamp<T> = T extends unknown ? Omit<T, 'seq' | 'at' | 'clock'> : never
/** An event before it has its place and time. */
export type EventBody = WithoutStamp<SessionEvent>

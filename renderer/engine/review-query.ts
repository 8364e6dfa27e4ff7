import { z } from 'zod'
import { codeSystem } from '../../question-bank/schema/item'
import { missType } from '../../question-bank/schema/mistakes'

/* What is asked of the review room: which answered questions to show. Saved filters are stored as such. */

/** Said of one answer: the last one, or any one, as `when` says. */
export const ANSWER_STATES = [
  'missed',
  'untagged',
  'not-answered',
  'guessed',
  'flagged',
  'slow',
  'right-to-wrong',
] as const
/** Said of a question over all attempts. */
export const QUESTION_STATES = ['unseen-since', 'bookmarked', 'noted', 'disputed'] as const

export const reviewState = z.enum([...ANSWER_STATES, ...QUESTION_STATES])
export type ReviewState = z.infer<typeof reviewState>

export const reviewQuery = z.strictObject({
  /** All of them hold. */
  states: z.array(reviewState).max(20).default([]),
  /**
   * Whether the states of an answer, and its miss type, are looked for in the last answer or in any: "missed last time"
   * or "ever missed". A question left open since does not take its last answer away.
   */
  when: z.enum(['last', 'ever']).default('last'),
  domain: z.int().min(1).max(9).nullable().default(null),
  task: z.string().max(5).nullable().default(null),
  topic: z.string().max(12).nullable().default(null),
  codeSystem: codeSystem.nullable().default(null),
  scenario: z.string().max(12).nullable().default(null),
  missType: missType.nullable().default(null),
  /** Only answers given in exams, or in practice. */
  source: z.enum(['exam', 'practice']).nullable().default(null),
  /** Only answers of this attempt. */
  attempt: z.string().max(64).nullable().default(null),
  /** Words that all occur in the question, its reasons, its record or the note on it. */
  text: z.string().max(200).default(''),
})
export type ReviewQuery = z.infer<typeof reviewQuery>

/** A query that every answered question fits. */
export const EVERYTHING: ReviewQuery = reviewQuery.parse({})

/** Fields of a query of which one value is chosen, or none. */
export const FACETS = ['domain', 'task', 'topic', 'codeSystem', 'scenario', 'missType', 'source', 'attempt'] as const
export type Facet = (typeof FACETS)[number]

/** The words of a search, in lower case. */
export const searchWords = (text: string): string[] => text.toLowerCase().split(/\s+/).filter(Boolean)

/** How many conditions a query sets. */
export function conditionCount(query: ReviewQuery): number {
  return (
    query.states.length +
    FACETS.filter((facet) => query[facet] !== null).length +
    (searchWords(query.text).length > 0 ? 1 : 0)
  )
}

/** Whether two queries ask the same. */
export function sameQuery(a: ReviewQuery, b: ReviewQuery): boolean {
  return (
    [...a.states].sort().join() === [...b.states].sort().join() &&
    a.when === b.when &&
    FACETS.every((facet) => a[facet] === b[facet]) &&
    searchWords(a.text).join(' ') === searchWords(b.text).join(' ')
  )
}

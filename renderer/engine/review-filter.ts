import type { MissType } from '../../question-bank/schema/mistakes'
import type { Outcome } from './outcome'
import type { Entry } from './review-entries'
import {
  ANSWER_STATES,
  QUESTION_STATES,
  searchWords,
  type Facet,
  type ReviewQuery,
  type ReviewState,
} from './review-query'
import { isMissed } from './scoring/credit'

/*
 * Filters the answered questions, and counts what each further choice would leave. What can be known before is prepared
 * once for each change of the data, so that a change of the filter is one pass over numbers.
 */

/** What the candidate said of an answer and of a question, as far as filters look at it. */
export type MarkFacts = { miss: MissType | null; guessed: boolean }
export type NoteFacts = { text: string; bookmarked: boolean; dispute: { reasoning: string } | null }

export const markKey = (attemptId: string, screen: string): string => `${attemptId} ${screen}`

export type ReviewData = {
  entries: readonly Entry[]
  /** By `markKey`. */
  marks: ReadonlyMap<string, MarkFacts>
  /** By screen. */
  notes: ReadonlyMap<string, NoteFacts>
  /** What is searched in a question, in lower case: the same texts for the same content. */
  textsOf: (latest: Outcome) => readonly string[]
  /** When a question was last met outside attempts, as on a card; wall time. */
  metElsewhere?: ReadonlyMap<string, number>
}

const BIT = Object.fromEntries(
  [...ANSWER_STATES, ...QUESTION_STATES].map((state, place) => [state, 1 << place]),
) as Record<ReviewState, number>

type AnswerRow = { outcome: Outcome; bits: number; miss: MissType | null }
type Row = { entry: Entry; answers: readonly AnswerRow[]; bits: number; texts: readonly number[] }

export type ReviewIndex = { rows: readonly Row[]; texts: readonly string[] }

/** Prepares the data for `review`. */
export function prepareReview({ entries, marks, notes, textsOf, metElsewhere }: ReviewData): ReviewIndex {
  const places = new Map<string, number>()
  const placeOf = (text: string): number => {
    const place = places.get(text) ?? places.size
    places.set(text, place)
    return place
  }
  const rows = entries.map((entry): Row => {
    const note = notes.get(entry.screen)
    const own = note
      ? [note.text, note.dispute?.reasoning ?? ''].filter((one) => one !== '').map((one) => one.toLowerCase())
      : []
    return {
      entry,
      answers: entry.outcomes.map((outcome) => {
        const mark = marks.get(markKey(outcome.attemptId, entry.screen))
        return { outcome, bits: answerBits(outcome, mark), miss: isMissed(outcome) ? (mark?.miss ?? null) : null }
      }),
      bits: questionBits(entry, note, metElsewhere?.get(entry.screen) ?? 0),
      texts: [...textsOf(entry.latest), ...own].map(placeOf),
    }
  })
  return { rows, texts: [...places.keys()] }
}

function answerBits(outcome: Outcome, mark: MarkFacts | undefined): number {
  const missed = isMissed(outcome)
  return (
    (missed ? BIT.missed : 0) |
    (missed && !mark?.miss ? BIT.untagged : 0) |
    (outcome.answered ? 0 : BIT['not-answered']) |
    (outcome.answered && (mark?.guessed || outcome.hurried) ? BIT.guessed : 0) |
    (outcome.flagged ? BIT.flagged : 0) |
    (outcome.slow ? BIT.slow : 0) |
    (outcome.turn === 'right-to-wrong' ? BIT['right-to-wrong'] : 0)
  )
}

function questionBits({ outcomes }: Entry, note: NoteFacts | undefined, metElsewhere: number): number {
  const miss = outcomes.findLastIndex(isMissed)
  const met = outcomes.slice(0, miss).some((one) => one.answered || one.spent > 0)
  const unseen = miss >= 0 && !met && metElsewhere <= outcomes[miss]!.at
  return (
    (unseen ? BIT['unseen-since'] : 0) |
    (note?.bookmarked ? BIT.bookmarked : 0) |
    (note && note.text !== '' ? BIT.noted : 0) |
    (note?.dispute ? BIT.disputed : 0)
  )
}

export type ReviewHit = {
  entry: Entry
  /** The answer that fits the query: the newest of them. */
  shown: Outcome
}
export type ReviewResult = {
  hits: readonly ReviewHit[]
  /** How many questions are left when a state is asked for as well. */
  states: Readonly<Record<ReviewState, number>>
  /** How many there are for each value of a facet, the others as they are. */
  facets: Readonly<Record<Facet, ReadonlyMap<string, number>>>
}

/** Facets that say where a question stands; the others look at single answers. */
const PLACE_FACETS = ['domain', 'task', 'topic', 'codeSystem', 'scenario'] as const

/** The questions that fit a query, with counts for every further choice. */
export function review({ rows, texts }: ReviewIndex, query: ReviewQuery): ReviewResult {
  const words = searchWords(query.text).map((word) => texts.map((text) => text.includes(word)))
  const wanted = bitsOf(query.states, ANSWER_STATES)
  const wantedOfQuestion = bitsOf(query.states, QUESTION_STATES)
  const hits: ReviewHit[] = []
  const states = Object.fromEntries(Object.keys(BIT).map((state) => [state, 0])) as Record<ReviewState, number>
  const facets = {
    domain: new Map(),
    task: new Map(),
    topic: new Map(),
    codeSystem: new Map(),
    scenario: new Map(),
    missType: new Map(),
    source: new Map(),
    attempt: new Map(),
  } satisfies Record<Facet, Map<string, number>>

  for (const { entry, answers, bits, texts: own } of rows) {
    if (!words.every((found) => own.some((place) => found[place]))) continue
    const { latest } = entry
    const failed = PLACE_FACETS.filter((facet) => query[facet] !== null && query[facet] !== latest[facet])
    if (failed.length > 1) continue
    const questionFits = (bits & wantedOfQuestion) === wantedOfQuestion
    const scope = scopeOf(answers, query.source, query.attempt)
    const fitting = questionFits ? fit(scope, query.when, wanted, query.missType) : undefined
    if (fitting) {
      for (const facet of PLACE_FACETS)
        if (latest[facet] !== null && (failed.length === 0 || failed[0] === facet))
          add(facets[facet], String(latest[facet]))
    }
    if (failed.length > 0) continue
    if (fitting) hits.push({ entry, shown: fitting.outcome })
    countStates(states, { scope, bits, questionFits, fits: fitting !== undefined, query, wanted, wantedOfQuestion })
    if (!questionFits) continue
    for (const miss of missesOf(scope, query.when, wanted)) add(facets.missType, miss)
    for (const source of ['exam', 'practice'] as const)
      if (fit(scopeOf(answers, source, query.attempt), query.when, wanted, query.missType)) add(facets.source, source)
    for (const one of scopeOf(answers, query.source, null))
      if (fits(one, wanted, query.missType)) add(facets.attempt, one.outcome.attemptId)
  }
  return { hits, states, facets }
}

const bitsOf = (states: readonly ReviewState[], among: readonly ReviewState[]): number =>
  states.reduce((sum, state) => (among.includes(state) ? sum | BIT[state] : sum), 0)

const add = (counts: Map<string, number>, value: string) => counts.set(value, (counts.get(value) ?? 0) + 1)

function scopeOf(
  answers: readonly AnswerRow[],
  source: ReviewQuery['source'],
  attempt: string | null,
): readonly AnswerRow[] {
  if (source === null && attempt === null) return answers
  return answers.filter(
    ({ outcome }) =>
      (attempt === null || outcome.attemptId === attempt) &&
      (source === null || outcome.practice === (source === 'practice')),
  )
}

const fits = ({ bits, miss }: AnswerRow, wanted: number, missType: MissType | null): boolean =>
  (bits & wanted) === wanted && (missType === null || miss === missType)

/** What a query for the last answer looks at: the last one given, or that there is none. */
const lastOf = (scope: readonly AnswerRow[]): AnswerRow | undefined =>
  scope.find(({ outcome }) => outcome.answered) ?? scope[0]

/** The newest answer that has what is wanted; of the last one only, or of all. */
function fit(
  scope: readonly AnswerRow[],
  when: ReviewQuery['when'],
  wanted: number,
  missType: MissType | null,
): AnswerRow | undefined {
  if (when === 'ever') return scope.find((one) => fits(one, wanted, missType))
  const last = lastOf(scope)
  return last && fits(last, wanted, missType) ? last : undefined
}

function missesOf(scope: readonly AnswerRow[], when: ReviewQuery['when'], wanted: number): Set<MissType> {
  const last = lastOf(scope)
  const looked = when === 'ever' ? scope : last ? [last] : []
  return new Set(looked.flatMap((one) => (one.miss !== null && fits(one, wanted, null) ? [one.miss] : [])))
}

type Counted = {
  scope: readonly AnswerRow[]
  bits: number
  questionFits: boolean
  fits: boolean
  query: ReviewQuery
  wanted: number
  wantedOfQuestion: number
}

function countStates(
  states: Record<ReviewState, number>,
  { scope, bits, questionFits, fits: answerFits, query, wanted, wantedOfQuestion }: Counted,
): void {
  if (questionFits)
    for (const state of ANSWER_STATES)
      if (fit(scope, query.when, wanted | BIT[state], query.missType)) states[state] += 1
  if (answerFits)
    for (const state of QUESTION_STATES)
      if ((bits & (wantedOfQuestion | BIT[state])) === (wantedOfQuestion | BIT[state])) states[state] += 1
}

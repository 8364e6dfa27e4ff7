import type { MissType } from '../../question-bank/schema/mistakes'
import type { Outline } from '../../question-bank/schema/outline'
import { domainOf } from './blueprint'
import { firstSight, type Counts } from './first-sight'
import { MISS_TYPES, suggestMiss, type MistakeTypes } from './miss-types'
import type { Outcome } from './outcome'
import { isMissed, isRight } from './scoring/credit'
import { wilson, type Interval } from './scale'

/*
 * Where the candidate stands: shares of right answers by domain and task, and what the misses and changes were like.
 * Callers leave disputed screens out.
 */

const DAY = 86_400_000
/** Fewer answers say too little to judge. */
const ENOUGH = 10

export type Share = { correct: number; n: number; share: number; interval: Interval; tooFew: boolean }
export type TaskStanding = Share & { task: string; title: string }
export type DomainStanding = Share & { id: number; title: string; tasks: readonly TaskStanding[] }
export type Standing = { domains: readonly DomainStanding[]; weakest: Weakest | null }

export type Weakest = {
  domain: DomainStanding
  /** Its interval overlaps with that of no other judged domain. */
  clear: boolean
  sentence: string
}

export type StandingOptions = {
  now: number
  outline: Outline
  /**
   * `first`: the first answer to each question, which says what is known without having met it. `latest`: the last
   * answer to each, which says how things are now but counts what was only remembered.
   */
  basis?: 'first' | 'latest'
  /** Older answers are left out. */
  days?: number
  /** Of first answers: which may say something. */
  counts?: Counts
}

/**
 * Shares by the outline's domains and tasks with 95 % Wilson intervals. Counted are items and related questions; codes
 * of a scenario earn parts of a point and are correlated, so an interval of a share would not fit them.
 */
export function standing(
  outcomes: readonly Outcome[],
  { now, outline, basis = 'first', days = 90, counts }: StandingOptions,
): Standing {
  const all = basis === 'first' ? firstSight(outcomes, counts) : latest(outcomes)
  const own = all.filter((one) => one.kind !== 'codes' && one.at > now - days * DAY)
  const domains = outline.domains.map(({ id, title, tasks }) => ({
    id,
    title,
    ...shareOf(own.filter((one) => domainOf(outline, one.task) === id)),
    tasks: tasks.map((entry) => ({ ...entry, ...shareOf(own.filter((one) => one.task === entry.task)) })),
  }))
  return { domains, weakest: weakestOf(domains) }
}

/** The last answer to each screen; what was left without one says nothing here. */
function latest(outcomes: readonly Outcome[]): Outcome[] {
  const last = new Map<string, Outcome>()
  for (const one of outcomes) {
    const known = last.get(one.screen)
    if (one.answered && (!known || one.at >= known.at)) last.set(one.screen, one)
  }
  return [...last.values()]
}

function shareOf(list: readonly Outcome[]): Share {
  const n = list.length
  const correct = list.filter(isRight).length
  return { correct, n, share: n === 0 ? 0 : correct / n, interval: wilson(correct, n), tooFew: n < ENOUGH }
}

/** The judged domain with the lowest share. Domains whose intervals overlap are not ranked, so it may be no clear one. */
function weakestOf(domains: readonly DomainStanding[]): Weakest | null {
  const judged = domains.filter((one) => !one.tooFew)
  if (judged.length < 2) return null
  const domain = judged.reduce((low, one) => (one.share < low.share ? one : low))
  const clear = judged.every((one) => one === domain || domain.interval.high < one.interval.low)
  const percent = (share: number) => Math.round(share * 100)
  const counts = `${domain.correct} of ${domain.n} right (${percent(domain.interval.low)} to ${percent(domain.interval.high)}\u00a0%)`
  return {
    domain,
    clear,
    sentence: clear
      ? `Weakest domain: ${domain.title}, ${counts}.`
      : `No domain is clearly weakest; lowest is ${domain.title}, ${counts}.`,
  }
}

/** What the candidate said of a miss. */
export type MissMark = { attemptId: string; screen: string; miss: MissType | null }

export type MissCount = { type: MissType; title: string; tagged: number; suggested: number }
export type MissCounts = {
  /** In the order of MISS_TYPES. `suggested` counts misses without the candidate's own word. */
  types: readonly MissCount[]
  missed: number
  untagged: number
  /** The most frequent, tagged and suggested together; ties go to the one tagged more often. Null without a miss. */
  most: MissCount | null
}

/** Misses by type, since a time: the candidate's own words and, kept apart, the app's suggestions for the rest. */
export function missCounts(
  outcomes: readonly Outcome[],
  marks: readonly MissMark[],
  types: MistakeTypes,
  since = 0,
): MissCounts {
  const said = new Map(marks.map((one) => [`${one.attemptId} ${one.screen}`, one.miss]))
  const missed = outcomes.filter((one) => isMissed(one) && one.at >= since)
  const tagged = new Map<MissType, number>()
  const suggested = new Map<MissType, number>()
  for (const one of missed) {
    const own = said.get(`${one.attemptId} ${one.screen}`) ?? null
    const type = own ?? suggestMiss(one, types)!.type
    const counts = own === null ? suggested : tagged
    counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  const list = MISS_TYPES.map(({ id, title }) => ({
    type: id,
    title,
    tagged: tagged.get(id) ?? 0,
    suggested: suggested.get(id) ?? 0,
  }))
  const total = (one: MissCount) => one.tagged + one.suggested
  const most = list.reduce((best, one) =>
    total(one) > total(best) || (total(one) === total(best) && one.tagged > best.tagged) ? one : best,
  )
  return {
    types: list,
    missed: missed.length,
    untagged: list.reduce((sum, one) => sum + one.suggested, 0),
    most: total(most) > 0 ? most : null,
  }
}

export type AnswerChanges = { rightToWrong: number; wrongToRight: number; wrongToWrong: number }

/** Changes from the first option chosen to the last, by direction. Code lists have no single direction. */
export function answerChanges(outcomes: readonly Outcome[]): AnswerChanges {
  const count = (turn: Outcome['turn']) => outcomes.filter((one) => one.turn === turn).length
  return {
    rightToWrong: count('right-to-wrong'),
    wrongToRight: count('wrong-to-right'),
    wrongToWrong: count('wrong-to-wrong'),
  }
}

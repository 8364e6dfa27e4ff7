import type { Outcome } from './outcome'
import { componentWeights, type ComponentName } from './scoring/weights'

/*
 * Answers at first sight. Who meets a question again remembers it, so only the first meeting says what the candidate
 * can do with a question never seen. The page of progress rests on these answers.
 */

/** An item, or a whole scenario, met for the first time. */
export type Sighting = {
  /** Id of the item or the scenario. */
  screen: string
  hash: string
  domain: number
  kind: 'item' | 'scenario'
  /** Mean Angoff value: what a just-competent candidate is expected to earn, 0 to 1. */
  angoff: number
  /** 0 to 1. */
  credit: number
  at: number
}

/** Mean Angoff value of an item or scenario as it was; null when its content is not at hand. */
export type AngoffOf = (question: { id: string; hash: string }) => number | null

/** Whether an answer may say something: those of attempts that are left out or not scored still count as met. */
export type Counts = (one: Outcome) => boolean

const always: Counts = () => true

/** What is met as one: a scenario with all its screens, or an item. */
const subjectOf = (one: Outcome): string => one.scenario ?? one.screen

/**
 * The answers at first sight that say something. A subject belongs to the attempt that met it first, also when nothing
 * was answered there: its reasons could be read afterwards. Left without an answer counts as wrong in an exam of which
 * at least half was answered; elsewhere (given up early, or practice) it says nothing.
 */
export function firstSight(outcomes: readonly Outcome[], counts: Counts = always): Outcome[] {
  const says = evidence(outcomes, counts)
  return firstMet(outcomes).filter(says)
}

function firstMet(outcomes: readonly Outcome[]): Outcome[] {
  const first = new Map<string, { attemptId: string; at: number }>()
  for (const one of outcomes) {
    const known = first.get(subjectOf(one))
    if (!known || one.at < known.at) first.set(subjectOf(one), one)
  }
  return outcomes.filter((one) => first.get(subjectOf(one))!.attemptId === one.attemptId)
}

function evidence(outcomes: readonly Outcome[], mayCount: Counts): (one: Outcome) => boolean {
  const attempts = new Map<string, { all: number; answered: number }>()
  for (const one of outcomes) {
    const counts = attempts.get(one.attemptId) ?? { all: 0, answered: 0 }
    attempts.set(one.attemptId, { all: counts.all + 1, answered: counts.answered + (one.answered ? 1 : 0) })
  }
  return (one) => {
    if (!mayCount(one)) return false
    if (one.answered) return true
    const { all, answered } = attempts.get(one.attemptId)!
    return !one.practice && answered >= all / 2
  }
}

/**
 * Sightings of items and of whole scenarios. A scenario's credit is the weighted mean of its tasks and related questions
 * with the weights of scoring/weights.ts; POA and modifiers are in the credit of their task with the share that they have
 * of it there. A scenario of which only a part was asked or answered (a drill) is no evidence.
 */
export function sightingsOf(outcomes: readonly Outcome[], angoffOf: AngoffOf, counts: Counts = always): Sighting[] {
  const says = evidence(outcomes, counts)
  const met = firstMet(outcomes)
  const items = met
    .filter((one) => one.kind === 'item' && says(one))
    .map((one) => sighting(one, 'item', one.screen, one.credit, angoffOf))
  const records = new Map<string, Outcome[]>()
  for (const one of met)
    if (one.scenario !== null) records.set(one.scenario, [...(records.get(one.scenario) ?? []), one])
  const scenarios = [...records].map(([id, screens]) => {
    const credit = screens.every(says) ? scenarioCredit(screens) : null
    return credit === null ? null : sighting(screens[0]!, 'scenario', id, credit, angoffOf)
  })
  return [...items, ...scenarios].filter((one) => one !== null)
}

function sighting(
  { hash, domain, at }: Outcome,
  kind: Sighting['kind'],
  id: string,
  credit: number,
  angoffOf: AngoffOf,
): Sighting | null {
  const angoff = angoffOf({ id, hash })
  return angoff === null ? null : { screen: id, hash, domain, kind, angoff, credit, at }
}

/** Null when the principal diagnosis or the related questions are not among the screens. */
function scenarioCredit(screens: readonly Outcome[]): number | null {
  const parts = new Map<ComponentName, number[]>()
  for (const one of screens) {
    const part =
      one.kind === 'question' ? 'questions' : (one.screen.slice(one.screen.indexOf('/') + 1) as ComponentName)
    parts.set(part, [...(parts.get(part) ?? []), one.credit])
  }
  if (!parts.has('principal') || !parts.has('questions')) return null
  const weights = componentWeights(screens[0]!.setting as Exclude<Outcome['setting'], 'any'>)
  let earned = 0
  let total = 0
  for (const [part, credits] of parts) {
    const weight = weights[part] ?? 0
    earned += weight * (credits.reduce((sum, one) => sum + one, 0) / credits.length)
    total += weight
  }
  return earned / total
}

import { abilityOf, HALF_LIFE_DAYS, weightOf, type AbilityPoint } from './ability'
import type { Sighting } from './first-sight'
import { formPoints, type FormModel } from './form-model'
import { normalCdf, scaledScore, type Interval } from './scale'

/*
 * Chance of reaching the cut on a fresh form, from answers at first sight. With ability.ts giving, for each theta of
 * weight w, mean m and variance v of the expected score and the variance s^2 of a score around it, and the cut C:
 * P(pass) = sum of w Phi((m - C) / sqrt(v + s^2)).
 * Its range: the middle 80 % of the posterior of the expected score x, each end turned into a chance: Phi((x - C) / s).
 */

/** The least to judge from: items, or scenarios where the form has no items. */
const LEAST = { items: 40, scenarios: 4 }
/** And so much of it must not have faded. */
const LEAST_WEIGHT = 0.4

/** What the page says of the method. */
export const READINESS_METHOD: readonly string[] = [
  'Only the first time you met a question counts: an answer to a question you know measures memory. In tutor mode the reason must not have been shown before.',
  "Your ability is estimated from which questions you got right and how hard each is by its authors' estimate, with some room for each domain and for scenarios to differ from the rest.",
  `Older answers count less: after ${HALF_LIFE_DAYS} days half, after ${2 * HALF_LIFE_DAYS} days a quarter. Who learns fast is ahead of the estimate: it is then too low rather than too high.`,
  'The number is the share of fresh forms of this exam on which you would reach the cut, with the same sizes, domains and difficulty as the real forms of this app.',
  'The range says how sure this is: with your answers the chance is inside it four times out of five. It allows for luck, for better and worse days and for questions that are harder or easier than their authors think.',
  'Answers that an exam left blank count as wrong if at least half of that exam was answered. Practice counts like an exam although it may be calmer.',
  "It was tested on thousands of simulated candidates. It can say nothing about AHIMA's own questions and cut, which are not public.",
]

export type Readiness =
  | { kind: 'too-little'; answers: number; scenarios: number; missing: string }
  | {
      kind: 'estimate'
      /** First-sight answers to items, and scenarios, that were used. */
      answers: number
      scenarios: number
      /** Chance of reaching the cut on a fresh form, 0 to 1. */
      probability: number
      /** 80 % credible range of that chance. */
      range: Interval
      /** Scaled score to expect on a fresh form, and where four of five forms would end. */
      score: { expected: number; low: number; high: number }
    }

export function readiness(sightings: readonly Sighting[], form: FormModel, now: number): Readiness {
  const counts = {
    answers: sightings.filter((one) => one.kind === 'item').length,
    scenarios: sightings.filter((one) => one.kind === 'scenario').length,
  }
  const missing = missingFor(sightings, form, now)
  if (missing !== null) return { kind: 'too-little', ...counts, missing }
  const { cut, maximum } = formPoints(form)
  const ability = abilityOf(sightings, form, now)
  const fresh = ability.map((point) => ({
    weight: point.weight,
    mean: point.mean,
    sd: Math.sqrt(point.variance + point.luck),
  }))
  const spread = ability.map((point) => ({ weight: point.weight, mean: point.mean, sd: Math.sqrt(point.variance) }))
  const scaled = (raw: number) => scaledScore(Math.min(maximum, Math.max(0, raw)), cut, maximum)
  return {
    kind: 'estimate',
    ...counts,
    // The weights add up to 1 but for rounding.
    probability: Math.min(1, Math.max(0, 1 - shareBelow(fresh, cut))),
    range: {
      low: chanceAt(ability, quantile(spread, 0.1, maximum), cut),
      high: chanceAt(ability, quantile(spread, 0.9, maximum), cut),
    },
    score: {
      expected: scaled(fresh.reduce((sum, one) => sum + one.weight * one.mean, 0)),
      low: scaled(quantile(fresh, 0.1, maximum)),
      high: scaled(quantile(fresh, 0.9, maximum)),
    },
  }
}

/** What is wanting before a number may be shown, or null. */
function missingFor(sightings: readonly Sighting[], form: FormModel, now: number): string | null {
  const kind = form.items.some((one) => one.count > 0) ? 'item' : 'scenario'
  const least = kind === 'item' ? LEAST.items : LEAST.scenarios
  const own = sightings.filter((one) => one.kind === kind)
  const noun = (n: number) =>
    kind === 'item' ? (n === 1 ? 'question' : 'questions') : n === 1 ? 'scenario' : 'scenarios'
  if (own.length < least)
    return `An estimate needs ${least} ${noun(least)} answered at first sight; ${own.length} so far, ${least - own.length} more to go.`
  const recent = own.reduce((sum, one) => sum + weightOf(one, now), 0)
  if (recent < least * LEAST_WEIGHT)
    return `Your answers at first sight are too old to judge from. Answer about ${Math.ceil(least * LEAST_WEIGHT - recent)} ${noun(2)} you have not seen.`
  return null
}

/** A mixture of normal distributions of scores. */
type Mixture = readonly { weight: number; mean: number; sd: number }[]

const shareBelow = (mixture: Mixture, score: number): number =>
  mixture.reduce((sum, one) => sum + one.weight * normalCdf((score - one.mean) / one.sd), 0)

function quantile(mixture: Mixture, share: number, maximum: number): number {
  let low = -maximum
  let high = 2 * maximum
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2
    if (shareBelow(mixture, middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Chance of reaching the cut for a candidate whose expected score is known; luck is that of the nearest theta. */
function chanceAt(ability: readonly AbilityPoint[], score: number, cut: number): number {
  const nearest = ability.reduce((best, one) => (Math.abs(one.mean - score) < Math.abs(best.mean - score) ? one : best))
  return normalCdf((score - cut) / Math.sqrt(nearest.luck))
}

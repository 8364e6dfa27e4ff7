import type { Sighting } from './first-sight'
import { formPoints, logistic, logit, mean, type FormModel } from './form-model'
import { normalCdf, SCENARIO_SD, scaledScore, type Interval } from './scale'

/*
 * Chance of reaching the cut on a fresh form, from answers at first sight.
 *
 * Ability. theta is the candidate's ability on the logit scale, 0 for a just-competent candidate. Each domain, and the
 * coding of scenarios, has an offset of its own: u = theta + offset, offset ~ N(0, OFFSET_SD^2).
 * Items. P(right | u) = logistic(k (logit(p) + u)), p the mean Angoff value. The authors' values are estimates: with a
 * true difficulty that is off by N(0, DIFFICULTY_SD^2) logits, averaging over it flattens the curve by
 * k = 1 / sqrt(1 + 0.346 DIFFICULTY_SD^2) (logistic-normal mean; 0.346 = (16 sqrt 3 / 15 pi)^2).
 * Scenarios. Score ~ N(r, SCENARIO_SD^2 + (r (1 - r) DIFFICULTY_SD)^2), r = logistic(k (logit(q) + u)).
 * Age. An answer's log-likelihood is multiplied by 2^(-age / HALF_LIFE).
 * Days. A candidate's form differs by N(0, DAY_SD^2) from day to day. Answers of one day share it, so it neither averages
 * out within a day nor on the day of the exam: it widens the posterior by DAY_SD^2 sum(W_d^2) / sum(W_d)^2, W_d the
 * weight of a day's answers, and the fresh form by DAY_SD^2.
 * Posterior. On a grid of theta: given theta the offsets are independent, so each is summed out by itself.
 * Fresh form. Given theta: m and v are mean and variance of its expected score over the offsets, s^2 the variance of a
 * score around its expectation. P(pass) = sum of w(theta) Phi((m - C) / sqrt(v + s^2)).
 * Range. 80 % of the posterior of the expected score x, each end turned into a chance: Phi((x - C) / s).
 */

const HALF_LIFE_DAYS = 45
const PRIOR_SD = 1
const OFFSET_SD = 0.35
const DIFFICULTY_SD = 0.5
const DAY_SD = 0.15
/** The least to judge from: items, or scenarios where the form has no items. */
const LEAST = { items: 40, scenarios: 4 }
/** And so much of it must not have faded. */
const LEAST_WEIGHT = 0.4

/** What the page says of the method. */
export const READINESS_METHOD: readonly string[] = [
  'Only the first time you met a question counts: an answer to a question you know measures memory. In tutor mode the reason must not have been shown before.',
  'Your ability is estimated from which questions you got right and how hard each is by its authors\' estimate, with some room for each domain and for scenarios to differ from the rest.',
  `Older answers count less: after ${HALF_LIFE_DAYS} days half, after ${2 * HALF_LIFE_DAYS} days a quarter.`,
  'The number is the share of fresh forms of this exam on which you would reach the cut, with the same sizes, domains and difficulty as the real forms of this app.',
  'The range says how sure this is: with your answers the chance is inside it four times out of five. It allows for luck, for better and worse days and for questions that are harder or easier than their authors think.',
  'Answers that an exam left blank count as wrong if at least half of that exam was answered. Practice counts like an exam although it may be calmer.',
  'It was tested on thousands of simulated candidates. It can say nothing about AHIMA\'s own questions and cut, which are not public.',
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
  const counts = { answers: sightings.filter((one) => one.kind === 'item').length, scenarios: sightings.filter((one) => one.kind === 'scenario').length }
  const missing = missingFor(sightings, form, now)
  if (missing !== null) return { kind: 'too-little', ...counts, missing }
  const { cut, maximum } = formPoints(form)
  const ability = posterior(sightings, form, now)
  const fresh = ability.map((point) => ({ weight: point.weight, mean: point.mean, sd: Math.sqrt(point.variance + point.luck) }))
  const spread = ability.map((point) => ({ weight: point.weight, mean: point.mean, sd: Math.sqrt(point.variance) }))
  const scaled = (raw: number) => scaledScore(Math.min(maximum, Math.max(0, raw)), cut, maximum)
  return {
    kind: 'estimate',
    ...counts,
    // The weights add up to 1 but for rounding.
    probability: Math.min(1, Math.max(0, 1 - shareBelow(fresh, cut))),
    range: { low: chanceAt(ability, quantile(spread, 0.1, maximum), cut), high: chanceAt(ability, quantile(spread, 0.9, maximum), cut) },
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
  const noun = (n: number) => (kind === 'item' ? (n === 1 ? 'question' : 'questions') : n === 1 ? 'scenario' : 'scenarios')
  if (own.length < least) return `An estimate needs ${least} ${noun(least)} answered at first sight; ${own.length} so far, ${least - own.length} more to go.`
  const recent = own.reduce((sum, one) => sum + weightOf(one, now), 0)
  if (recent < least * LEAST_WEIGHT) return `Your answers at first sight are too old to judge from. Answer about ${Math.ceil(least * LEAST_WEIGHT - recent)} ${noun(2)} you have not seen.`
  return null
}

const DAY = 86_400_000
const weightOf = ({ at }: Sighting, now: number): number => 0.5 ** (Math.max(0, now - at) / DAY / HALF_LIFE_DAYS)

const STEP = 0.1
/** theta from -5 to 5. */
const THETAS = Array.from({ length: 101 }, (_, index) => (index - 50) * STEP)
/** Offsets, in steps, to nearly three standard deviations, with their prior. */
const OFFSETS = Array.from({ length: 21 }, (_, index) => index - 10).map((steps) => ({ steps, prior: Math.exp(-0.5 * ((steps * STEP) / OFFSET_SD) ** 2) }))
/** u where theta and offset meet: the grid of theta, wider by the largest offset at both ends. */
const US = Array.from({ length: 121 }, (_, index) => (index - 60) * STEP)
const MARGIN = 10

const FLATTENING = 1 / Math.sqrt(1 + 0.346 * DIFFICULTY_SD ** 2)
const scenarioVariance = (r: number): number => SCENARIO_SD ** 2 + (r * (1 - r) * DIFFICULTY_SD) ** 2

/** A value of theta: its weight, the expected score's mean and variance over the offsets, and the score's own variance. */
type Point = { weight: number; mean: number; variance: number; luck: number }

const facetOf = (one: Sighting): string => (one.kind === 'scenario' ? 'scenarios' : `domain ${one.domain}`)

function posterior(sightings: readonly Sighting[], form: FormModel, now: number): Point[] {
  const parts = formParts(form)
  const facets = new Set([...parts.keys(), ...sightings.map(facetOf)])
  const logs = THETAS.map(() => 0)
  const points = THETAS.map(() => ({ mean: 0, variance: 0, luck: 0 }))
  for (const facet of facets) {
    const likelihood = logLikelihood(sightings.filter((one) => facetOf(one) === facet), now)
    const part = parts.get(facet)
    THETAS.forEach((_, at) => {
      const facetPoint = overOffsets(at, likelihood, part)
      logs[at]! += facetPoint.log
      points[at]!.mean += facetPoint.mean
      points[at]!.variance += facetPoint.variance
      points[at]!.luck += facetPoint.luck
    })
  }
  const day = dayVariance(sightings, now)
  const prior = PRIOR_SD ** 2 + day
  const posteriors = logs.map((log, at) => log - THETAS[at]! ** 2 / (2 * prior))
  const highest = Math.max(...posteriors)
  const weights = posteriors.map((log) => Math.exp(log - highest))
  const total = weights.reduce((sum, one) => sum + one, 0)
  return points.map((point, at) => {
    const slope = slopeAt(points, at)
    return { weight: weights[at]! / total, mean: point.mean, variance: point.variance + slope ** 2 * day, luck: point.luck + slope ** 2 * DAY_SD ** 2 }
  })
}

/** How much of the candidate's form on the days of the answers is left in the estimate. */
function dayVariance(sightings: readonly Sighting[], now: number): number {
  const days = new Map<number, number>()
  for (const one of sightings) days.set(Math.floor(one.at / DAY), (days.get(Math.floor(one.at / DAY)) ?? 0) + weightOf(one, now))
  const weights = [...days.values()]
  return (DAY_SD ** 2 * weights.reduce((sum, one) => sum + one ** 2, 0)) / weights.reduce((sum, one) => sum + one, 0) ** 2
}

function slopeAt(points: readonly { mean: number }[], at: number): number {
  const low = Math.max(0, at - 1)
  const high = Math.min(points.length - 1, at + 1)
  return (points[high]!.mean - points[low]!.mean) / ((high - low) * STEP)
}

/** Log-likelihood of a facet's answers at each u. */
function logLikelihood(sightings: readonly Sighting[], now: number): number[] {
  const items = weighedItems(sightings, now)
  const scenarios = sightings.filter((one) => one.kind === 'scenario').map((one) => ({ credit: one.credit, place: logit(one.angoff), weight: weightOf(one, now) }))
  return US.map((u) => {
    let sum = 0
    for (const [place, { right, wrong }] of items) {
      const x = FLATTENING * (place + u)
      // log(1 - P) = log P - x
      sum += (right + wrong) * Math.log(logistic(x)) - wrong * x
    }
    for (const { place, credit, weight } of scenarios) {
      const mean = logistic(FLATTENING * (place + u))
      const variance = scenarioVariance(mean)
      sum -= weight * ((credit - mean) ** 2 / (2 * variance) + Math.log(variance) / 2)
    }
    return sum
  })
}

/** Right and wrong answers to items, weighted by age, by how hard the items are: many share one Angoff value. */
function weighedItems(sightings: readonly Sighting[], now: number): Map<number, { right: number; wrong: number }> {
  const items = new Map<number, { right: number; wrong: number }>()
  for (const one of sightings) {
    if (one.kind !== 'item') continue
    const place = logit(one.angoff)
    const weight = weightOf(one, now)
    const { right, wrong } = items.get(place) ?? { right: 0, wrong: 0 }
    items.set(place, { right: right + weight * one.credit, wrong: wrong + weight * (1 - one.credit) })
  }
  return items
}

/** Expected points of a part of the form and their variance, at each u. */
type FormPart = readonly { mean: number; luck: number }[]

function formParts({ points, items, scenarios }: FormModel): Map<string, FormPart> {
  const parts = new Map<string, FormPart>()
  const add = (facet: string, count: number, typical: readonly number[], worth: number, variance: (mean: number) => number) => {
    const before = parts.get(facet)
    const places = typical.map(logit)
    const part = US.map((u, at) => {
      const means = places.map((place) => logistic(FLATTENING * (place + u)))
      return {
        mean: (before?.[at]?.mean ?? 0) + worth * count * mean(means),
        luck: (before?.[at]?.luck ?? 0) + worth ** 2 * count * mean(means.map(variance)),
      }
    })
    parts.set(facet, part)
  }
  for (const { domain, count, typical } of items) add(`domain ${domain}`, count, typical, points.item, (p) => p * (1 - p))
  add('scenarios', scenarios.count, scenarios.typical, points.scenario, scenarioVariance)
  return parts
}

/** A facet at one theta, its offset summed out: log of the mean likelihood, and the moments of its part of the form. */
function overOffsets(at: number, likelihood: readonly number[], part: FormPart | undefined): { log: number; mean: number; variance: number; luck: number } {
  const centre = at + MARGIN
  const highest = Math.max(...OFFSETS.map(({ steps }) => likelihood[centre + steps]!))
  let total = 0
  let mean = 0
  let square = 0
  let luck = 0
  for (const { steps, prior } of OFFSETS) {
    const weight = prior * Math.exp(likelihood[centre + steps]! - highest)
    const here = part?.[centre + steps]
    total += weight
    if (!here) continue
    mean += weight * here.mean
    square += weight * here.mean ** 2
    luck += weight * here.luck
  }
  return { log: highest + Math.log(total), mean: mean / total, variance: Math.max(0, square / total - (mean / total) ** 2), luck: luck / total }
}

/** A mixture of normal distributions of scores. */
type Mixture = readonly { weight: number; mean: number; sd: number }[]

const shareBelow = (mixture: Mixture, score: number): number => mixture.reduce((sum, one) => sum + one.weight * normalCdf((score - one.mean) / one.sd), 0)

function quantile(mixture: Mixture, share: number, maximum: number): number {
  let low = -maximum
  let high = 2 * maximum
  for (let i = 0; i < 50; i++) {
    const middle = (low + high) / 2
    if (shareBelow(mixture, middle) < share) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Chance of reaching the cut for a candidate whose expected score is known; luck is that of the nearest theta. */
function chanceAt(ability: readonly Point[], score: number, cut: number): number {
  const nearest = ability.reduce((best, one) => (Math.abs(one.mean - score) < Math.abs(best.mean - score) ? one : best))
  return normalCdf((score - cut) / Math.sqrt(nearest.luck))
}

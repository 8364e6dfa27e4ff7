import type { Sighting } from './first-sight'
import { logistic, logit, mean, type FormModel } from './form-model'
import { SCENARIO_SD } from './scale'

/*
 * A candidate's ability from answers at first sight, as what it means on a fresh form.
 *
 * Ability. theta is the candidate's ability on the logit scale, 0 for a just-competent candidate. Each domain, and the
 * coding of scenarios, has an offset of its own: u = theta + offset, offset ~ N(0, OFFSET_SD^2).
 * Items. P(right | u) = logistic(k (logit(p) + u)), p the mean Angoff value. The authors' values are estimates: with a
 * true difficulty that is off by N(0, DIFFICULTY_SD^2) logits, averaging over it flattens the curve by
 * k = 1 / sqrt(1 + 0.346 DIFFICULTY_SD^2) (logistic-normal mean; 0.346 = (16 sqrt 3 / 15 pi)^2).
 * Scenarios. Score ~ N(r, SCENARIO_SD^2 + (r (1 - r) DIFFICULTY_SD)^2), r = logistic(k (logit(q) + u)).
 * Age. An answer's log-likelihood is multiplied by 2^(-age / HALF_LIFE_DAYS).
 * Days. A candidate's form differs by N(0, DAY_SD^2) from day to day. Answers of one day share it, so it neither averages
 * out within a day nor on the day of the exam: it widens the posterior by DAY_SD^2 sum(W_d^2) / sum(W_d)^2, W_d the
 * weight of a day's answers, and the fresh form by DAY_SD^2. A better day lifts all domains at once, so in points this is
 * times the square of the whole form's slope in u, not of the slope in theta, which is less the better the offsets are known.
 * Posterior. On a grid of theta: given theta the offsets are independent, so each is summed out by itself. For each theta it
 * keeps mean and variance of the expected score of a fresh form over the offsets, and the variance of a score around it.
 */

export const HALF_LIFE_DAYS = 45
/** Weak: two thirds of candidates within a logit of just competent. */
const PRIOR_SD = 1
const OFFSET_SD = 0.35
const DIFFICULTY_SD = 0.5
const DAY_SD = 0.15

const DAY = 86_400_000
/** What an answer still counts. */
export const weightOf = ({ at }: Sighting, now: number): number => 0.5 ** (Math.max(0, now - at) / DAY / HALF_LIFE_DAYS)

const STEP = 0.1
/** theta from -5 to 5. */
const THETAS = Array.from({ length: 101 }, (_, index) => (index - 50) * STEP)
/** Offsets, in steps, to nearly three standard deviations, with their prior. */
const OFFSETS = Array.from({ length: 21 }, (_, index) => index - 10).map((steps) => ({
  steps,
  prior: Math.exp(-0.5 * ((steps * STEP) / OFFSET_SD) ** 2),
}))
/** u where theta and offset meet: the grid of theta, wider by the largest offset at both ends. */
const US = Array.from({ length: 121 }, (_, index) => (index - 60) * STEP)
const MARGIN = 10
/** A weight that changes no digit of the result. */
const NEGLIGIBLE = 1e-9

const FLATTENING = 1 / Math.sqrt(1 + 0.346 * DIFFICULTY_SD ** 2)
const scenarioVariance = (r: number): number => SCENARIO_SD ** 2 + (r * (1 - r) * DIFFICULTY_SD) ** 2

/** A value of theta: its weight, the expected score's mean and variance over the offsets, and the score's own variance. */
export type AbilityPoint = { weight: number; mean: number; variance: number; luck: number }

const facetOf = (one: Sighting): string => (one.kind === 'scenario' ? 'scenarios' : `domain ${one.domain}`)

export function abilityOf(sightings: readonly Sighting[], form: FormModel, now: number): AbilityPoint[] {
  const parts = formParts(form)
  const facets = new Set([...parts.keys(), ...sightings.map(facetOf)])
  const logs = THETAS.map(() => 0)
  const points = THETAS.map(() => ({ mean: 0, variance: 0, luck: 0, slope: 0 }))
  for (const facet of facets) {
    const likelihood = logLikelihood(
      sightings.filter((one) => facetOf(one) === facet),
      now,
    )
    const part = parts.get(facet)
    THETAS.forEach((_, at) => {
      const facetPoint = overOffsets(at, likelihood, part)
      logs[at]! += facetPoint.log
      points[at]!.mean += facetPoint.mean
      points[at]!.variance += facetPoint.variance
      points[at]!.luck += facetPoint.luck
      points[at]!.slope += facetPoint.slope
    })
  }
  const day = dayVariance(sightings, now)
  const prior = PRIOR_SD ** 2 + day
  const posteriors = logs.map((log, at) => log - THETAS[at]! ** 2 / (2 * prior))
  const highest = Math.max(...posteriors)
  const weights = posteriors.map((log) => Math.exp(log - highest))
  const total = weights.reduce((sum, one) => sum + one, 0)
  return points
    .map(({ mean, variance, luck, slope }, at) => ({
      weight: weights[at]! / total,
      mean,
      variance: variance + slope ** 2 * day,
      luck: luck + slope ** 2 * DAY_SD ** 2,
    }))
    .filter(({ weight }) => weight > NEGLIGIBLE)
}

/** How much of the candidate's form on the days of the answers is left in the estimate. */
function dayVariance(sightings: readonly Sighting[], now: number): number {
  const days = new Map<number, number>()
  for (const one of sightings)
    days.set(Math.floor(one.at / DAY), (days.get(Math.floor(one.at / DAY)) ?? 0) + weightOf(one, now))
  const weights = [...days.values()]
  return (
    (DAY_SD ** 2 * weights.reduce((sum, one) => sum + one ** 2, 0)) / weights.reduce((sum, one) => sum + one, 0) ** 2
  )
}

/** Log-likelihood of a facet's answers at each u. */
function logLikelihood(sightings: readonly Sighting[], now: number): number[] {
  const items = weighedItems(sightings, now)
  const scenarios = sightings
    .filter((one) => one.kind === 'scenario')
    .map((one) => ({ credit: one.credit, place: logit(one.angoff), weight: weightOf(one, now) }))
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

/** Expected points of a part of the form, their variance, and what a better day adds per logit, at each u. */
type FormPart = readonly { mean: number; luck: number; slope: number }[]

function formParts({ points, items, scenarios }: FormModel): Map<string, FormPart> {
  const parts = new Map<string, FormPart>()
  const add = (
    facet: string,
    count: number,
    typical: readonly number[],
    worth: number,
    variance: (mean: number) => number,
  ) => {
    const before = parts.get(facet)
    const places = typical.map(logit)
    const part = US.map((u, at) => {
      const means = places.map((place) => logistic(FLATTENING * (place + u)))
      return {
        mean: (before?.[at]?.mean ?? 0) + worth * count * mean(means),
        luck: (before?.[at]?.luck ?? 0) + worth ** 2 * count * mean(means.map(variance)),
        slope: (before?.[at]?.slope ?? 0) + worth * count * FLATTENING * mean(means.map((p) => p * (1 - p))),
      }
    })
    parts.set(facet, part)
  }
  for (const { domain, count, typical } of items)
    add(`domain ${domain}`, count, typical, points.item, (p) => p * (1 - p))
  add('scenarios', scenarios.count, scenarios.typical, points.scenario, scenarioVariance)
  return parts
}

type FacetPoint = { log: number; mean: number; variance: number; luck: number; slope: number }

/** A facet at one theta, its offset summed out: log of the mean likelihood, and the moments of its part of the form. */
function overOffsets(at: number, likelihood: readonly number[], part: FormPart | undefined): FacetPoint {
  const centre = at + MARGIN
  const highest = Math.max(...OFFSETS.map(({ steps }) => likelihood[centre + steps]!))
  let total = 0
  let mean = 0
  let square = 0
  let luck = 0
  let slope = 0
  for (const { steps, prior } of OFFSETS) {
    const weight = prior * Math.exp(likelihood[centre + steps]! - highest)
    const here = part?.[centre + steps]
    total += weight
    if (!here) continue
    mean += weight * here.mean
    square += weight * here.mean ** 2
    luck += weight * here.luck
    slope += weight * here.slope
  }
  return {
    log: highest + Math.log(total),
    mean: mean / total,
    variance: Math.max(0, square / total - (mean / total) ** 2),
    luck: luck / total,
    slope: slope / total,
  }
}

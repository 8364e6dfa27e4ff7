import type { Bank } from '../../question-bank/schema/bank'
import type { Item } from '../../question-bank/schema/item'
import type { Preset } from '../../question-bank/schema/preset'
import type { Scenario } from '../../question-bank/schema/scenario'
import { assemble } from '../../renderer/engine/assemble'
import { meanAngoff } from '../../renderer/engine/blueprint'
import type { Sighting } from '../../renderer/engine/first-sight'
import { seededRandom } from '../../renderer/engine/random'
import { normalCdf } from '../../renderer/engine/scale'

/*
 * Simulated candidates with a known chance of passing. They do not answer by the estimator's model: items have a floor
 * from guessing, true difficulties are off from the Angoff values in a way nobody knows, scenario scores are not normal.
 */

/** What the world is like; all SDs in logits but the scenario's. */
export type World = {
  ability: { mean: number; sd: number }
  domainSd: number
  daySd: number
  /** Chance of a right guess by someone who knows nothing. */
  floor: number
  difficultySd: number
  scenarioSd: number
  /** What a candidate gains from one form to the next. */
  growth: number
}

export const WORLD: World = {
  ability: { mean: 0, sd: 0.9 },
  domainSd: 0.35,
  daySd: 0.15,
  floor: 0.12,
  difficultySd: 0.5,
  scenarioSd: 0.15,
  growth: 0,
}

export type Draws = { int(low: number, high: number): number; uniform(): number; normal(sd: number): number }

export function draws(seed: number): Draws {
  const { int } = seededRandom(seed)
  const uniform = () => (int(0, 0x7ffffffe) + 0.5) / 0x7fffffff
  const normal = (sd: number) => sd * Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  return { int, uniform, normal }
}

const logistic = (x: number) => 1 / (1 + Math.exp(-x))
const logit = (p: number) => Math.log(p / (1 - p))

/** What one meets on a form, with its true difficulty. */
type Task = {
  id: string
  hash: string
  domain: number
  angoff: number
  pretest: boolean
  /** Where its curve lies, as an item and as a scenario: by the Angoff value, and off by the true difficulty. */
  place: { item: number; scenario: number }
}
type SimulatedForm = { items: Task[]; scenarios: Task[]; cut: number }

/** Forms from the real assembler: `chains` rows of three in a row for one candidate, and `fresh` ones. */
export type Forms = { chains: SimulatedForm[][]; fresh: SimulatedForm[] }

export function drawForms(
  bank: Bank,
  preset: Preset,
  world: World,
  seed: number,
  sizes: { chains: number; fresh: number },
): Forms {
  const random = draws(seed)
  const hard = new Map([...bank.items, ...bank.scenarios].map((one) => [one.id, random.normal(world.difficultySd)]))
  const task = (one: Item | Scenario, domain: number, pretest: boolean): Task => {
    const angoff = meanAngoff(one)
    const off = hard.get(one.id)!
    const place = { item: logit((angoff - world.floor) / (1 - world.floor)) + off, scenario: logit(angoff) + off }
    return { id: one.id, hash: one.hash, domain, angoff, pretest, place }
  }
  const draw = (history: string[][]): SimulatedForm => {
    const made = assemble(bank, preset, random.int(0, 0x7fffffff), history)
    if (!made.ok) throw new Error(made.unmet)
    const { form, content } = made
    const items = content.items.map((one, index) => task(one, one.domain, form.items[index]!.pretest))
    const scenarios = content.scenarios.map((one, index) => task(one, 0, form.scenarios[index]!.pretest))
    const sum = (list: Task[]) => list.filter((one) => !one.pretest).reduce((total, one) => total + one.angoff, 0)
    return { items, scenarios, cut: preset.points.item * sum(items) + preset.points.scenario * sum(scenarios) }
  }
  const chains = Array.from({ length: sizes.chains }, () => {
    const chain: SimulatedForm[] = []
    for (let n = 0; n < 3; n++)
      chain.push(draw(chain.map((one) => [...one.items, ...one.scenarios].map(({ id }) => id)).reverse()))
    return chain
  })
  return { chains, fresh: Array.from({ length: sizes.fresh }, () => draw([])) }
}

export type Candidate = { sightings: Sighting[]; forms: number; trueChance: number }

const DAY = 86_400_000

/** One candidate who sits `forms` forms up to `now` and then, in truth, would meet any of the fresh ones. */
export function candidate(
  world: World,
  { chains, fresh }: Forms,
  preset: Preset,
  random: Draws,
  forms: number,
  now: number,
): Candidate {
  const offsets = [0, 1, 2, 3, 4, 5].map(() => random.normal(world.domainSd))
  const theta = world.ability.mean + random.normal(world.ability.sd)
  const met = new Map<string, Sighting>()
  const chain = chains[random.int(0, chains.length - 1)]!
  for (let n = 0; n < forms; n++) {
    const at = now - (forms - n) * 9 * DAY
    const today = theta - (forms - n) * world.growth + random.normal(world.daySd)
    for (const one of chain[n]!.items) {
      const credit = random.uniform() < itemChance(world, one, today + offsets[one.domain]!) ? 1 : 0
      if (!met.has(one.id))
        met.set(one.id, {
          screen: one.id,
          hash: one.hash,
          domain: one.domain,
          kind: 'item',
          angoff: one.angoff,
          credit,
          at,
        })
    }
    for (const one of chain[n]!.scenarios) {
      const credit = beta(random, scenarioMean(one, today + offsets[0]!), world.scenarioSd)
      if (!met.has(one.id))
        met.set(one.id, { screen: one.id, hash: one.hash, domain: 1, kind: 'scenario', angoff: one.angoff, credit, at })
    }
  }
  return { sightings: [...met.values()], forms, trueChance: trueChance(world, fresh, preset, theta, offsets, random) }
}

/** Three-parameter curve through the Angoff value for a just-competent candidate. */
const itemChance = ({ floor }: World, { place }: Task, u: number): number =>
  floor + (1 - floor) * logistic(place.item + u)
const scenarioMean = ({ place }: Task, u: number): number => logistic(place.scenario + u)
/** The variance a score between 0 and 1 can have is less near the ends. */
const scenarioVariance = (mean: number, sd: number): number => Math.min(sd ** 2, 0.5 * mean * (1 - mean))

/** Mean chance over the fresh forms, each on a day of its own; the sum of many answers is taken as normal. */
function trueChance(
  world: World,
  fresh: readonly SimulatedForm[],
  { points }: Preset,
  theta: number,
  offsets: readonly number[],
  random: Draws,
): number {
  let total = 0
  for (const { items, scenarios, cut } of fresh) {
    const today = theta + random.normal(world.daySd)
    let mean = 0
    let variance = 0
    for (const one of items) {
      if (one.pretest) continue
      const p = itemChance(world, one, today + offsets[one.domain]!)
      mean += points.item * p
      variance += points.item ** 2 * p * (1 - p)
    }
    for (const one of scenarios) {
      if (one.pretest) continue
      const r = scenarioMean(one, today + offsets[0]!)
      mean += points.scenario * r
      variance += points.scenario ** 2 * scenarioVariance(r, world.scenarioSd)
    }
    total += normalCdf((mean - cut) / Math.sqrt(variance))
  }
  return total / fresh.length
}

/** A beta variable by its mean and SD, as a ratio of two gamma variables. */
function beta(random: Draws, mean: number, sd: number): number {
  const size = (mean * (1 - mean)) / scenarioVariance(mean, sd) - 1
  const a = gamma(random, mean * size)
  return a / (a + gamma(random, (1 - mean) * size))
}

/** Marsaglia and Tsang 2000. */
function gamma(random: Draws, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * random.uniform() ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = random.normal(1)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(random.uniform()) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v
  }
}

export type Band = { band: string; n: number; predicted: number; true: number; difference: number }

/** Candidates by their predicted chance, in ten bands. */
export function calibration(list: readonly { predicted: number; trueChance: number }[]): Band[] {
  return Array.from({ length: 10 }, (_, index) => {
    const own = list.filter(({ predicted }) => Math.min(9, Math.floor(predicted * 10)) === index)
    const mean = (of: (one: { predicted: number; trueChance: number }) => number) =>
      own.reduce((sum, one) => sum + of(one), 0) / Math.max(1, own.length)
    const [predicted, actual] = [mean((one) => one.predicted), mean((one) => one.trueChance)]
    return {
      band: `${index * 10} to ${index * 10 + 10} %`,
      n: own.length,
      predicted,
      true: actual,
      difference: predicted - actual,
    }
  })
}

import type { Preset } from '../../question-bank/schema/preset'
import { grade, type Scenario } from '../../question-bank/schema/scenario'
import { apportion, meanAngoff } from './blueprint'
import type { Random } from './random'
import { Unmet } from './unmet'

export type PickedScenario = { scenario: Scenario; pretest: boolean }

const TRIES = 400

/**
 * Draws the scenarios of a form: the scored ones in the preset's mix of settings and within its difficulty tolerance,
 * the pretest ones in whole shares of that mix and then of any setting (content specification, section 5.6: one
 * inpatient, one of any). No two share an enemy name. Of many random draws, every other one fresh scenarios first, the
 * least exposed is taken, and of these the one nearest to the preset's mix of grades whose questions share fewest rules.
 */
export function pickScenarios(
  pool: readonly Scenario[],
  preset: Preset,
  total: number,
  scored: number,
  exposure: (id: string) => number,
  random: Random,
  relaxed: string[],
): PickedScenario[] {
  if (total === 0) return []
  if (pool.length < total)
    throw new Unmet(`The exam "${preset.title}" needs ${total} scenarios; the bank has ${pool.length}.`)
  const shares = preset.scenarioMix.map((part) => part.share)
  const quotas = { scored: apportionFairly(scored, shares, random), pretest: wholeShares(total - scored, shares) }
  const order = (attempt: number) =>
    attempt % 2 === 0 ? freshFirst(random.shuffle(pool), exposure) : random.shuffle(pool)
  const draws = Array.from({ length: TRIES }, (_, attempt) => draw(order(attempt), preset, quotas, total)).filter(
    (one) => one !== null,
  )
  if (draws.length > 0) return best(draws, preset, scored, exposure, relaxed)
  const loose = Array.from({ length: TRIES }, (_, attempt) => draw(order(attempt), preset, null, total)).filter(
    (one) => one !== null,
  )
  if (loose.length === 0)
    throw new Unmet(
      `The exam "${preset.title}" needs ${total} scenarios that are not enemies of each other; the bank does not have them.`,
    )
  relaxed.push('The mix of settings among the scenarios could not be met.')
  return best(
    loose.map((one) => one.map((entry, index) => ({ ...entry, pretest: index >= scored }))),
    preset,
    scored,
    exposure,
    relaxed,
  )
}

/**
 * As `apportion`, but where equal shares do not divide the total, chance says which of them has one more: of eight records
 * in thirds not always the same setting has two.
 */
function apportionFairly(total: number, shares: readonly number[], random: Random): number[] {
  const counts = apportion(total, shares)
  const even = shares.every((share, index) =>
    shares.every((other, at) => share !== other || counts[index] === counts[at]),
  )
  if (even) return counts
  const places = random.shuffle(shares.map((_, index) => index))
  const shuffled = apportion(
    total,
    places.map((place) => shares[place]!),
  )
  return shares.map((_, index) => shuffled[places.indexOf(index)]!)
}

/** How many scored records are of another grade than the preset asks for; 0 where it asks for none. */
function gradesOff(picked: readonly PickedScenario[], { gradeMix }: Preset): number {
  if (!gradeMix) return 0
  const scored = picked.filter((one) => !one.pretest)
  const wanted = apportion(
    scored.length,
    grade.options.map((name) => gradeMix[name] ?? 0),
  )
  return grade.options.reduce((sum, name, index) => {
    const has = scored.filter(({ scenario }) => scenario.grade === name).length
    return sum + Math.max(0, wanted[index]! - has)
  }, 0)
}

/** How many questions of the records rest on a rule that another record's questions rest on. */
function rulesShared(picked: readonly PickedScenario[], { ruleLimit }: Preset): number {
  if (ruleLimit === undefined) return 0
  const all = picked.flatMap(({ scenario }) => scenario.rules ?? [])
  return all.length - new Set(all).size
}

/** How many of `total` belong to each share for certain; what remains may be of any. */
function wholeShares(total: number, shares: readonly number[]): number[] {
  const sum = shares.reduce((a, b) => a + b, 0)
  return shares.map((share) => (sum > 0 ? Math.floor((total * share) / sum + 1e-9) : 0))
}

const freshFirst = (order: Scenario[], exposure: (id: string) => number) =>
  order.sort((a, b) => exposure(a.id) - exposure(b.id))

type Quotas = { scored: readonly number[]; pretest: readonly number[] }

function draw(
  order: readonly Scenario[],
  preset: Preset,
  quotas: Quotas | null,
  total: number,
): PickedScenario[] | null {
  const enemies = new Set<string>()
  const picked: PickedScenario[] = []
  const take = (wanted: number, fits: (scenario: Scenario) => boolean, pretest: boolean): boolean => {
    let missing = wanted
    for (const scenario of order) {
      if (missing === 0) break
      const known =
        picked.some((entry) => entry.scenario === scenario) || scenario.enemies?.some((name) => enemies.has(name))
      if (known || !fits(scenario)) continue
      picked.push({ scenario, pretest })
      for (const name of scenario.enemies ?? []) enemies.add(name)
      missing -= 1
    }
    return missing === 0
  }
  const takeOf = (index: number, wanted: number, pretest: boolean) =>
    take(wanted, ({ setting }) => preset.scenarioMix[index]!.settings.includes(setting), pretest)
  if (quotas && !quotas.scored.every((quota, index) => takeOf(index, quota, false))) return null
  quotas?.pretest.forEach((quota, index) => takeOf(index, quota, true))
  return take(total - picked.length, () => true, true) ? picked : null
}

function best(
  draws: readonly PickedScenario[][],
  preset: Preset,
  scored: number,
  exposure: (id: string) => number,
  relaxed: string[],
): PickedScenario[] {
  const target = preset.difficulty.scenario * scored
  const tolerance = preset.difficulty.scenarioTolerance
  const rated = draws.map((picked) => {
    const sum = picked.filter((one) => !one.pretest).reduce((total, one) => total + meanAngoff(one.scenario), 0)
    return {
      picked,
      off: Math.abs(sum - target),
      exposed: picked.reduce((total, one) => total + exposure(one.scenario.id), 0),
      grades: gradesOff(picked, preset),
      shared: rulesShared(picked, preset),
    }
  })
  const within = rated.filter((one) => one.off <= tolerance + 1e-9)
  if (within.length === 0) {
    const nearest = Math.min(...rated.map((one) => one.off))
    throw new Unmet(
      `The exam "${preset.title}" needs ${scored} scored scenarios whose expected scores add up to ${target.toFixed(2)} within ${tolerance}; the nearest draw is ${nearest.toFixed(2)} away.`,
    )
  }
  const chosen = within.reduce((least, one) =>
    (one.exposed - least.exposed || one.grades - least.grades || one.shared - least.shared) < 0 ? one : least,
  )
  if (chosen.grades > 0) relaxed.push('The mix of clean, usual and messy records could not be met.')
  if (chosen.exposed > 0)
    relaxed.push('Some scenarios were on one of your last forms: the bank has too few unseen ones.')
  return chosen.picked
}

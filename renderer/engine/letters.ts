import { isMultiple, optionIdsOf, type Choice, type Item, type OptionId } from '../../question-bank/schema/item'
import type { Scenario } from '../../question-bank/schema/scenario'
import type { Random } from './random'

/** Where the key of an item with one can stand. */
const LETTERS: readonly OptionId[] = ['a', 'b', 'c', 'd']
const LONGEST_RUN = 4

/**
 * An order of options for each item, so that the key stands equally often at each place and never more than four times
 * in a row at the same one. Items that keep their order keep it; those with several keys are shuffled.
 */
export function letterOrders(items: readonly Item[], random: Random): OptionId[][] {
  const places = keyPlaces(
    items.filter((item) => !isMultiple(item)),
    random,
  )
  let single = 0
  return items.map((item) => {
    if (isMultiple(item)) return shuffledOrder(item, random)
    const place = places[single++]!
    return item.keepOrder ? optionIdsOf(item) : orderWithKeyAt(item, place, random)
  })
}

/** Options of each related question of a scenario, in a random order: where one key stands tells nothing of the next. */
export function questionOrders(scenario: Scenario, random: Random): Record<string, OptionId[]> {
  return Object.fromEntries(scenario.questions.map((question) => [question.id, shuffledOrder(question, random)]))
}

const shuffledOrder = (choice: Pick<Choice, 'options' | 'keepOrder'>, random: Random): OptionId[] =>
  choice.keepOrder ? optionIdsOf(choice) : random.shuffle(optionIdsOf(choice))

function orderWithKeyAt(choice: Choice, place: number, random: Random): OptionId[] {
  const key = choice.key as OptionId
  const others = random.shuffle(optionIdsOf(choice).filter((letter) => letter !== key))
  return [...others.slice(0, place), key, ...others.slice(place)]
}

/** The place (0 to 3) of each key: what is fixed counts, the rest fills up the rarest places. */
function keyPlaces(items: readonly Item[], random: Random): number[] {
  const fixed = items.map((item) => (item.keepOrder ? LETTERS.indexOf(item.key as OptionId) : -1))
  const counts = LETTERS.map((_, place) => fixed.filter((one) => one === place).length)
  const free: number[] = []
  for (let i = fixed.filter((one) => one === -1).length; i > 0; i--) {
    const rarest = random.shuffle([0, 1, 2, 3]).reduce((best, place) => (counts[place]! < counts[best]! ? place : best))
    counts[rarest]! += 1
    free.push(rarest)
  }
  const supply = random.shuffle(free)
  const places = fixed.map((place) => (place === -1 ? supply.pop()! : place))
  return withoutLongRuns(places, fixed)
}

/** Exchanges free places until none stands more than four times in a row, as far as what is fixed allows. */
function withoutLongRuns(places: number[], fixed: readonly number[]): number[] {
  for (let runs = longRuns(places); runs.length > 0; runs = longRuns(places)) {
    if (!breakRun(places, fixed, runs)) return places
  }
  return places
}

/** Ends of stretches of more than four equal places. */
function longRuns(places: readonly number[]): number[] {
  return places.flatMap((place, i) =>
    i >= LONGEST_RUN && places.slice(i - LONGEST_RUN, i).every((one) => one === place) ? [i] : [],
  )
}

/** Makes the first exchange that leaves fewer long runs; false when there is none. A careless one would make a run elsewhere. */
function breakRun(places: number[], fixed: readonly number[], runs: readonly number[]): boolean {
  const end = runs[0]!
  for (let from = end; from >= end - LONGEST_RUN; from--) {
    if (fixed[from] !== -1) continue
    for (let step = 1; step < places.length; step++) {
      const to = (end + step) % places.length
      if (fixed[to] !== -1 || places[to] === places[from]) continue
      swap(places, from, to)
      if (longRuns(places).length < runs.length) return true
      swap(places, from, to)
    }
  }
  return false
}

function swap(places: number[], a: number, b: number): void {
  ;[places[a], places[b]] = [places[b]!, places[a]!]
}

import type { Choice, Item, OptionId } from '../../question-bank/schema/item'
import type { Scenario } from '../../question-bank/schema/scenario'
import type { Random } from './random'

const LETTERS: readonly OptionId[] = ['a', 'b', 'c', 'd']
const LONGEST_RUN = 4

/**
 * An order of options for each item, so that the key stands equally often at each place and never more than four times
 * in a row at the same one. Items that keep their order keep it.
 */
export function letterOrders(items: readonly Item[], random: Random): OptionId[][] {
  const places = keyPlaces(items, random)
  return items.map((item, index) => (item.keepOrder ? [...LETTERS] : orderWithKeyAt(item, places[index]!, random)))
}

/** Options of each related question of a scenario, in a random order. */
export function questionOrders(scenario: Scenario, random: Random): Record<string, OptionId[]> {
  return Object.fromEntries(scenario.questions.map((question) => [question.id, question.keepOrder ? [...LETTERS] : random.shuffle(LETTERS)]))
}

function orderWithKeyAt(choice: Choice, place: number, random: Random): OptionId[] {
  const others = random.shuffle(LETTERS.filter((letter) => letter !== choice.key))
  return [...others.slice(0, place), choice.key, ...others.slice(place)]
}

/** The place (0 to 3) of each key: what is fixed counts, the rest fills up the rarest places. */
function keyPlaces(items: readonly Item[], random: Random): number[] {
  const fixed = items.map((item) => (item.keepOrder ? LETTERS.indexOf(item.key) : -1))
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

/** Swaps a free place that ends a run of more than four with the next free one that differs. */
function withoutLongRuns(places: number[], fixed: readonly number[]): number[] {
  for (let i = LONGEST_RUN; i < places.length; i++) {
    const run = places.slice(i - LONGEST_RUN, i + 1)
    if (!run.every((place) => place === run[0])) continue
    const from = fixed[i] === -1 ? i : [i - 1, i - 2, i - 3, i - 4].find((index) => fixed[index] === -1)
    const partner = places.findIndex((place, index) => index > i && fixed[index] === -1 && place !== run[0])
    const swap = partner === -1 ? places.findIndex((place, index) => index < i - LONGEST_RUN && fixed[index] === -1 && place !== run[0]) : partner
    if (from !== undefined && swap !== -1) [places[from], places[swap]] = [places[swap]!, places[from]!]
  }
  return places
}

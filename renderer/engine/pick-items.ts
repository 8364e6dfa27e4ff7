import { isMultiple, type Item } from '../../question-bank/schema/item'
import type { Outline } from '../../question-bank/schema/outline'
import type { Preset } from '../../question-bank/schema/preset'
import { domainOf, domainQuotas, LEVELS, levelTargets, meanAngoff } from './blueprint'
import type { Random } from './random'
import { RuleCount } from './rule-count'
import { Unmet } from './unmet'

/*
 * Draws the multiple-choice items of a form. A first draw meets what may never be relaxed in numbers (domain quotas, no
 * two enemies); random exchanges inside a domain then lower one cost that adds up how far the draw is from difficulty,
 * cognitive mix, rule limit, row limit and freshness. Exchanges are cheap, so thousands fit in a few milliseconds.
 */

export type ItemRequest = {
  pool: readonly Item[]
  /** Rules that the scenarios of the form rest on already. */
  rules?: readonly string[]
  preset: Preset
  outline: Outline
  total: number
  scored: number
  exposure: (id: string) => number
  random: Random
  relaxed: string[]
}

export type PickedItem = { item: Item; pretest: boolean }

type Rated = { item: Item; domain: number; p: number; exposed: number }
type Slot = { rated: Rated; pretest: boolean }

const RESTARTS = 6
const DRAWS = 200
const EXCHANGES = 2_500

export function pickItems(request: ItemRequest): PickedItem[] {
  if (request.total === 0) return []
  const byDomain = rate(request)
  const unseen = unseenOf(byDomain)
  const fresh = unseen && search(request, unseen)
  const best = fresh?.cost.total === 0 ? fresh : search(request, byDomain)
  if (!best) {
    throw new Unmet(
      `The exam "${request.preset.title}" needs ${request.total} items that are not enemies of each other in the outline's proportions; the bank does not have them.`,
    )
  }
  report(request, best.cost)
  return best.slots.map(({ rated, pretest }) => ({ item: rated.item, pretest }))
}

type Draw = { slots: Slot[]; cost: Cost }

/** The best of some improved draws; null when not even a first draw exists. Ends early when only freshness is wanting. */
function search(request: ItemRequest, byDomain: Map<number, Rated[]>): Draw | null {
  let best: Draw | null = null
  for (let restart = 0; restart < RESTARTS; restart++) {
    const slots = firstDraws(request, byDomain)
    if (!slots) break
    const cost = improve(request, byDomain, slots)
    if (!best || cost.total < best.cost.total) best = { slots, cost }
    if (cost.total === cost.exposed) break
  }
  return best
}

/** Counts what rests on which rule; null where the preset sets no limit. */
const rulesApart = ({ preset, rules = [] }: ItemRequest): RuleCount | null =>
  preset.ruleLimit === undefined ? null : new RuleCount(preset.ruleLimit, rules)

/** The pool without what the candidate saw lately; null where that is everything or nothing. */
function unseenOf(byDomain: Map<number, Rated[]>): Map<number, Rated[]> | null {
  const unseen = new Map([...byDomain].map(([domain, pool]) => [domain, pool.filter((rated) => rated.exposed === 0)]))
  return [...byDomain].every(([domain, pool]) => pool.length === unseen.get(domain)!.length) ? null : unseen
}

/** The pool by domain of the outline; refuses when a domain has fewer items than its quota. */
function rate({ pool, outline, preset, total, exposure }: ItemRequest): Map<number, Rated[]> {
  const quotas = domainQuotas(outline, total)
  const byDomain = new Map<number, Rated[]>(outline.domains.map(({ id }) => [id, []]))
  for (const item of pool) {
    const domain = domainOf(outline, item.task)
    if (domain !== undefined)
      byDomain.get(domain)!.push({ item, domain, p: meanAngoff(item), exposed: exposure(item.id) })
  }
  for (const { id, title } of outline.domains) {
    const has = byDomain.get(id)!.length
    const needs = quotas.get(id)!
    if (has < needs) {
      throw new Unmet(
        `The exam "${preset.title}" needs ${needs} items of domain ${id}, ${title}; the bank has ${has} that may be used together with its scenarios.`,
      )
    }
  }
  return byDomain
}

/** The first of many draws that meets quotas and enemies; null when none does. */
function firstDraws(request: ItemRequest, byDomain: Map<number, Rated[]>): Slot[] | null {
  for (let attempt = 0; attempt < DRAWS; attempt++) {
    const slots = firstDraw(request, byDomain)
    if (slots) return slots
  }
  return null
}

/** A random draw, least exposed first, that meets the domain quotas without enemies; null when it got stuck. */
function firstDraw(request: ItemRequest, byDomain: Map<number, Rated[]>): Slot[] | null {
  const { outline, total, scored, random } = request
  const quotas = domainQuotas(outline, total)
  const scoredQuotas = domainQuotas(outline, scored)
  const enemies = new Set<string>()
  const slots: Slot[] = []
  const byRule = rulesApart(request)
  for (const [domain, needed] of scarcestFirst(quotas, byDomain)) {
    const order = random.shuffle(byDomain.get(domain)!).sort((a, b) => severalFirst(a, b) || a.exposed - b.exposed)
    const picked: Rated[] = []
    // Questions of a rule that is on the form wait until nothing else is left.
    for (const apart of byRule ? [true, false] : [false]) {
      for (const rated of order) {
        if (picked.length === needed) break
        const enemy = rated.item.enemies
        if (picked.includes(rated) || (enemy !== undefined && enemies.has(enemy))) continue
        if (apart && byRule?.wouldExceed(rated.item)) continue
        if (enemy !== undefined) enemies.add(enemy)
        byRule?.add(rated.item)
        picked.push(rated)
      }
    }
    if (picked.length < needed) return null
    const counted = Math.min(scoredQuotas.get(domain)!, needed)
    random.shuffle(picked).forEach((rated, index) => slots.push({ rated, pretest: index >= counted }))
  }
  return slots
}

/** Of items that ask for several options the pool has just as many as the preset wants, so they are on the form. */
const severalFirst = (a: Rated, b: Rated): number => Number(isMultiple(b.item)) - Number(isMultiple(a.item))

/** Domains with the fewest items to spare draw first, so that enemies in a rich domain do not starve a poor one. */
function scarcestFirst(quotas: Map<number, number>, byDomain: Map<number, Rated[]>): [number, number][] {
  const spare = ([domain, needed]: [number, number]) => {
    const pool = byDomain.get(domain)!
    const groups = new Set(pool.flatMap(({ item }) => item.enemies ?? []))
    return pool.filter(({ item }) => item.enemies === undefined).length + groups.size - needed
  }
  return [...quotas].sort((a, b) => spare(a) - spare(b))
}

type Cost = { total: number; difficulty: number; levels: number; rules: number; rows: number; exposed: number }

/** Exchanges one chosen item for an unchosen one, or a scored for a pretest one, while that does not raise the cost. */
function improve(request: ItemRequest, byDomain: Map<number, Rated[]>, slots: Slot[]): Cost {
  const { random } = request
  let cost = costOf(request, slots)
  const chosen = new Set(slots.map((slot) => slot.rated))
  for (let i = 0; i < EXCHANGES && cost.total > 0; i++) {
    const slot = slots[random.int(0, slots.length - 1)]!
    const undo =
      random.int(0, 3) === 0 ? swapRoles(slots, slot, random) : swapItem(byDomain, slots, chosen, slot, random)
    if (!undo) continue
    const next = costOf(request, slots)
    if (next.total <= cost.total) cost = next
    else undo()
  }
  return cost
}

function swapRoles(slots: Slot[], slot: Slot, random: Random): (() => void) | null {
  const other = slots[random.int(0, slots.length - 1)]!
  if (other.rated.domain !== slot.rated.domain || other.pretest === slot.pretest) return null
  const swap = () => ([slot.rated, other.rated] = [other.rated, slot.rated])
  swap()
  return swap
}

function swapItem(
  byDomain: Map<number, Rated[]>,
  slots: Slot[],
  chosen: Set<Rated>,
  slot: Slot,
  random: Random,
): (() => void) | null {
  const pool = byDomain.get(slot.rated.domain)!
  const candidate = pool[random.int(0, pool.length - 1)]!
  if (chosen.has(candidate) || isMultiple(slot.rated.item) || isMultiple(candidate.item)) return null
  const enemy = candidate.item.enemies
  if (enemy !== undefined && slots.some((one) => one !== slot && one.rated.item.enemies === enemy)) return null
  const before = slot.rated
  const put = (rated: Rated) => {
    chosen.delete(slot.rated)
    chosen.add(rated)
    slot.rated = rated
  }
  put(candidate)
  return () => put(before)
}

/** How far a draw is from the wished constraints; 0 means that all are met. Difficulty weighs most: it is never relaxed. */
function costOf(request: ItemRequest, slots: readonly Slot[]): Cost {
  const { preset, scored } = request
  const byRule = rulesApart(request)
  const targets = levelTargets(preset, scored)
  const counts = { recall: 0, application: 0, analysis: 0 }
  const rows = new Map<string, number>()
  let p = 0
  let exposed = 0
  for (const { rated, pretest } of slots) {
    exposed += rated.exposed
    byRule?.add(rated.item)
    if (pretest) continue
    p += rated.p
    counts[rated.item.level] += 1
    rows.set(rated.item.row, (rows.get(rated.item.row) ?? 0) + 1)
  }
  const { item, itemTolerance } = preset.difficulty
  const difficulty = Math.max(0, Math.abs(p - item * scored) - itemTolerance)
  const levels = LEVELS.reduce(
    (sum, level) => sum + Math.max(0, Math.abs(counts[level] - targets[level]) - preset.levels.tolerance),
    0,
  )
  const over = [...rows.values()].reduce((sum, count) => sum + Math.max(0, count - preset.rowLimit), 0)
  const rules = byRule?.over ?? 0
  return {
    total: difficulty * 1_000 + levels * 30 + rules * 20 + over * 10 + exposed * 0.01,
    difficulty,
    levels,
    rules,
    rows: over,
    exposed: exposed * 0.01,
  }
}

/** Refuses what may not be relaxed, and names what was. */
function report({ preset, scored, relaxed }: ItemRequest, cost: Cost): void {
  if (cost.difficulty > 1e-9) {
    const { item, itemTolerance } = preset.difficulty
    throw new Unmet(
      `The exam "${preset.title}" needs ${scored} scored items whose difficulty adds up to ${(item * scored).toFixed(1)} within ${itemTolerance}; the nearest draw is ${(cost.difficulty + itemTolerance).toFixed(2)} away.`,
    )
  }
  if (cost.rules > 0) relaxed.push('Some questions rest on the same rule more often than planned.')
  if (cost.rows > 0) relaxed.push('Some topic rows appear more often than planned.')
  if (cost.levels > 0) relaxed.push('The mix of recall, application and analysis is a little off.')
  if (cost.exposed > 0)
    relaxed.push('Some items were on one of your last forms or in your practice: the bank has too few unseen ones.')
}

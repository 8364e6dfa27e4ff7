import { isActive, type Card } from './card'
import { LEARN_AHEAD, newLeftToday, type DailyLimits } from './daily-limits'
import { seedOf } from './random'
import { retrievability } from './review'

/*
 * Which cards are asked now, and in which order: those being learned, then reviews, the nearest to being forgotten
 * first, then new ones. Two cards of one scenario do not follow each other where that can be avoided.
 */

export { doneToday, newLeftToday, type DailyLimits } from './daily-limits'

export type DueCounts = { learning: number; reviews: number; new: number; total: number }

/**
 * The cards to ask now, in order.
 * @param after id of the card just answered: neither it nor one of its scenario comes first where that can be avoided
 */
export function dueQueue(
  cards: readonly Card[],
  now: number,
  limits: DailyLimits,
  after: string | null = null,
): Card[] {
  const { learning, reviews, fresh, soon } = due(cards, now, limits)
  const first = apart([...learning, ...reviews, ...fresh], after)
  return [...first, ...apart(soon, first.at(-1)?.id ?? after)]
}

/** How many cards `dueQueue` holds, by kind. */
export function dueCounts(cards: readonly Card[], now: number, limits: DailyLimits): DueCounts {
  const { learning, reviews, fresh, soon } = due(cards, now, limits)
  const repeats = learning.length + soon.length
  return {
    learning: repeats,
    reviews: reviews.length,
    new: fresh.length,
    total: repeats + reviews.length + fresh.length,
  }
}

/** New cards that may be asked, in the order in which they are: the longest waiting first, those added together mixed. */
export function newInOrder(cards: readonly Card[]): Card[] {
  return cards
    .filter((card) => card.state === 'new' && isActive(card))
    .map((card) => ({ card, place: seedOf(card.id) }))
    .sort((a, b) => a.card.addedAt - b.card.addedAt || a.place - b.place || byId(a.card, b.card))
    .map(({ card }) => card)
}

const byId = (a: Card, b: Card) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function due(cards: readonly Card[], now: number, limits: DailyLimits) {
  const { mostPerDay, doneToday } = limits
  const active = cards.filter(isActive)
  const repeats = active
    .filter(({ state, due }) => (state === 'learning' || state === 'relearning') && due <= now + LEARN_AHEAD)
    .sort((a, b) => a.due - b.due || byId(a, b))
  const left = Math.max(0, mostPerDay - doneToday.new - doneToday.reviews)
  const reviews = active
    .filter(({ state, due }) => state === 'review' && due <= now)
    .map((card) => ({ card, recall: retrievability(card, now) }))
    .sort((a, b) => a.recall - b.recall || a.card.due - b.card.due || byId(a.card, b.card))
    .slice(0, left)
    .map(({ card }) => card)
  const fresh = newInOrder(active).slice(0, Math.min(newLeftToday(limits), left - reviews.length))
  return {
    learning: repeats.filter(({ due }) => due <= now),
    reviews,
    fresh,
    soon: repeats.filter(({ due }) => due > now),
  }
}

/** Cards of one scenario are siblings; any other card has none. */
const familyOf = (id: string) => id.split('/')[0]!

/** The cards with no two of one family next to each other, or as few as any order allows. Otherwise the order stays. */
function apart(cards: readonly Card[], after: string | null): Card[] {
  const rest = cards.map((card) => ({ card, family: familyOf(card.id) }))
  const sizes = new Map<string, number>()
  for (const { family } of rest) sizes.set(family, (sizes.get(family) ?? 0) + 1)
  // Only families can be in their own way; a card alone never is.
  for (const [family, size] of sizes) if (size === 1) sizes.delete(family)
  const ordered: Card[] = []
  let last = after === null ? null : familyOf(after)
  while (rest.length > 0) {
    // A family that has more than half of what is left must come now, or it meets itself later.
    const [large] = [...sizes].find(([, size]) => size * 2 > rest.length) ?? [null]
    const at = rest.findIndex(({ family }) => family !== last && (large === null || large === last || family === large))
    const [next] = rest.splice(Math.max(0, at), 1)
    const { card, family } = next!
    const size = sizes.get(family)
    if (size !== undefined) sizes.set(family, size - 1)
    ordered.push(card)
    last = family
  }
  return ordered
}

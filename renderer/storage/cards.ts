import type { z } from 'zod'
import { card as cardSchema, reviewEntry, undo, type Card, type ReviewEntry } from '../engine/card'
import type { Database } from './database'

/* The cards of the spaced repetition, and every review of one, which is kept for ever. */

/** The stored card is not the one that was answered: another window reviewed it in the meantime. */
export class CardChanged extends Error {
  constructor() {
    super(
      'This card was just answered in another window of the app. Your answer here was not counted; go on with the next card.',
    )
  }
}

/** Adds cards; one that is there already stays as it is. Returns how many were added. */
export async function addCards(db: Database, cards: readonly Card[]): Promise<number> {
  const added = await db.transaction('rw', db.cards, async () => {
    const there = new Set(
      await db.cards
        .where('id')
        .anyOf(cards.map(({ id }) => id))
        .primaryKeys(),
    )
    const missing = [...new Map(cards.map((card) => [card.id, card])).values()].filter(({ id }) => !there.has(id))
    await db.cards.bulkAdd(missing)
    return missing.length
  })
  await db.secondCopy()
  return added
}

/** All cards. A damaged row is left out and counted rather than hiding the others. */
export async function allCards(db: Database): Promise<{ cards: Card[]; unreadable: number }> {
  const { read, unreadable } = readable(cardSchema, await db.cards.toArray())
  return { cards: read, unreadable }
}

/** The stored cards of these ids, by id; what is not there or damaged is left out. */
export async function cardsOf(db: Database, ids: readonly string[]): Promise<Map<string, Card>> {
  const { read } = readable(cardSchema, await db.cards.where('id').anyOf(ids).toArray())
  return new Map(read.map((one) => [one.id, one]))
}

/** Keeps a card that changed without a review: suspended, released, planned anew. */
export async function putCard(db: Database, card: Card): Promise<void> {
  await db.cards.put(card)
  await db.secondCopy()
}

/**
 * Keeps a review and the card after it, both or neither. The review is added, never overwritten.
 * @throws CardChanged
 */
export async function saveReview(db: Database, card: Card, entry: ReviewEntry): Promise<void> {
  await db.transaction('rw', db.cards, db.reviews, async () => {
    const stored = await storedCard(db, card.id)
    if (stored && (stored.reps !== entry.before.reps || stored.lastReview !== entry.before.lastReview))
      throw new CardChanged()
    await db.reviews.add(entry)
    await db.cards.put(card)
  })
  await db.secondCopy()
}

/**
 * Takes back a card's last review: the entry goes and the card is exactly what it was before. False, and nothing
 * changed, when it is not the last review or was taken back already.
 */
export async function undoReview(db: Database, entry: ReviewEntry): Promise<boolean> {
  const undone = await db.transaction('rw', db.cards, db.reviews, async () => {
    const stored = await storedCard(db, entry.card)
    const isLast = !stored || (stored.lastReview === entry.at && stored.reps === entry.before.reps + 1)
    if (!isLast || !(await db.reviews.get([entry.card, entry.at]))) return false
    await db.reviews.delete([entry.card, entry.at])
    await db.cards.put(undo(entry))
    return true
  })
  await db.secondCopy()
  return undone
}

/** Reviews at or after a moment, oldest first; damaged ones are left out and counted. */
export async function reviewsSince(db: Database, at: number): Promise<{ reviews: ReviewEntry[]; unreadable: number }> {
  const { read, unreadable } = readable(reviewEntry, await db.reviews.where('at').aboveOrEqual(at).toArray())
  return { reviews: read, unreadable }
}

/** A stored card; null when there is none or it is damaged. */
async function storedCard(db: Database, id: string): Promise<Card | null> {
  const parsed = cardSchema.safeParse(await db.cards.get(id))
  return parsed.success ? parsed.data : null
}

function readable<T>(schema: z.ZodType<T>, rows: readonly unknown[]): { read: T[]; unreadable: number } {
  const parsed = rows.map((row) => schema.safeParse(row))
  return {
    read: parsed.flatMap((one) => (one.success ? [one.data] : [])),
    unreadable: parsed.filter((one) => !one.success).length,
  }
}

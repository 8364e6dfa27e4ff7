import { create } from 'zustand'
import { newCard, type Card } from '../engine/card'
import { addCards, allCards } from '../storage/cards'
import { services } from './services'

/* Which questions have a card, as the review room shows it. */

export const useQuestionCards = create<{ cards: ReadonlyMap<string, Card> | null }>()(() => ({ cards: null }))

/** Reads the cards anew: they change outside the review room. */
export async function loadQuestionCards(): Promise<void> {
  const { cards } = await allCards(services().db)
  useQuestionCards.setState({ cards: new Map(cards.map((one) => [one.id, one])) })
}

/** Gives a question a card, asked from today on; one that it has stays as it is. */
export async function addQuestionCard(screen: string): Promise<void> {
  await addCards(services().db, [newCard(screen, Date.now(), 'added')])
  await loadQuestionCards()
}

/** When each question was last answered on its card. */
export function lastCardReviews(cards: ReadonlyMap<string, Card> | null): ReadonlyMap<string, number> {
  return new Map([...(cards?.values() ?? [])].flatMap(({ id, lastReview }) => (lastReview === null ? [] : [[id, lastReview] as const])))
}

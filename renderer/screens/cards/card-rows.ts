import type { Card } from '../../engine/card'
import { isResting } from '../../engine/card'
import { cardContent, cardTitle } from '../../state/card-content'

/** A card in the list. */
export type CardRow = { card: Card; title: string; words: string; due: boolean }

export const LIST_FILTERS = [
  { id: 'all', title: 'All', holds: () => true },
  { id: 'due', title: 'Due now', holds: ({ due }) => due },
  { id: 'new', title: 'New', holds: ({ card }) => card.state === 'new' },
  { id: 'suspended', title: 'Suspended', holds: ({ card }) => card.suspended },
  { id: 'leeches', title: 'Leeches', holds: ({ card }) => card.leech !== null },
] as const satisfies readonly { id: string; title: string; holds: (row: CardRow) => boolean }[]

export type ListFilter = (typeof LIST_FILTERS)[number]['id']

/** All cards, those that come first at the top; what is not asked at the end. */
export function cardRows(cards: readonly Card[], due: ReadonlySet<string>): CardRow[] {
  const rest = (card: Card) => (card.suspended || isResting(card) ? 1 : 0)
  return cards
    .map((card) => {
      const content = cardContent(card.id)
      const title = content ? cardTitle(content) : 'The question bank no longer has this question.'
      return { card, title, words: `${card.id} ${title}`.toLowerCase(), due: due.has(card.id) }
    })
    .sort((a, b) => rest(a.card) - rest(b.card) || a.card.due - b.card.due || (a.card.id < b.card.id ? -1 : 1))
}

/** Rows that have every word that is searched for. */
export function searchRows(rows: readonly CardRow[], wanted: string): readonly CardRow[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  return words.length === 0 ? rows : rows.filter((row) => words.every((word) => row.words.includes(word)))
}

import { create } from 'zustand'

/**
 * How many cards wait, for the bar of places. A store of its own, so that the first page does not load what cards need;
 * state/cards.ts keeps it. Null before the cards were loaded.
 */
export const useDueCount = create<{ due: number | null }>()(() => ({ due: null }))

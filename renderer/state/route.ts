import { create } from 'zustand'
import type { BookPlace } from '../engine/books/place'
import type { PracticeRequest } from '../engine/practice-request'
import type { ReviewQuery } from '../engine/review-query'

/** On `add` code sets are added, `changes` says what differs between two releases. */
export type BooksPage = 'add' | 'changes'

/** Where the candidate is. */
export type Route =
  | { screen: 'home' }
  | { screen: 'setup' }
  | { screen: 'exam' }
  | { screen: 'report'; attemptId: string }
  /** The practice builder; `request` is what to start its choice from. */
  | { screen: 'practice'; request?: Partial<PracticeRequest> }
  /** Look-up drills: a new round, or the one that was left. */
  | { screen: 'drills' }
  /** The review room; `query` says which questions to show first. */
  | { screen: 'review'; query?: Partial<ReviewQuery> }
  | { screen: 'cards' }
  | { screen: 'progress' }
  | { screen: 'replay'; attemptId: string }
  /** The code books, at a place, or where they were left; `page` opens another page of that place. */
  | { screen: 'code-books'; place?: BookPlace; page?: BooksPage }
  | { screen: 'settings' }
/** A dialog that can lie over any screen. */
export type Overlay = 'about' | 'licenses' | 'shortcuts' | null

/** The code books laid over a screen, which stays as it is below: what was followed there, and what the way back is called. */
export type Aside = { place: BookPlace; citation: string | null; back: string }

export const useRoute = create<{
  route: Route
  overlay: Overlay
  aside: Aside | null
  go(route: Route): void
  show(overlay: Overlay): void
  lay(aside: Aside | null): void
}>()((set) => ({
  route: { screen: 'home' },
  overlay: null,
  aside: null,
  go: (route) => set({ route, aside: null }),
  show: (overlay) => set({ overlay }),
  lay: (aside) => set({ aside }),
}))

import { create } from 'zustand'
import type { PracticeRequest } from '../engine/practice-request'
import type { ReviewQuery } from '../engine/review-query'

/** Where the candidate is. */
export type Route =
  | { screen: 'home' }
  | { screen: 'setup' }
  | { screen: 'exam' }
  | { screen: 'report'; attemptId: string }
  /** The practice builder; `request` is what to start its choice from. */
  | { screen: 'practice'; request?: Partial<PracticeRequest> }
  /** The review room; `query` says which questions to show first. */
  | { screen: 'review'; query?: Partial<ReviewQuery> }
  | { screen: 'cards' }
  | { screen: 'progress' }
  | { screen: 'replay'; attemptId: string }
  | { screen: 'settings' }
/** A dialog that can lie over any screen. */
export type Overlay = 'about' | 'licenses' | 'shortcuts' | null

export const useRoute = create<{
  route: Route
  overlay: Overlay
  go(route: Route): void
  show(overlay: Overlay): void
}>()((set) => ({
  route: { screen: 'home' },
  overlay: null,
  go: (route) => set({ route }),
  show: (overlay) => set({ overlay }),
}))

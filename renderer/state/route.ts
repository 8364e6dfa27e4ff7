import { create } from 'zustand'
import type { PracticeRequest } from '../engine/practice-request'
import type { ReviewQuery } from '../engine/review-query'

/** Where the candidate is. */
export type Route =
  | { screen: 'home' }
  | { screen: 'setup' }
  | { screen: 'exam' }
  | { screen: 'report'; attemptId: string }
  /** The review room; `query` says which questions to show first. */
  | { screen: 'review'; query?: Partial<ReviewQuery> }
  | { screen: 'cards' }
  /** The builder; `request` is what it begins with. */
  | { screen: 'practice'; request?: Partial<PracticeRequest> }
  | { screen: 'progress' }
  | { screen: 'replay'; attemptId: string }
/** A dialog that can lie over any screen. */
export type Overlay = 'about' | 'shortcuts' | null

export const useRoute = create<{ route: Route; overlay: Overlay; go(route: Route): void; show(overlay: Overlay): void }>()((set) => ({
  route: { screen: 'home' },
  overlay: null,
  go: (route) => set({ route }),
  show: (overlay) => set({ overlay }),
}))

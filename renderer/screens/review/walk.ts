import type { ReviewHit } from '../../engine/review-filter'

/**
 * What is gone through one at a time. It stays as it was when it began, so that a question that is tagged does not
 * vanish from under the candidate.
 */
export type Walk = { hits: readonly ReviewHit[]; at: number }

import type { Scenario } from '../../../question-bank/schema/scenario'

/* What the parts of a scenario count, content specification section 5.2. */

export type ComponentName = 'principal' | 'additional' | 'procedures' | 'poa' | 'modifiers' | 'questions'

const INPATIENT = { principal: 25, additional: 30, procedures: 15, poa: 10, questions: 20 } as const
const OUTPATIENT = { principal: 20, additional: 20, procedures: 25, modifiers: 15, questions: 20 } as const

/** What each part of a scenario counts, in points of a hundred; parts without a key are dropped and the rest scaled up. */
export const componentWeights = (setting: Scenario['setting']): Partial<Record<ComponentName, number>> =>
  setting === 'inpatient' ? INPATIENT : OUTPATIENT

/** What a line with the right code loses by a wrong POA indicator, and by modifiers that are all wrong: their weight in a scenario. */
export const POA_SHARE = INPATIENT.poa / (INPATIENT.principal + INPATIENT.additional + INPATIENT.poa)
export const MODIFIER_SHARE = OUTPATIENT.modifiers / (OUTPATIENT.procedures + OUTPATIENT.modifiers)

/** Largest share that unsupported codes, or modifiers too many, can take away. */
export const PENALTY_CAP = 0.5

/**
 * `S = max(0, sum(w*c)/sum(w) - min(0.5, 0.5*U/n))`: weighted credit of the key codes less a capped penalty for
 * unsupported codes; n is the number of key codes.
 */
export function setScore(credits: readonly number[], weights: readonly number[], unsupported: number): number {
  const total = weights.reduce((a, b) => a + b, 0)
  const earned = credits.reduce((sum, credit, index) => sum + credit * weights[index]!, 0)
  return Math.max(0, earned / total - Math.min(PENALTY_CAP, (0.5 * unsupported) / credits.length))
}

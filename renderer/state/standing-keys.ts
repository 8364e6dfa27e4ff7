import { OUTCOME_VERSION } from '../engine/outcome'
import type { StandingCounts } from '../storage/standing'
import { services } from './services'
import { useSettings } from './settings'
import { zoneKey } from './zone'

/* How it is known whether what is kept of the standing is still right. */

/** Goes up when what is kept changes its meaning. */
const VERSION = 1

export function answersKey({ ended, marks, notes }: StandingCounts): string {
  return [VERSION, OUTCOME_VERSION, ended, marks, notes, services().bankFacts.hash, zoneKey()].join(' ')
}

export function cardsKey({ cards, reviews }: StandingCounts): string {
  return [VERSION, cards, reviews, useSettings.getState().examDate, services().bankFacts.hash, zoneKey()].join(' ')
}

let changed = false

/** Something it rests on has changed in place, which the counts do not show. */
export const standingChanged = (): void => {
  changed = true
}
export const standingIsRight = (): void => {
  changed = false
}
export const hasChanged = (): boolean => changed

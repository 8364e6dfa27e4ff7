import { create } from 'zustand'
import type { Milliseconds } from '../engine/units'
import { ms } from '../engine/units'

/**
 * Time used on the running stage, in a store of its own: a tick re-renders the clock and nothing else. It is rounded
 * down to whole seconds so that four ticks a second change it once.
 */
export const useClock = create<{ usedSeconds: number }>()(() => ({ usedSeconds: 0 }))

export function showUsed(used: Milliseconds): void {
  const usedSeconds = Math.floor(used / 1_000)
  if (useClock.getState().usedSeconds !== usedSeconds) useClock.setState({ usedSeconds })
}

export const usedTime = (usedSeconds: number): Milliseconds => ms(usedSeconds * 1_000)

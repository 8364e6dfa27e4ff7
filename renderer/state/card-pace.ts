import { useEffect, useState } from 'react'
import { usualCardTime } from '../engine/estimate'
import { DAY } from '../engine/study-day'
import { reviewsSince } from '../storage/cards'
import { services } from './services'

const LOOK_BACK = 30 * DAY

/** Milliseconds a card usually takes this candidate, from the reviews of the last month. */
export async function cardPace(): Promise<number> {
  return usualCardTime((await reviewsSince(services().db, Date.now() - LOOK_BACK)).reviews)
}

/** The same for a screen, found anew when `answered` changes; the usual guess until it is known. */
export function useCardPace(answered: number): number {
  const [pace, setPace] = useState(() => usualCardTime([]))
  useEffect(() => {
    let gone = false
    cardPace().then(
      (known) => !gone && setPace(known),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [answered])
  return pace
}

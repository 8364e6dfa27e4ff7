import { inBackground } from './trouble'
/* What screens hold back for a moment, such as text that is still being typed, and hand over before it could be lost. */

type HandOver = () => unknown

const handOvers = new Set<HandOver>()

/**
 * @param handOver stores what is held back; may return a promise of when that is done
 * @returns forgets it again, for what only lives as long as a component
 */
export function beforeLeaving(handOver: HandOver): () => void {
  handOvers.add(handOver)
  return () => handOvers.delete(handOver)
}

/** Asks everybody at once, so that all of it stands in the queues before what comes next. Resolves when it is stored. */
export async function handOverUnsaved(): Promise<void> {
  await Promise.allSettled([...handOvers].map((handOver) => handOver()))
}

/** The browser tells a tab that is closed or put away nothing but this. */
export function handOverWhenHidden(): void {
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') inBackground('Storing what was typed', handOverUnsaved())
  })
  window.addEventListener('pagehide', () => inBackground('Storing what was typed', handOverUnsaved()))
}

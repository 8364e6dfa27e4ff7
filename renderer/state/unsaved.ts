/* What screens hold back for a moment, such as text that is still being typed, and hand over before the exam is left. */

const handOvers = new Set<() => void>()

/** @param handOver dispatches what is held back */
export function beforeLeaving(handOver: () => void): void {
  handOvers.add(handOver)
}

export function handOverUnsaved(): void {
  for (const handOver of handOvers) handOver()
}

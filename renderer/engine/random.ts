import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** A stream of random numbers fixed by its seed: the same seed gives the same form on every machine. */
export type Random = {
  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number
  /** A new array with the values in random order. */
  shuffle<T>(values: readonly T[]): T[]
}

/** @param seed a whole number from 0 to 2^32 - 1 */
export function seededRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed | 0)
  const int = (low: number, high: number) => uniformInt(generator, low, high)
  return {
    int,
    shuffle(values) {
      const shuffled = [...values]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = int(0, i)
        ;[shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!]
      }
      return shuffled
    },
  }
}

/** A seed for `seededRandom` from a text, the same everywhere (FNV-1a). */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

import type { Choice, OptionId } from '../../question-bank/schema/item'
import { seededRandom, seedOf } from './random'

const OPTIONS: readonly OptionId[] = ['a', 'b', 'c', 'd']

/**
 * The order in which a card shows its options, fixed by card and number of answers so far. The key never stands where it
 * stood the time before, so that its place cannot be learned. Options that must keep their order keep it.
 */
export function cardOrder(choice: Pick<Choice, 'key' | 'keepOrder'>, cardId: string, reps: number): OptionId[] {
  if (choice.keepOrder) return [...OPTIONS]
  const random = seededRandom(seedOf(`${cardId} options ${reps}`))
  const order = random.shuffle(OPTIONS.filter((one) => one !== choice.key))
  order.splice(placeOfKey(cardId, reps), 0, choice.key)
  return order
}

/** Each place is one to three places on from the one before it. */
function placeOfKey(cardId: string, reps: number): number {
  const random = seededRandom(seedOf(`${cardId} key`))
  let place = random.int(0, OPTIONS.length - 1)
  for (let rep = 0; rep < reps; rep++) place = (place + random.int(1, OPTIONS.length - 1)) % OPTIONS.length
  return place
}

import { isMultiple, optionIdsOf, type Choice, type OptionId } from '../../question-bank/schema/item'
import { seededRandom, seedOf } from './random'

/** Where one key can stand. */
const PLACES = 4

/**
 * The order in which a card shows its options, fixed by card and number of answers so far. The key never stands where it
 * stood the time before, so that its place cannot be learned; several keys are shuffled with the rest. Options that must
 * keep their order keep it.
 */
export function cardOrder(
  choice: Pick<Choice, 'options' | 'key' | 'keepOrder'>,
  cardId: string,
  reps: number,
): OptionId[] {
  const options = optionIdsOf(choice)
  if (choice.keepOrder) return options
  const random = seededRandom(seedOf(`${cardId} options ${reps}`))
  if (isMultiple(choice)) return random.shuffle(options)
  const key = choice.key as OptionId
  const order = random.shuffle(options.filter((one) => one !== key))
  order.splice(placeOfKey(cardId, reps), 0, key)
  return order
}

/** Each place is one to three places on from the one before it. */
function placeOfKey(cardId: string, reps: number): number {
  const random = seededRandom(seedOf(`${cardId} key`))
  let place = random.int(0, PLACES - 1)
  for (let rep = 0; rep < reps; rep++) place = (place + random.int(1, PLACES - 1)) % PLACES
  return place
}

import { keysOf, type Choice, type OptionId } from '../../question-bank/schema/item'
import { selectedOf, type Answer } from './answer'
import { OPTION_LETTERS } from './labels'

/* Options of a choice in words, lettered as they were shown. */

type Shown = { choice: Pick<Choice, 'options'>; order: readonly OptionId[] }

/** `B. The text`, `B. The text; D. Another`; null where nothing is selected. */
export function selectedWords({ choice, order }: Shown, given: Answer | undefined): string | null {
  const selected = selectedOf(given)
  const known = order.filter((id) => selected.includes(id))
  if (known.length === 0) return null
  return known.map((id) => `${letterAt(order, id)}. ${choice.options.find((one) => one.id === id)!.text}`).join('; ')
}

/** The letters of the key: `C`, `B and D`, `A, B and D`. */
export function keyLetters(choice: Pick<Choice, 'key'>, order: readonly OptionId[]): string {
  const keys = keysOf(choice)
  const letters = order.filter((id) => keys.includes(id)).map((id) => letterAt(order, id))
  return letters.length < 2 ? letters.join() : `${letters.slice(0, -1).join(', ')} and ${letters.at(-1)}`
}

const letterAt = (order: readonly OptionId[], id: OptionId): string => OPTION_LETTERS[order.indexOf(id)]!

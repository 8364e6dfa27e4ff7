import type { Choice } from '../../question-bank/schema/item'
import { selectWords } from '../engine/answer'

/** `Select two.` under a stem whose question asks for several; nothing where it asks for one. */
export function SelectWords({ choice, id }: { choice: Pick<Choice, 'key'>; id?: string }) {
  const words = selectWords(choice)
  return words === '' ? null : (
    <p id={id}>
      <strong>{words}</strong>
    </p>
  )
}

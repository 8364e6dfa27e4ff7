import type { Choice, OptionId } from '../../question-bank/schema/item'
import { Markdown } from '../ui/markdown'
import { Citations } from './book-links'
import { ReasonedOptions } from './reasoned-options'

/** A choice question after it was answered: stem, options with their reasons, sources. */
export function ChoiceAnswer({
  choice,
  order,
  chosen,
  id,
}: {
  choice: Choice
  order: readonly OptionId[]
  chosen: OptionId | null
  id: string
}) {
  return (
    <>
      <Markdown text={choice.stem} />
      <ReasonedOptions choice={choice} order={order} chosen={chosen} />
      <p className="review-source muted">
        <Citations citations={choice.citations} more={id} />
      </p>
    </>
  )
}

import type { Choice, OptionId } from '../../question-bank/schema/item'
import { Markdown } from '../ui/markdown'
import { ExhibitFigure } from './exhibit'
import { ReasonedOptions } from './reasoned-options'
import { SelectWords } from './select-words'

/** A choice question after it was answered: exhibit, stem, options with their reasons, sources. */
export function ChoiceAnswer({
  choice,
  order,
  selected,
  id,
}: {
  choice: Choice
  order: readonly OptionId[]
  selected: readonly OptionId[]
  id: string
}) {
  return (
    <>
      {choice.exhibit ? <ExhibitFigure exhibit={choice.exhibit} /> : null}
      <Markdown text={choice.stem} />
      <SelectWords choice={choice} />
      <ReasonedOptions choice={choice} order={order} selected={selected} />
      <p className="review-source muted">
        {choice.citations.join(' · ')} · {id}
      </p>
    </>
  )
}

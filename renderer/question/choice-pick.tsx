import type { Choice, OptionId } from '../../question-bank/schema/item'
import { OPTION_LETTERS } from '../engine/labels'
import { Markdown } from '../ui/markdown'
import { PressLabel } from '../ui/press-label'
import { SELECTED_ONLY, useTold } from '../ui/use-told'
import './choice-pick.css'

type ChoicePickProps = {
  /** Names the question. */
  id: string
  choice: Pick<Choice, 'stem' | 'options'>
  /** How the options are shown. */
  order: readonly OptionId[]
  chosen: OptionId | null
  onChoose: (option: OptionId) => void
}

/** A stem and its options, one to choose. Keys are the business of whoever shows it. */
export function ChoicePick({ id, choice, order, chosen, onChoose }: ChoicePickProps) {
  const { told, tell } = useTold('selected-only')
  return (
    <fieldset className="choice-pick" aria-labelledby="choice-pick-stem">
      <div id="choice-pick-stem" className="choice-pick-stem">
        <Markdown text={choice.stem} />
      </div>
      {order.map((option, index) => (
        <PressLabel key={option} className="choice-pick-option" onSelected={() => tell(SELECTED_ONLY)}>
          <input type="radio" name={id} value={option} checked={chosen === option} onChange={() => onChoose(option)} />
          <span className="choice-pick-letter">{OPTION_LETTERS[index]}.</span>
          <span>{choice.options.find((one) => one.id === option)!.text}</span>
        </PressLabel>
      ))}
      {told}
    </fieldset>
  )
}

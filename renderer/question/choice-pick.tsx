import type { Choice, OptionId } from '../../question-bank/schema/item'
import { isMultiple, keysOf } from '../engine/answer'
import { OPTION_LETTERS } from '../engine/labels'
import { Markdown } from '../ui/markdown'
import { PressLabel } from '../ui/press-label'
import { SELECTED_ONLY, useTold } from '../ui/use-told'
import { PickCount } from './pick-count'
import { SelectWords } from './select-words'
import './choice-pick.css'

type ChoicePickProps = {
  /** Names the question. */
  id: string
  choice: Pick<Choice, 'stem' | 'options' | 'key'>
  /** How the options are shown. */
  order: readonly OptionId[]
  selected: readonly OptionId[]
  onChoose: (option: OptionId) => void
}

/** A stem and its options, one to choose or as many as are asked for. Keys are the business of whoever shows it. */
export function ChoicePick({ id, choice, order, selected, onChoose }: ChoicePickProps) {
  const { told, tell } = useTold('selected-only')
  const several = isMultiple(choice)
  return (
    <fieldset
      className="choice-pick"
      aria-labelledby={several ? 'choice-pick-stem choice-pick-asks' : 'choice-pick-stem'}
    >
      <div id="choice-pick-stem" className="choice-pick-stem">
        <Markdown text={choice.stem} />
      </div>
      {several ? (
        <div className="choice-pick-asks">
          <SelectWords choice={choice} id="choice-pick-asks" />
          <PickCount chosen={selected.length} wanted={keysOf(choice).length} />
        </div>
      ) : null}
      {order.map((option, index) => (
        <PressLabel key={option} className="choice-pick-option" onSelected={() => tell(SELECTED_ONLY)}>
          <input
            type={several ? 'checkbox' : 'radio'}
            name={id}
            value={option}
            checked={selected.includes(option)}
            onChange={() => onChoose(option)}
          />
          <span className="choice-pick-letter">{OPTION_LETTERS[index]}.</span>
          <span>{choice.options.find((one) => one.id === option)!.text}</span>
        </PressLabel>
      ))}
      {told}
    </fieldset>
  )
}

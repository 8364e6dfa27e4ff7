import type { ReactNode } from 'react'
import type { OptionId } from '../../../question-bank/schema/item'
import { OPTION_LETTERS } from '../../engine/labels'
import { textKey, type TextRanges } from '../../engine/marks'
import { useKeys } from '../../keys/use-keys'
import { Icon } from '../../ui/icon'
import { Markdown } from '../../ui/markdown'
import { MarkedText } from '../../ui/marked-text'
import { PressLabel } from '../../ui/press-label'
import { SELECTED_ONLY, useTold } from '../../ui/use-told'

export type ChoiceQuestionProps = {
  /** Names the question and its texts. */
  id: string
  stem: string
  /** In the order in which they are shown. */
  options: readonly { id: OptionId; text: string }[]
  chosen: OptionId | null
  struck: ReadonlySet<OptionId>
  /** Highlights of the stem and of each option. */
  rangesOf: (part: string) => TextRanges
  onChoose: (option: OptionId) => void
  onStrike: (option: OptionId) => void
}

/**
 * One stem and its options. Keys A to D and 1 to 4 choose; with Shift, or by a right click, they put a line through an
 * option, which touches no answer.
 */
export function ChoiceQuestion({
  id,
  stem,
  options,
  chosen,
  struck,
  rangesOf,
  onChoose,
  onStrike,
}: ChoiceQuestionProps) {
  const at = (act: (option: OptionId) => void) => (place: number) => {
    const option = options[place]
    if (option) act(option.id)
  }
  useKeys({ choose: at(onChoose), strike: at(onStrike) })
  const { told, tell } = useTold('selected-only')
  return (
    <fieldset className="choice" aria-labelledby="stem">
      <div id="stem" className="choice-stem">
        <MarkedText name={textKey(id, 'stem')} ranges={rangesOf('stem')}>
          <Markdown text={stem} />
        </MarkedText>
      </div>
      {options.map((option, index) => (
        <Option
          key={option.id}
          screen={id}
          id={option.id}
          letter={OPTION_LETTERS[index]!}
          checked={chosen === option.id}
          struck={struck.has(option.id)}
          onChoose={() => onChoose(option.id)}
          onStrike={() => onStrike(option.id)}
          onSelected={() => tell(SELECTED_ONLY)}
        >
          <MarkedText name={textKey(id, option.id)} ranges={rangesOf(option.id)} className="choice-text">
            {option.text}
          </MarkedText>
        </Option>
      ))}
      {told}
    </fieldset>
  )
}

type OptionProps = {
  screen: string
  id: OptionId
  letter: string
  checked: boolean
  struck: boolean
  onChoose: () => void
  onStrike: () => void
  onSelected: () => void
  children: ReactNode
}

function Option({ screen, id, letter, checked, struck, onChoose, onStrike, onSelected, children }: OptionProps) {
  const label = struck ? `Remove the line through option ${letter}` : `Strike out option ${letter}`
  return (
    <div
      className={struck ? 'choice-option choice-option-struck' : 'choice-option'}
      onContextMenu={(event) => {
        event.preventDefault()
        onStrike()
      }}
    >
      {/* Selecting text to highlight it is not choosing. */}
      <PressLabel onSelected={onSelected}>
        <input type="radio" name={screen} value={id} checked={checked} onChange={onChoose} />
        <span className="choice-letter">{letter}.</span>
        {children}
        {struck ? <span className="visually-hidden">, struck out</span> : null}
      </PressLabel>
      {/* By keyboard: Shift and the letter. */}
      <button
        type="button"
        className="choice-strike"
        tabIndex={-1}
        aria-label={label}
        aria-pressed={struck}
        title={`${label} (right click, or Shift+${letter})`}
        onClick={onStrike}
      >
        <Icon name="strike" size={16} />
      </button>
    </div>
  )
}

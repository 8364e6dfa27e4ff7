import type { ReactNode } from 'react'
import type { OptionId } from '../../../question-bank/schema/item'
import { OPTION_LETTERS } from '../../engine/labels'
import { textKey, type TextRanges } from '../../engine/marks'
import { useKeys } from '../../keys/use-keys'
import { Icon } from '../../ui/icon'
import { Markdown } from '../../ui/markdown'
import { MarkedText } from '../../ui/marked-text'
import { PickCount } from '../../question/pick-count'
import { PressLabel } from '../../ui/press-label'
import { SELECTED_ONLY, useTold } from '../../ui/use-told'
import './choice-asks.css'

export type ChoiceQuestionProps = {
  /** Names the question and its texts. */
  id: string
  stem: string
  /** In the order in which they are shown. */
  options: readonly { id: OptionId; text: string }[]
  selected: readonly OptionId[]
  /** How many are asked for: 1, or as many as may be selected. */
  wanted?: number
  struck: ReadonlySet<OptionId>
  /** Words under the stem that say how many. */
  asks?: ReactNode
  /** Highlights of the stem and of each option. */
  rangesOf: (part: string) => TextRanges
  /** Answers; or says in a sentence why nothing was changed. */
  onChoose: (option: OptionId) => string | void
  onStrike: (option: OptionId) => void
}

/**
 * One stem and its options. Letters and digits choose, or select and remove where several are asked for; with Shift, or by a right click, they put a line through an
 * option, which touches no answer.
 */
export function ChoiceQuestion({
  id,
  stem,
  options,
  selected,
  wanted = 1,
  asks,
  struck,
  rangesOf,
  onChoose,
  onStrike,
}: ChoiceQuestionProps) {
  const { told, tell } = useTold('selected-only')
  const refusal = useTold('choice-refused')
  const choose = (option: OptionId) => {
    const why = onChoose(option)
    if (why) refusal.tell(why)
  }
  const several = wanted > 1
  const at = (act: (option: OptionId) => void) => (place: number) => {
    const option = options[place]
    if (option) act(option.id)
  }
  useKeys({ choose: at(choose), strike: at(onStrike) })
  return (
    <fieldset className="choice" aria-labelledby={several ? 'stem choice-asks' : 'stem'}>
      <div id="stem" className="choice-stem">
        <MarkedText name={textKey(id, 'stem')} ranges={rangesOf('stem')}>
          <Markdown text={stem} />
        </MarkedText>
      </div>
      {several ? (
        <div className="choice-asks">
          <div id="choice-asks">{asks}</div>
          <PickCount chosen={selected.length} wanted={wanted} />
          {refusal.told}
        </div>
      ) : null}
      {options.map((option, index) => (
        <Option
          key={option.id}
          screen={id}
          id={option.id}
          letter={OPTION_LETTERS[index]!}
          several={several}
          checked={selected.includes(option.id)}
          struck={struck.has(option.id)}
          onChoose={() => choose(option.id)}
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
  several: boolean
  checked: boolean
  struck: boolean
  onChoose: () => void
  onStrike: () => void
  onSelected: () => void
  children: ReactNode
}

function Option({
  screen,
  id,
  letter,
  several,
  checked,
  struck,
  onChoose,
  onStrike,
  onSelected,
  children,
}: OptionProps) {
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
        <input type={several ? 'checkbox' : 'radio'} name={screen} value={id} checked={checked} onChange={onChoose} />
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

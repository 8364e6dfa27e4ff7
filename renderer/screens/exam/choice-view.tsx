import type { ReactNode } from 'react'
import type { OptionId } from '../../../question-bank/schema/item'
import { choiceOf, type ChoiceScreen } from '../../engine/form'
import { OPTION_LETTERS } from '../../engine/labels'
import { textKey } from '../../engine/marks'
import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { usePlainKeys } from '../../ui/alt-keys'
import { Icon } from '../../ui/icon'
import { Markdown } from '../../ui/markdown'
import { MarkedText } from '../../ui/marked-text'

/**
 * One stem and its options in the form's order. Keys A to D and 1 to 4 choose; with Shift, or by a right click, they put
 * a line through an option, which touches no answer.
 */
export function ChoiceView({ session, screen, keysOn }: { session: Session; screen: ChoiceScreen; keysOn: boolean }) {
  const choice = choiceOf(screen)
  const given = session.answers.get(screen.id)
  const chosen = given?.kind === 'choice' ? given.option : null
  const struck = session.struck.get(screen.id)
  const rangesOf = (part: string) => session.highlights.get(textKey(screen.id, part)) ?? []
  // Not compared with what is shown: that may lag behind an answer that is still being written.
  const choose = (option: OptionId) => void dispatch({ type: 'answer', answer: { kind: 'choice', option } })
  const strike = (option: OptionId) => void dispatch({ type: 'strike', option, on: !struck?.has(option) })
  usePlainKeys((key, { shift }) => {
    const option = screen.order[placeOf(key)]
    if (option) (shift ? strike : choose)(option)
  }, keysOn)
  return (
    <fieldset className="choice" aria-labelledby="stem">
      <div id="stem" className="choice-stem">
        <MarkedText name={textKey(screen.id, 'stem')} ranges={rangesOf('stem')}>
          <Markdown text={choice.stem} />
        </MarkedText>
      </div>
      {screen.order.map((id, index) => (
        <Option
          key={id}
          screen={screen.id}
          id={id}
          letter={OPTION_LETTERS[index]!}
          checked={chosen === id}
          struck={struck?.has(id) ?? false}
          onChoose={() => choose(id)}
          onStrike={() => strike(id)}
        >
          <MarkedText name={textKey(screen.id, id)} ranges={rangesOf(id)} className="choice-text">
            {choice.options.find((one) => one.id === id)!.text}
          </MarkedText>
        </Option>
      ))}
    </fieldset>
  )
}

type OptionProps = { screen: string; id: OptionId; letter: string; checked: boolean; struck: boolean; onChoose: () => void; onStrike: () => void; children: ReactNode }

function Option({ screen, id, letter, checked, struck, onChoose, onStrike, children }: OptionProps) {
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
      <label onClick={(event) => window.getSelection()?.isCollapsed === false && event.preventDefault()}>
        <input type="radio" name={screen} value={id} checked={checked} onChange={onChoose} />
        <span className="choice-letter">{letter}.</span>
        {children}
        {struck ? <span className="visually-hidden">, struck out</span> : null}
      </label>
      {/* By keyboard: Shift and the letter. */}
      <button type="button" className="choice-strike" tabIndex={-1} aria-label={label} aria-pressed={struck} title={`${label} (right click, or Shift+${letter})`} onClick={onStrike}>
        <Icon name="strike" size={16} />
      </button>
    </div>
  )
}

/** Place of an option by its key: A to D in either case, 1 to 4; -1 for any other key. */
function placeOf(key: string): number {
  return /^[1-4]$/.test(key) ? Number(key) - 1 : OPTION_LETTERS.indexOf(key.toUpperCase() as (typeof OPTION_LETTERS)[number])
}

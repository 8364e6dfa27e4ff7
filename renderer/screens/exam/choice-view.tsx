import type { OptionId } from '../../../question-bank/schema/item'
import type { Answer } from '../../engine/answer'
import { choiceOf, type ChoiceScreen } from '../../engine/form'
import { OPTION_LETTERS } from '../../engine/labels'
import { dispatch } from '../../state/exam'
import { usePlainKeys } from '../../ui/alt-keys'
import { Markdown } from '../../ui/markdown'

/** One stem and its options in the form's order. Keys A to D and 1 to 4 choose. */
export function ChoiceView({ screen, given, keysOn }: { screen: ChoiceScreen; given: Answer | undefined; keysOn: boolean }) {
  const choice = choiceOf(screen)
  const chosen = given?.kind === 'choice' ? given.option : null
  // Not compared with what is shown: that may lag behind an answer that is still being written.
  const choose = (option: OptionId) => void dispatch({ type: 'answer', answer: { kind: 'choice', option } })
  usePlainKeys((key) => {
    const index = /^[1-4]$/.test(key) ? Number(key) - 1 : OPTION_LETTERS.indexOf(key.toUpperCase() as (typeof OPTION_LETTERS)[number])
    const option = screen.order[index]
    if (option) choose(option)
  }, keysOn)
  return (
    <fieldset className="choice" aria-labelledby="stem">
      <div id="stem" className="choice-stem">
        <Markdown text={choice.stem} />
      </div>
      {screen.order.map((id, index) => {
        const option = choice.options.find((one) => one.id === id)!
        return (
          <label key={id} className="choice-option">
            <input type="radio" name={screen.id} value={id} checked={chosen === id} onChange={() => choose(id)} />
            <span className="choice-letter">{OPTION_LETTERS[index]}.</span>
            <span className="choice-text">{option.text}</span>
          </label>
        )
      })}
    </fieldset>
  )
}

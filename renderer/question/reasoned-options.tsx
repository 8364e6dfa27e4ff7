import type { Choice, OptionId } from '../../question-bank/schema/item'
import { keysOf } from '../engine/answer'
import { OPTION_LETTERS } from '../engine/labels'
import { Lookup, Remember } from './teaching'
import './review.css'

/**
 * What there is to learn from a choice: the rule of thumb, then the options in the order in which they were shown, each with
 * its reason, the keys and the answer named; then where to look.
 */
export function ReasonedOptions({
  choice,
  order,
  selected,
}: {
  choice: Pick<Choice, 'options' | 'key' | 'remember' | 'lookup'>
  order: readonly OptionId[]
  /** What was chosen: one option, several, or none. */
  selected: readonly OptionId[]
}) {
  const keys = keysOf(choice)
  return (
    <>
      <Remember of={choice} />
      <ul className="review-options">
        {order.map((id, index) => {
          const option = choice.options.find((one) => one.id === id)!
          const isKey = keys.includes(id)
          const isChosen = selected.includes(id)
          return (
            <li
              key={id}
              className={
                isKey
                  ? 'review-option review-option-key'
                  : isChosen
                    ? 'review-option review-option-wrong'
                    : 'review-option'
              }
            >
              <p className="review-option-text">
                <span className="review-letter">{OPTION_LETTERS[index]}.</span>
                <span>{option.text}</span>
                {isKey ? <span className="tag good">Key</span> : null}
                {isChosen ? <span className={isKey ? 'tag good' : 'tag bad'}>Your answer</span> : null}
              </p>
              <p className="review-reason">{option.reason}</p>
            </li>
          )
        })}
      </ul>
      <Lookup of={choice} />
    </>
  )
}

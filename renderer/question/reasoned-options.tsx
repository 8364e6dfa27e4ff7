import type { Choice, OptionId } from '../../question-bank/schema/item'
import { OPTION_LETTERS } from '../engine/labels'
import { CodedText } from './book-links'
import './review.css'

/** The options of a choice in the order in which they were shown, each with its reason; the key and the answer are named. */
export function ReasonedOptions({
  choice,
  order,
  chosen,
}: {
  choice: Pick<Choice, 'options' | 'key'>
  order: readonly OptionId[]
  chosen: OptionId | null
}) {
  return (
    <ul className="review-options">
      {order.map((id, index) => {
        const option = choice.options.find((one) => one.id === id)!
        const isKey = id === choice.key
        const isChosen = id === chosen
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
              <span>
                <CodedText text={option.text} />
              </span>
              {isKey ? <span className="tag good">Key</span> : null}
              {isChosen ? <span className={isKey ? 'tag good' : 'tag bad'}>Your answer</span> : null}
            </p>
            <p className="review-reason">
              <CodedText text={option.reason} />
            </p>
          </li>
        )
      })}
    </ul>
  )
}

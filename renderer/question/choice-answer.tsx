import type { Choice, OptionId } from '../../question-bank/schema/item'
import { OPTION_LETTERS } from '../engine/labels'
import { Markdown } from '../ui/markdown'

/** A choice question after it was answered: stem, options in the order they had, the answer given, the key, a reason for each. */
export function ChoiceAnswer({ choice, order, chosen, id }: { choice: Choice; order: readonly OptionId[]; chosen: OptionId | null; id: string }) {
  return (
    <div className="choice-answer">
      <Markdown text={choice.stem} />
      <ul className="review-options">
        {order.map((optionId, index) => {
          const option = choice.options.find((one) => one.id === optionId)!
          const isKey = optionId === choice.key
          const isChosen = optionId === chosen
          return (
            <li key={optionId} className={isKey ? 'review-option review-option-key' : isChosen ? 'review-option review-option-wrong' : 'review-option'}>
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
      <p className="review-source muted">
        {choice.citations.join(' · ')} · {id}
      </p>
    </div>
  )
}

import { choiceOf } from '../../engine/form'
import { OPTION_LETTERS } from '../../engine/labels'
import type { ChoiceResult } from '../../engine/report'
import { duration } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { Markdown } from '../../ui/markdown'

/** One choice question after the exam: stem, options in the order they had, your answer, key, a reason for each. */
export function ChoiceReview({ result, open }: { result: ChoiceResult; open: boolean }) {
  const { screen, number, correct, answered, flagged, spent, given } = result
  const choice = choiceOf(screen)
  const chosen = given?.kind === 'choice' ? given.option : null
  const verdict = correct ? 'Right' : answered ? 'Wrong' : 'Unanswered'
  return (
    <details className="review-entry" open={open || undefined}>
      <summary>
        <span className="review-number number">{number}</span>
        <span className={correct ? 'review-verdict good' : 'review-verdict bad'}>
          <Icon name={correct ? 'check' : 'cross'} size={15} />
          {verdict}
        </span>
        <span className="review-stem">{choice.stem.replace(/[|*#]/g, ' ')}</span>
        {flagged ? (
          <span className="review-flag" title="Flagged">
            <Icon name="flag" size={15} filled />
            <span className="visually-hidden">Flagged</span>
          </span>
        ) : null}
        <span className="review-time number muted">{duration(spent)}</span>
      </summary>
      <div className="review-body">
        <Markdown text={choice.stem} />
        <ul className="review-options">
          {screen.order.map((id, index) => {
            const option = choice.options.find((one) => one.id === id)!
            const isKey = id === choice.key
            const isChosen = id === chosen
            return (
              <li key={id} className={isKey ? 'review-option review-option-key' : isChosen ? 'review-option review-option-wrong' : 'review-option'}>
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
          {choice.citations.join(' · ')} · {screen.id}
        </p>
      </div>
    </details>
  )
}

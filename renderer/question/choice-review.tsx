import { selectedOf } from '../engine/answer'
import { choiceOf } from '../engine/form'
import type { ChoiceResult } from '../engine/report'
import { duration } from '../ui/format'
import { Icon } from '../ui/icon'
import { ChoiceAnswer } from './choice-answer'
import { VerdictWord } from './verdict-word'
import './review.css'

/** One choice question after the exam: stem, options in the order they had, your answer, key, a reason for each. */
export function ChoiceReview({ result, open }: { result: ChoiceResult; open: boolean }) {
  const { screen, number, earned, flagged, spent, given } = result
  const choice = choiceOf(screen)
  return (
    <details className="review-entry" open={open || undefined}>
      <summary>
        <span className="review-number number">{number}</span>
        <VerdictWord earned={earned} className="review-verdict" />
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
        <ChoiceAnswer choice={choice} order={screen.order} selected={selectedOf(given)} id={screen.id} />
      </div>
    </details>
  )
}

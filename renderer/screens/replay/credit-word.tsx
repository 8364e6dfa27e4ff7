import { verdictOf } from '../../engine/timeline-summary'
import { Icon } from '../../ui/icon'
import { creditWords } from './replay-words'

/** What an answer is worth, in an icon and words; null is no answer. */
export function CreditWord({ credit }: { credit: number | null }) {
  const verdict = verdictOf(credit)
  return (
    <span className={`credit-word credit-${verdict}`}>
      {verdict === 'unanswered' ? null : (
        <Icon name={verdict === 'right' ? 'check' : verdict === 'wrong' ? 'cross' : 'half'} size={15} />
      )}
      {creditWords(credit)}
    </span>
  )
}

import { selectedOf } from '../../engine/answer'
import { ReasonedOptions } from '../../question/reasoned-options'
import { SelectWords } from '../../question/select-words'
import { TaskReview } from '../../question/task-review'
import { VerdictWord } from '../../question/verdict-word'
import type { ShownCard, Verdict } from '../../state/card-round'
import { Icon } from '../../ui/icon'
import { Markdown } from '../../ui/markdown'
import { Notice } from '../../ui/notice'

/** The key with its reasons, beside what was answered. */
export function CardAnswer({
  shown: { card, content, order, answer },
  verdict,
}: {
  shown: ShownCard
  verdict: Verdict
}) {
  const { unknown, earned, leech, kept } = verdict
  return (
    <>
      <h2 className={unknown ? 'card-verdict bad' : 'card-verdict'}>
        {unknown ? (
          <>
            <Icon name="cross" size={20} />
            Not known
          </>
        ) : (
          <VerdictWord earned={earned} size={20} />
        )}
      </h2>
      {leech && kept ? (
        <Notice kind="warn">
          You have forgotten this card {kept.before.lapses + 1} times. Asking it again helps little, so it rests now.
          Read its rule at the source below and learn it in another way; then release the card in the list of cards.
        </Notice>
      ) : null}
      {content.kind === 'codes' && 'match' in earned ? (
        <TaskReview earned={earned} scenario={content.scenario} />
      ) : content.kind === 'codes' ? null : (
        <>
          <Markdown text={content.choice.stem} />
          <SelectWords choice={content.choice} />
          <ReasonedOptions choice={content.choice} order={order} selected={selectedOf(answer)} />
        </>
      )}
      <p className="review-source muted">
        {[...(content.kind === 'choice' ? content.choice.citations : []), card.id].join(' · ')}
      </p>
    </>
  )
}

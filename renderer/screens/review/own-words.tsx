import { suggestMiss } from '../../engine/miss-types'
import type { Outcome } from '../../engine/outcome'
import { isMissed } from '../../engine/scoring/credit'
import { MissTags } from '../../question/miss-tags'
import { mistakeTypes } from '../../state/review'
import { useMark } from '../../state/use-mark'

/** What the candidate says of the answer that is shown. */
export function OwnWords({ outcome }: { outcome: Outcome }) {
  const { toggleMiss, setGuessed, takeBack, ...said } = useMark(outcome.attemptId, outcome.screen)
  if (!outcome.answered)
    return (
      <section className="review-box">
        <h2>Not answered</h2>
        <p>You gave no answer here, so it is not counted as a miss and has no card.</p>
      </section>
    )
  return (
    <MissTags
      {...said}
      missed={isMissed(outcome)}
      suggestion={suggestMiss(outcome, mistakeTypes())}
      onMiss={toggleMiss}
      onGuessed={setGuessed}
      onTakeBack={takeBack}
    />
  )
}

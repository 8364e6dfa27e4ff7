import { suggestMiss } from '../../engine/miss-types'
import { isMissed, type Outcome } from '../../engine/outcome'
import { MissTags } from '../../question/miss-tags'
import { mistakeTypes } from '../../state/review'
import { useMark } from '../../state/use-mark'

/** What the candidate says of the answer that is shown. */
export function OwnWords({ outcome }: { outcome: Outcome }) {
  const { toggleMiss, setGuessed, takeBack, ...said } = useMark(outcome.attemptId, outcome.screen)
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

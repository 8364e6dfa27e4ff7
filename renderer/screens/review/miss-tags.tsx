import { useState } from 'react'
import type { MissType } from '../../../question-bank/schema/mistakes'
import { MISS_TYPES, missTitle, suggestMiss, type MissSuggestion } from '../../engine/miss-types'
import { isMissed, type Outcome } from '../../engine/outcome'
import { markKey } from '../../engine/review-filter'
import { changeMark, useMarks } from '../../state/marks'
import { mistakeTypes } from '../../state/review'
import { useKeys } from '../../keys/use-keys'
import { Check } from '../../ui/check'

/** Why an answer was missed, in the candidate's own word, and whether it was a guess. A suggestion is kept only when it is chosen. */
export function MissTags({ outcome }: { outcome: Outcome }) {
  const { attemptId, screen } = outcome
  const mark = useMarks(({ marks }) => marks?.get(markKey(attemptId, screen)))
  const [problem, setProblem] = useState<string | null>(null)
  const suggestion = suggestMiss(outcome, mistakeTypes())
  const miss = mark?.miss ?? null
  const guessed = mark?.guessed ?? false
  const change = (what: { miss?: MissType | null; guessed?: boolean }) =>
    changeMark(attemptId, screen, what).then(
      () => setProblem(null),
      () => setProblem('This was not saved: the disk did not accept it. Try again.'),
    )
  const missed = isMissed(outcome)
  const choose = (type: MissType) => void change({ miss: miss === type ? null : type })
  useKeys({
    reason: missed ? (place) => MISS_TYPES[place] && choose(MISS_TYPES[place].id) : undefined,
    guessed: () => void change({ guessed: !guessed }),
  })
  return (
    <section className="review-box">
      {missed ? <Types suggestion={suggestion} miss={miss} onChoose={choose} /> : <h2>Sure of it?</h2>}
      <Check title="I guessed (G)" checked={guessed} onChange={(on) => void change({ guessed: on })} />
      {problem ? (
        <p role="alert" className="bad">
          {problem}
        </p>
      ) : null}
    </section>
  )
}

function Types({
  suggestion,
  miss,
  onChoose,
}: {
  suggestion: MissSuggestion | null
  miss: MissType | null
  onChoose: (type: MissType) => void
}) {
  return (
    <>
      <h2>Why did you miss it?</h2>
      {suggestion ? (
        <p className="review-suggestion" role="status">
          {miss === null ? (
            <>
              Suggested: <strong>{missTitle(suggestion.type)}</strong>. {suggestion.because} Nothing is kept until you
              choose.
            </>
          ) : (
            <>
              Kept as <strong>{missTitle(miss)}</strong>. Choose it again to take it back.
            </>
          )}
        </p>
      ) : null}
      <div className="miss-types" role="group" aria-label="Why did you miss it?">
        {MISS_TYPES.map(({ id, title, meaning }, index) => (
          <button
            key={id}
            type="button"
            className="miss-type"
            title={meaning}
            aria-pressed={miss === id}
            aria-keyshortcuts={String(index + 1)}
            data-suggested={miss === null && suggestion?.type === id ? '' : undefined}
            onClick={() => onChoose(id)}
          >
            <kbd>{index + 1}</kbd>
            <span>{title}</span>
            {miss === null && suggestion?.type === id ? <span className="miss-suggested">Suggested</span> : null}
          </button>
        ))}
      </div>
    </>
  )
}

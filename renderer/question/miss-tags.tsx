import type { MissType } from '../../question-bank/schema/mistakes'
import { MISS_TYPES, missTitle, type MissSuggestion } from '../engine/miss-types'
import { useKeys } from '../keys/use-keys'
import { Check } from '../ui/check'
import './miss-tags.css'

export type MissTagsProps = {
  /** It was answered and not fully right: there is something to give a reason for. */
  missed: boolean
  /** While the question is still open: only the guess, without a frame. */
  bare?: boolean
  suggestion: MissSuggestion | null
  miss: MissType | null
  guessed: boolean
  told: { sentence: string; bad: boolean } | null
  onMiss: (type: MissType) => void
  onGuessed: (on: boolean) => void
  onTakeBack: () => void
}

/**
 * Why an answer was missed, in the candidate's own word, and whether it was a guess: keys 1 to 8, G, and Z to take the
 * last of it back. A suggestion is kept only when it is chosen.
 */
export function MissTags({
  missed,
  bare,
  suggestion,
  miss,
  guessed,
  told,
  onMiss,
  onGuessed,
  onTakeBack,
}: MissTagsProps) {
  useKeys({
    reason: missed ? (place) => onMiss(MISS_TYPES[place]!.id) : undefined,
    guessed: () => onGuessed(!guessed),
    undo: onTakeBack,
  })
  return (
    <section
      className={bare ? 'miss-tags miss-tags-bare' : 'miss-tags'}
      aria-label={missed ? 'Why did you miss it?' : 'Sure of it?'}
    >
      {missed ? <Types suggestion={suggestion} miss={miss} onChoose={onMiss} /> : bare ? null : <h2>Sure of it?</h2>}
      <Check title="I guessed (G)" checked={guessed} onChange={onGuessed} />
      <p className={told?.bad ? 'miss-told bad' : 'miss-told muted'} role={told?.bad ? 'alert' : 'status'}>
        {told?.sentence}
      </p>
    </section>
  )
}

type TypesProps = { suggestion: MissSuggestion | null; miss: MissType | null; onChoose: (type: MissType) => void }

function Types({ suggestion, miss, onChoose }: TypesProps) {
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
      <div className="miss-types" role="group" aria-label="Reasons">
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

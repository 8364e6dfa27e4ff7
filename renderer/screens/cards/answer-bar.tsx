import { isMultiple } from '../../engine/answer'
import { ratingsOffered } from '../../engine/card-round'
import type { Rating } from '../../engine/card'
import { canCheck, checkAnswer, goOn, rateAnswer, setGuessed, showAnswer, type ShownCard } from '../../state/card-round'
import { Button } from '../../ui/button'
import { useSettings } from '../../state/settings'
import { intervalText } from './when-words'
import { inBackground } from '../../state/trouble'
import { PressLabel } from '../../ui/press-label'

const KEYS = {
  choice: 'Keys: A to D choose, Enter checks, G for a guess.',
  several: 'Keys: letters select and remove, Enter checks, G for a guess.',
  codes: 'Keys: Enter checks, G for a guess.',
} as const
const NO_SINGLE_KEYS = 'Key: Enter checks.'
const TITLES: Record<Rating, string> = { again: 'Again', hard: 'Hard', good: 'Good', easy: 'Easy' }

/** Below the question: checks it, then rates it. */
export function AnswerBar({ shown }: { shown: ShownCard }) {
  const { verdict, guessed } = shown
  const singles = useSettings((state) => state.singleKeys)
  return (
    <div className="answer-bar">
      <div className="answer-bar-side">
        {verdict?.kept ? null : (
          <PressLabel className="answer-bar-guess" title="Key: G">
            <input type="checkbox" checked={guessed} onChange={(event) => setGuessed(event.target.checked)} />I guessed
          </PressLabel>
        )}
        <p className="answer-bar-note muted">{noteOf(shown, singles)}</p>
      </div>
      <div className="answer-bar-buttons">
        {!verdict ? (
          <>
            <Button
              title="Key: 0"
              aria-keyshortcuts="0"
              onClick={() => inBackground('Carrying out an action on a card', showAnswer())}
            >
              Show answer
            </Button>
            <Button
              look="primary"
              title="Key: Enter"
              aria-keyshortcuts="Enter"
              disabled={!canCheck(shown)}
              onClick={() => inBackground('Carrying out an action on a card', checkAnswer())}
            >
              Check answer
            </Button>
          </>
        ) : verdict.kept ? (
          <Button look="primary" title="Key: Enter" aria-keyshortcuts="Enter" onClick={goOn}>
            Next
          </Button>
        ) : (
          <Ratings shown={shown} intervals={verdict.intervals} />
        )}
      </div>
    </div>
  )
}

function Ratings({
  shown,
  intervals,
}: {
  shown: ShownCard
  intervals: Record<Rating, { unit: 'minutes' | 'days'; count: number }>
}) {
  const offered = ratingsOffered(true, shown.guessed)
  const usual = offered.includes('good') ? 'good' : offered[0]
  return offered.map((rating, place) => (
    <Button
      key={rating}
      look={rating === usual ? 'primary' : 'plain'}
      title={`Key: ${place + 1}${rating === usual ? ' or Enter' : ''}`}
      onClick={() => inBackground('Carrying out an action on a card', rateAnswer(rating))}
    >
      {TITLES[rating]} <span className="answer-bar-interval number">{intervalText(intervals[rating])}</span>
    </Button>
  ))
}

/** What the answer does to the card. */
function noteOf({ content, verdict, guessed }: ShownCard, singles: boolean): string {
  if (!verdict)
    return guessed
      ? 'If it is right, it is rated Hard: a guess that hit is not knowledge yet.'
      : singles
        ? KEYS[content.kind === 'choice' && isMultiple(content.choice) ? 'several' : content.kind]
        : NO_SINGLE_KEYS
  if (verdict.kept) return `Rated Again. It comes again in ${intervalText(verdict.intervals.again)}.`
  return guessed
    ? 'A guess that hit is not knowledge yet: it is rated Hard.'
    : `How well did you know it? ${singles ? 'Keys 1 to 3; ' : ''}Enter is Good.`
}

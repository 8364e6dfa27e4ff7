import { useState } from 'react'
import { isGiven, selectedOf, writtenLines } from '../../engine/answer'
import { choiceOf } from '../../engine/form'
import { missTitle } from '../../engine/miss-types'
import type { Outcome } from '../../engine/outcome'
import type { Entry } from '../../engine/review-entries'
import { markKey } from '../../engine/review-filter'
import { isMissed } from '../../engine/scoring/credit'
import { VerdictWord } from '../../question/verdict-word'
import type { Answered } from '../../state/answered'
import { useMarks } from '../../state/marks'
import { Button } from '../../ui/button'
import { dateTime, duration } from '../../ui/format'
import { useAnswered } from './use-answered'

/** Older answers are a click away. */
const FEW = 5

/** Every answer to the question, newest first: when, where, what was chosen, what came of it, how long it took. */
export function AnswersOverTime({
  entry,
  shown,
  onShow,
}: {
  entry: Entry
  shown: Outcome
  onShow: (one: Outcome) => void
}) {
  const [all, setAll] = useState(false)
  const listed = entry.outcomes.filter((one, index) => all || index < FEW || one === shown)
  return (
    <section className="review-box">
      <h2>Your answers</h2>
      <ol className="review-history">
        {listed.map((one) => (
          <HistoryEntry
            key={one.attemptId}
            outcome={one}
            current={one === shown}
            only={entry.outcomes.length === 1}
            onShow={() => onShow(one)}
          />
        ))}
      </ol>
      {listed.length < entry.outcomes.length ? (
        <Button look="quiet" onClick={() => setAll(true)}>
          Show all {entry.outcomes.length}
        </Button>
      ) : null}
    </section>
  )
}

function HistoryEntry({
  outcome,
  current,
  only,
  onShow,
}: {
  outcome: Outcome
  current: boolean
  only: boolean
  onShow: () => void
}) {
  const answered = useAnswered(outcome)
  const mark = useMarks(({ marks }) => marks?.get(markKey(outcome.attemptId, outcome.screen)))
  const facts = [
    duration(outcome.spent),
    outcome.slow ? 'slow' : '',
    outcome.hurried ? 'hurried' : '',
    outcome.flagged ? 'flagged' : '',
    outcome.turn === 'right-to-wrong' ? 'changed right to wrong' : '',
    outcome.turn === 'wrong-to-right' ? 'changed wrong to right' : '',
    mark?.guessed && outcome.answered ? 'guessed' : '',
  ].filter(Boolean)
  return (
    <li className="review-history-entry" aria-current={current && !only ? 'true' : undefined}>
      <p className="review-history-head">
        <VerdictWord earned={outcome} className="review-row-verdict" />
        <span className="muted number">{dateTime(outcome.at)}</span>
      </p>
      <p className="review-history-chosen">
        {answered ? chosenText(answered) : answered === null ? 'No longer stored.' : '\u00a0'}
      </p>
      <p className="muted">
        {outcome.practice ? 'Practice' : 'Exam'}
        {answered ? `: ${answered.title}` : ''} · {facts.join(', ')}
        {mark?.miss && isMissed(outcome) ? ` · ${missTitle(mark.miss)}` : ''}
      </p>
      {only ? null : current ? (
        <p className="muted">Shown here.</p>
      ) : (
        <Button look="quiet" onClick={onShow}>
          Show this answer
        </Button>
      )}
    </li>
  )
}

function chosenText({ screen, given }: Answered): string {
  if (screen.kind === 'codes')
    return given?.kind === 'codes' && isGiven(given) ? writtenLines(given.lines).join(', ') : 'No codes.'
  const selected = selectedOf(given)
  const texts = choiceOf(screen).options.flatMap(({ id, text }) => (selected.includes(id) ? [text] : []))
  return texts.length > 0 ? texts.join('; ') : 'No answer.'
}

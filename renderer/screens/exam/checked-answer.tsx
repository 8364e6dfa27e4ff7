import { isMultiple, selectedOf } from '../../engine/answer'
import { keyLetters } from '../../engine/choice-words'
import { choiceOf, type ChoiceScreen, type Screen } from '../../engine/form'
import { taskTitle } from '../../engine/labels'
import { textKey } from '../../engine/marks'
import { choiceCredit, codesCredit, isMissed, type Credit } from '../../engine/scoring/credit'
import { linesWords, verdictWords } from '../../engine/scoring/credit-words'
import type { Session } from '../../engine/session'
import { ReasonedOptions } from '../../question/reasoned-options'
import { SelectWords } from '../../question/select-words'
import { VerdictTable } from '../../question/task-review'
import { VERDICT_ICONS } from '../../question/verdict-word'
import { Icon } from '../../ui/icon'
import { Markdown } from '../../ui/markdown'
import { MarkedText } from '../../ui/marked-text'
import { PracticeWords } from './practice-words'
import './checked-answer.css'

/*
 * A question of a tutor practice after "Check answer": the verdict, and the reasons in the place of what there was to
 * choose. The answer stays as it is.
 */

const VERDICT = 'checked-verdict'

/** Puts the focus on the verdict, so that it is read and in sight. */
export const focusVerdict = () => document.querySelector<HTMLElement>(`.${VERDICT}`)?.focus()

export function CheckedAnswer({ session, screen }: { session: Session; screen: Screen }) {
  return screen.kind === 'codes' ? (
    <CheckedCodes session={session} screen={screen} />
  ) : (
    <CheckedChoice session={session} screen={screen} />
  )
}

function CheckedChoice({ session, screen }: { session: Session; screen: ChoiceScreen }) {
  const choice = choiceOf(screen)
  const given = session.answers.get(screen.id)
  const earned = choiceCredit(choice, given)
  return (
    <section className="checked" aria-labelledby={VERDICT}>
      <div className="choice-stem">
        <MarkedText name={textKey(screen.id, 'stem')} ranges={session.highlights.get(textKey(screen.id, 'stem')) ?? []}>
          <Markdown text={choice.stem} />
        </MarkedText>
        <SelectWords choice={choice} />
      </div>
      <Verdict
        earned={earned}
        more={
          earned.verdict === 'right'
            ? ''
            : `: the ${isMultiple(choice) ? 'keys are' : 'key is'} ${keyLetters(choice, screen.order)}`
        }
      />
      <ReasonedOptions choice={choice} order={screen.order} selected={selectedOf(given)} />
      <p className="review-source muted">{choice.citations.join(' · ')}</p>
      <PracticeWords session={session} screen={screen} missed={isMissed(earned)} />
    </section>
  )
}

function CheckedCodes({ session, screen }: { session: Session; screen: Extract<Screen, { kind: 'codes' }> }) {
  const earned = codesCredit(screen.task, session.answers.get(screen.id), session.head.answerStyle)
  return (
    <section className="checked checked-codes" aria-labelledby={VERDICT}>
      <div className="codes-prompt">
        <h2>{taskTitle(screen.task.kind)}</h2>
        <p>{screen.task.prompt}</p>
      </div>
      <Verdict earned={earned} />
      <p className="muted">{linesWords(earned.parts)}</p>
      <VerdictTable earned={earned} scenario={screen.scenario} />
      <PracticeWords session={session} screen={screen} missed={isMissed(earned)} />
    </section>
  )
}

/** The room's colors of a verdict; what is not answered cannot be checked. */
const LOOKS = { 'right': 'good', 'partial': 'neutral', 'wrong': 'bad', 'not-answered': 'neutral' } as const

function Verdict({ earned, more = '' }: { earned: Credit; more?: string }) {
  return (
    <p id={VERDICT} className={`${VERDICT} ${VERDICT}-${LOOKS[earned.verdict]}`} tabIndex={-1}>
      <Icon name={VERDICT_ICONS[earned.verdict]} size={18} />
      {verdictWords(earned) + more}
    </p>
  )
}

import { choiceOf, type ChoiceScreen, type Screen } from '../../engine/form'
import { OPTION_LETTERS, taskTitle } from '../../engine/labels'
import { textKey } from '../../engine/marks'
import { isMissed } from '../../engine/outcome'
import { scoreScenario, taskCredit } from '../../engine/score-scenario'
import type { Session } from '../../engine/session'
import { ReasonedOptions } from '../../question/reasoned-options'
import { VerdictTable } from '../../question/task-review'
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
  const chosen = given?.kind === 'choice' ? given.option : null
  const right = chosen === choice.key
  return (
    <section className="checked" aria-labelledby={VERDICT}>
      <div className="choice-stem">
        <MarkedText name={textKey(screen.id, 'stem')} ranges={session.highlights.get(textKey(screen.id, 'stem')) ?? []}>
          <Markdown text={choice.stem} />
        </MarkedText>
      </div>
      <Verdict
        look={right ? 'good' : 'bad'}
        text={right ? 'Right' : `Wrong: the key is ${OPTION_LETTERS[screen.order.indexOf(choice.key)]}`}
      />
      <ReasonedOptions choice={choice} order={screen.order} chosen={chosen} />
      <p className="review-source muted">{choice.citations.join(' · ')}</p>
      <PracticeWords session={session} screen={screen} missed={!right} />
    </section>
  )
}

function CheckedCodes({ session, screen }: { session: Session; screen: Extract<Screen, { kind: 'codes' }> }) {
  const { matches } = scoreScenario(screen.scenario, session.answers, session.head.answerStyle)
  const match = matches.find((one) => one.task === screen.task)!
  const credit = taskCredit(match)
  const wanted = screen.task.key.length
  const found = match.verdicts.filter((one) => one.kind === 'right').length
  const near = found > 0 || match.verdicts.some((one) => one.kind === 'partial')
  const count = wanted === 1 ? '' : `: ${found} of ${wanted} codes`
  const verdict = !isMissed({ credit })
    ? ({ look: 'good', text: 'Right' } as const)
    : near
      ? ({ look: 'neutral', text: `Partly right${count}` } as const)
      : ({ look: 'bad', text: `Wrong${count}` } as const)
  return (
    <section className="checked checked-codes" aria-labelledby={VERDICT}>
      <div className="codes-prompt">
        <h2>{taskTitle(screen.task.kind)}</h2>
        <p>{screen.task.prompt}</p>
      </div>
      <Verdict {...verdict} />
      <VerdictTable match={match} scenario={screen.scenario} withPoa={session.head.answerStyle === 'type'} />
      <PracticeWords session={session} screen={screen} missed={isMissed({ credit })} />
    </section>
  )
}

const ICONS = { good: 'check', bad: 'cross', neutral: 'half' } as const

function Verdict({ look, text }: { look: keyof typeof ICONS; text: string }) {
  return (
    <p id={VERDICT} className={`${VERDICT} ${VERDICT}-${look}`} tabIndex={-1}>
      <Icon name={ICONS[look]} size={18} />
      {text}
    </p>
  )
}

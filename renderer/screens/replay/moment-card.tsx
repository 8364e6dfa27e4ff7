import type { Answer, AnswerStyle } from '../../engine/answer'
import { clockText } from '../../engine/clock'
import { choiceOf, type Screen } from '../../engine/form'
import { taskTitle } from '../../engine/labels'
import { screenCredit } from '../../engine/scoring/credit'
import type { Timeline } from '../../engine/timeline'
import type { MomentState } from '../../engine/timeline-state'
import { VerdictWord } from '../../question/verdict-word'
import { Facts } from '../../ui/facts'
import { answerWords, clockAt, lookName, shortened } from './replay-words'

const STEM = 260

/** What was on the screen at the moment of the cursor, and the answer as it was then. */
export function MomentCard({
  timeline,
  state,
  last,
  at,
}: {
  timeline: Timeline
  state: MomentState
  last: MomentState
  at: number
}) {
  const { screen, span, answered, left, flags } = state
  const { screens, indexOf } = timeline
  const facts: [string, string][] = [['Time used', `${clockAt(at)} of ${clockAt(timeline.used)}`]]
  if (left !== null) facts.push(['Time remaining', clockText(left)])
  facts.push(['Answered', `${answered} of ${screens.length}`])
  facts.push(['Look', span.kind === 'question' ? lookName(span.look) : 'None'])
  facts.push(['Flagged', screen && flags.has(screen.id) ? 'Yes' : 'No'])
  return (
    <section className="replay-card moment-card" aria-label="At this moment">
      <div className="moment-question">
        {screen ? (
          <>
            <h2>
              Question {indexOf.get(screen.id)! + 1} of {screens.length}
            </h2>
            <Subject screen={screen} />
            <AnswerLines screen={screen} state={state} last={last} style={timeline.head.answerStyle} />
          </>
        ) : (
          <>
            <h2>{span.kind === 'review' ? 'Review screen' : 'Break'}</h2>
            <p className="muted">
              {span.kind === 'review'
                ? 'The list of all questions with their status. The exam clock went on.'
                : 'You were away from the screen. The exam clock went on.'}
            </p>
          </>
        )}
      </div>
      <Facts rows={facts} />
    </section>
  )
}

function Subject({ screen }: { screen: Screen }) {
  if (screen.kind === 'item') return <p>{shortened(choiceOf(screen).stem, STEM)}</p>
  return (
    <>
      <p className="muted">
        Scenario {screen.scenarioNumber}: {screen.scenario.title}
      </p>
      <p>{screen.kind === 'codes' ? taskTitle(screen.task.kind) : shortened(choiceOf(screen).stem, STEM)}</p>
    </>
  )
}

/** The answer then; and the last one, where it is another. */
function AnswerLines({
  screen,
  state,
  last,
  style,
}: {
  screen: Screen
  state: MomentState
  last: MomentState
  style: AnswerStyle
}) {
  const [then, final] = [state.answers.get(screen.id), last.answers.get(screen.id)]
  const lines: [title: string, given: Answer | undefined][] = [['Answer at this moment', then]]
  if (answerWords(screen, final) !== answerWords(screen, then)) lines.push(['Answer at the end', final])
  return (
    <dl className="moment-answers">
      {lines.map(([title, given]) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>
            {answerWords(screen, given) === null ? null : (
              <span className={screen.kind === 'codes' ? 'code' : undefined}>{answerWords(screen, given)}</span>
            )}
            <VerdictWord earned={screenCredit(screen, given, style)} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

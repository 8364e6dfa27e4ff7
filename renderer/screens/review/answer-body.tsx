import '../report/report.css'
import { matchCodes } from '../../engine/match-codes'
import { choiceOf } from '../../engine/form'
import { ChoiceAnswer } from '../../question/choice-answer'
import { SupportedRecord } from '../../question/supported-record'
import { TaskReview } from '../report/task-review'
import type { Answered } from '../../state/answered'

/** The question as it was, your answer against the key, and of a scenario the record with what supports the codes. */
export function AnswerBody({ answered: { screen, given, style } }: { answered: Answered }) {
  if (screen.kind === 'item') return <ChoiceAnswer choice={choiceOf(screen)} order={screen.order} chosen={given?.kind === 'choice' ? given.option : null} id={screen.id} />
  const { scenario } = screen
  return (
    <>
      {screen.kind === 'question' ? (
        <ChoiceAnswer choice={choiceOf(screen)} order={screen.order} chosen={given?.kind === 'choice' ? given.option : null} id={screen.id} />
      ) : (
        <>
          <p>{screen.task.prompt}</p>
          <TaskReview match={matchCodes(screen.task, given?.kind === 'codes' ? given.lines : [])} scenario={scenario} withPoa={style === 'type'} />
        </>
      )}
      <section className="review-record">
        <h2>The record</h2>
        <p className="muted">
          {scenario.patient}. {screen.kind === 'codes' ? 'The words that support the codes of this task are marked; choose one to see where it stands.' : 'The words that support the codes of the scenario are marked; choose one to see where it stands.'}
        </p>
        <SupportedRecord key={screen.id} scenario={scenario} kind={screen.kind === 'codes' ? screen.task.kind : null} />
      </section>
    </>
  )
}

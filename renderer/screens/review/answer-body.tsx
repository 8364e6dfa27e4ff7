import { selectedOf } from '../../engine/answer'
import { choiceOf } from '../../engine/form'
import { codesCredit } from '../../engine/scoring/credit'
import { ChoiceAnswer } from '../../question/choice-answer'
import { TaskReview } from '../../question/task-review'
import type { Answered } from '../../state/answered'

/** The question as it was, and your answer against the key. */
export function AnswerBody({ answered: { screen, given, style } }: { answered: Answered }) {
  if (screen.kind !== 'codes')
    return <ChoiceAnswer choice={choiceOf(screen)} order={screen.order} selected={selectedOf(given)} id={screen.id} />
  return (
    <>
      <p>{screen.task.prompt}</p>
      <h2>Your codes against the key</h2>
      <TaskReview earned={codesCredit(screen.task, given, style)} scenario={screen.scenario} />
    </>
  )
}

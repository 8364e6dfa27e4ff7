import type { CodeTask } from '../../question-bank/schema/scenario'
import { candidatesOf, sameLine, type Answer, type Candidate, type CodeLine } from '../engine/answer'
import { taskTitle } from '../engine/labels'
import { PressLabel } from '../ui/press-label'
import { SELECTED_ONLY, useTold } from '../ui/use-told'
import { PickCount } from './pick-count'
import { useSent } from './use-sent'
import './codes.css'

/**
 * Picks codes from the candidate list: one for the principal diagnosis, the stated number otherwise. What is shown is
 * what was given; `onAnswer` may take its time to make it so.
 */
export function CodePick({
  task,
  given,
  onAnswer,
}: {
  task: CodeTask
  given: Answer | undefined
  onAnswer: (lines: CodeLine[]) => unknown
}) {
  const lines = given?.kind === 'codes' ? given.lines : []
  const sent = useSent<CodeLine>(lines, (selection) => onAnswer([...selection]))
  const single = task.kind === 'principal'
  const wanted = task.key.length
  const isChosen = (candidate: Candidate) => lines.some((line) => sameLine(line, candidate.line))
  const toggle = (candidate: Candidate) => {
    const before = sent.latest()
    const without = before.filter((line) => !sameLine(line, candidate.line))
    if (single) sent.send([candidate.line])
    else sent.send(without.length < before.length ? without : [...before, candidate.line])
  }
  const { told, tell } = useTold('selected-only')
  return (
    <fieldset className="codes" aria-labelledby="task-prompt">
      <div id="task-prompt" className="codes-prompt">
        <h2>{taskTitle(task.kind)}</h2>
        <p>
          {task.prompt} <strong>{single ? 'Select one.' : `Select ${wanted}.`}</strong>
        </p>
      </div>
      {single ? null : <PickCount chosen={lines.length} wanted={wanted} />}
      <div className="codes-list">
        {candidatesOf(task).map((candidate) => (
          <PressLabel key={candidate.written} className="codes-candidate" onSelected={() => tell(SELECTED_ONLY)}>
            <input
              type={single ? 'radio' : 'checkbox'}
              name="candidate"
              checked={isChosen(candidate)}
              onChange={() => toggle(candidate)}
            />
            <span className="code">{candidate.written}</span>
          </PressLabel>
        ))}
      </div>
      {told}
    </fieldset>
  )
}

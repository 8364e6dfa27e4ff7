import type { PracticeRequest } from '../../engine/practice-request'
import { pace as paceText } from '../../ui/format'
import { Chip } from './chip'

type HowChoiceProps = {
  request: PracticeRequest
  /** Of the exam, in milliseconds a question. */
  pace: number
  onChange: (over: Partial<PracticeRequest>) => void
}

/** When the reasons are shown, whether the clock limits, and how codes are given. */
export function HowChoice({ request, pace, onChange }: HowChoiceProps) {
  return (
    <div className="practice-how">
      <fieldset>
        <legend>Reasons</legend>
        <div className="chips">
          <Chip
            group="mode"
            title="After each answer"
            checked={request.mode === 'tutor'}
            onChange={() => onChange({ mode: 'tutor' })}
          />
          <Chip
            group="mode"
            title="At the end, as in an exam"
            checked={request.mode === 'exam'}
            onChange={() => onChange({ mode: 'exam' })}
          />
        </div>
      </fieldset>
      <fieldset>
        <legend>Clock</legend>
        <div className="chips">
          <Chip group="timed" title="No limit" checked={!request.timed} onChange={() => onChange({ timed: false })} />
          <Chip
            group="timed"
            title={`At the pace of the exam, ${paceText(pace)} a question`}
            checked={request.timed}
            onChange={() => onChange({ timed: true })}
          />
        </div>
      </fieldset>
      {request.scenarios === 0 && !request.screens.some((one) => one.includes('/')) ? null : (
        <fieldset>
          <legend>Codes</legend>
          <div className="chips">
            <Chip
              group="style"
              title="Pick from a list"
              checked={request.answerStyle === 'pick'}
              onChange={() => onChange({ answerStyle: 'pick' })}
            />
            <Chip
              group="style"
              title="Type the codes"
              checked={request.answerStyle === 'type'}
              onChange={() => onChange({ answerStyle: 'type' })}
            />
          </div>
        </fieldset>
      )}
    </div>
  )
}

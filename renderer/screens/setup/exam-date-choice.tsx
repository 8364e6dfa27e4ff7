import type { Preset } from '../../../question-bank/schema/preset'
import { clearExamDate, setExamDate, today, useSetExamDate } from '../../state/exam-date'
import { useDrawStatement } from '../../state/editions'
import { EditionsNote } from '../../ui/editions-note'
import { counted } from '../../ui/format'

/** The day of the real exam, and for which code books the questions will be. */
export function ExamDateChoice({ preset }: { preset: Preset }) {
  const day = useSetExamDate()
  const { statement, leftOut } = useDrawStatement(preset)
  return (
    <div className="setup-date">
      <label className="setup-name">
        <span>Exam date</span>
        <input
          type="date"
          // Not controlled: a day that is only half typed stays in the field.
          defaultValue={day ?? ''}
          min="2000-01-01"
          max="2099-12-31"
          onChange={(event) =>
            event.target.value === ''
              ? event.target.validity.badInput || clearExamDate()
              : setExamDate(event.target.value)
          }
        />
        <span className="muted">
          Of the real exam, the same as on the home screen. You may leave it empty.
          {day !== null && day < today() ? <strong className="setup-passed"> This date has passed.</strong> : null}
        </span>
      </label>
      <div role="status">
        <EditionsNote
          statement={statement}
          more={
            leftOut > 0 ? `${counted(leftOut, 'question')} of the bank stay out: they are for other code books.` : null
          }
        />
      </div>
    </div>
  )
}

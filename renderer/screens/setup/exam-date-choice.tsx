import type { Preset } from '../../../question-bank/schema/preset'
import { EXAM_DAYS, setExamDate, useSetExamDate, useToday } from '../../state/exam-date'
import { useDrawStatement } from '../../state/editions'
import { DateField } from '../../ui/date-field'
import { EditionsNote } from '../../ui/editions-note'
import { counted } from '../../ui/format'

/** The day of the real exam, and for which code books the questions will be. */
export function ExamDateChoice({ preset }: { preset: Preset }) {
  const day = useSetExamDate()
  const today = useToday()
  const { statement, leftOut } = useDrawStatement(preset)
  return (
    <div
      className="setup-date"
      // Enter finishes the date; it does not start the exam as well.
      onKeyDown={(event) => {
        if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault()
      }}
    >
      <label htmlFor="setup-exam-date">Exam date</label>
      <DateField
        id="setup-exam-date"
        describedBy="setup-exam-date-text"
        value={day}
        {...EXAM_DAYS}
        onChange={setExamDate}
        clearLabel="No date for the exam"
      />
      <span id="setup-exam-date-text" className="muted">
        Of the real exam, the same as on the home screen. You may leave it empty.
        {day !== null && day < today ? <strong className="setup-passed"> This date has passed.</strong> : null}
      </span>
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

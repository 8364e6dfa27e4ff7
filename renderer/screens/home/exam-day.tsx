import { EXAM_DAYS, setExamDate, useDaysToExam, useSetExamDate } from '../../state/exam-date'
import { DateField } from '../../ui/date-field'
import { untilDay } from '../../ui/format'

const FIELD = 'home-exam-day'

/** Puts the keyboard into the field of the exam's day. */
export function focusExamDay(): void {
  document.getElementById(FIELD)?.focus()
}

/** The day of the real exam: set here, and how far it is. */
export function ExamDay() {
  const day = useSetExamDate()
  const days = useDaysToExam()
  return (
    <div className="exam-day">
      <DateField
        id={FIELD}
        label="Day of your exam"
        value={day}
        {...EXAM_DAYS}
        onChange={setExamDate}
        clearLabel="No date for the exam"
      />
      <span className={days === null ? 'muted' : undefined} aria-live="polite">
        {days === null ? 'Set the date' : untilDay(days)}
      </span>
    </div>
  )
}

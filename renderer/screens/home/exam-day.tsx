import { clearExamDate, daysUntil, setExamDate, useSetExamDate } from '../../state/exam-date'
import { counted } from '../../ui/format'

const FIELD = 'home-exam-day'

/** Puts the keyboard into the field of the exam's day. */
export function focusExamDay(): void {
  document.getElementById(FIELD)?.focus()
}

/** The day of the real exam: set here, and how far it is. */
export function ExamDay() {
  const day = useSetExamDate()
  return (
    <div className="exam-day">
      <input
        id={FIELD}
        type="date"
        aria-label="Day of your exam"
        // Not controlled: a day that is only half typed stays in the field.
        defaultValue={day ?? ''}
        onChange={(event) =>
          event.target.value === ''
            ? event.target.validity.badInput || clearExamDate()
            : setExamDate(event.target.value)
        }
      />
      <span className={day === null ? 'muted' : undefined} aria-live="polite">
        {day === null ? 'Set the date' : daysText(daysUntil(day))}
      </span>
    </div>
  )
}

function daysText(days: number): string {
  if (days === 0) return 'today'
  if (days === 1) return 'tomorrow'
  return days > 0 ? `in ${counted(days, 'day')}` : `${counted(-days, 'day')} ago`
}

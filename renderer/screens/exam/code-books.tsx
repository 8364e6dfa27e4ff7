import { editionsOn, fiscalYearOf, fiscalYearSpan } from '../../engine/code-books'
import { bankFacts } from '../../state/app-info'
import { EXAM_DAYS, setExamDate, useExamDate, useToday } from '../../state/exam-date'
import { DateField } from '../../ui/date-field'
import { Facts } from '../../ui/facts'

/** The editions that belong to the candidate's exam date. */
export function CodeBooks() {
  const day = useExamDate()
  const today = useToday()
  const editions = editionsOn(day)
  const written = fiscalYearOf(bankFacts().codeSets)
  return (
    <div className="code-books">
      <div className="code-books-date">
        <label htmlFor="code-books-date">Exam date</label>
        <DateField
          id="code-books-date"
          value={day}
          {...EXAM_DAYS}
          onChange={setExamDate}
          clearLabel="No date for the exam"
        />
        {day < today ? <span className="code-books-passed">This date has passed.</span> : null}
      </div>
      {editions ? (
        <div role="status">
          <Facts
            rows={[
              ['ICD-10-CM, ICD-10-PCS', `Fiscal year ${editions.fiscalYear} (${fiscalYearSpan(editions.fiscalYear)})`],
              ['CPT, HCPCS Level II', `Calendar year ${editions.calendarYear}`],
            ]}
          />
        </div>
      ) : null}
      <p>
        These are the editions in force on that date, which a center would expect.{' '}
        <strong>The official candidate guide decides:</strong> a sponsor may change over later. Look there before you
        buy or pack books.
      </p>
      {written ? (
        <p>
          The questions in this app are written to fiscal year {written}.
          {editions && editions.fiscalYear !== written ? ' For your exam date some codes and guidelines differ.' : ''}
        </p>
      ) : null}
    </div>
  )
}

import { useState } from 'react'
import { editionsOn, fiscalYearOf, fiscalYearSpan } from '../../engine/code-books'
import { bankFacts } from '../../state/app-info'
import { setExamDate, today, useExamDate } from '../../state/exam-date'
import { Facts } from '../../ui/facts'

/** The editions that belong to the candidate's exam date. */
export function CodeBooks() {
  const day = useExamDate()
  // What is being typed; only a whole date is kept.
  const [typed, setTyped] = useState(day)
  const editions = editionsOn(day)
  const written = fiscalYearOf(bankFacts().codeSets)
  return (
    <div className="code-books">
      <label className="code-books-date">
        Exam date
        <input
          type="date"
          value={typed}
          min="2000-01-01"
          max="2099-12-31"
          onChange={(event) => {
            setTyped(event.target.value)
            setExamDate(event.target.value)
          }}
        />
        {day < today() ? <span className="code-books-passed">This date has passed.</span> : null}
      </label>
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

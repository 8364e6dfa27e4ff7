import type { Report } from '../../engine/report'
import { RATINGS, SURVEY_QUESTIONS } from '../../engine/survey'

/** What the candidate said right after the exam; nothing when nothing was said. */
export function SurveySection({ survey }: { survey: Report['survey'] }) {
  if (!survey) return null
  const rated = SURVEY_QUESTIONS.filter(({ id }) => survey.ratings[id] !== undefined)
  return (
    <section className="report-section">
      <h2>Your survey after the exam</h2>
      {rated.length > 0 ? (
        <table className="report-table">
          <tbody>
            {rated.map(({ id, text, low, high }) => (
              <tr key={id}>
                <th scope="row">{text}</th>
                <td>
                  <span className="number">
                    {survey.ratings[id]} of {RATINGS.length}
                  </span>
                  <span className="muted">
                    {' '}
                    (1: {low.toLowerCase()}, {RATINGS.length}: {high.toLowerCase()})
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {survey.remark ? <p className="survey-remark-text">{survey.remark}</p> : null}
    </section>
  )
}

import type { Report, ScenarioResult } from '../../engine/report'
import type { ComponentName } from '../../engine/score-scenario'
import { duration, percent } from '../../ui/format'
import { Markdown } from '../../ui/markdown'
import { ChoiceReview } from '../../question/choice-review'
import { TaskReview } from '../../question/task-review'

const COMPONENTS: Record<ComponentName, string> = {
  principal: 'Principal or first-listed',
  additional: 'Additional diagnoses',
  procedures: 'Procedures',
  poa: 'POA indicators',
  modifiers: 'Modifiers',
  questions: 'Related questions',
}

/** Each scenario, part by part and code by code. */
export function ScenarioList({ report, printing }: { report: Report; printing: boolean }) {
  if (report.scenarios.length === 0) return null
  return (
    <section className="report-section">
      <h2>Medical record scenarios</h2>
      {report.scenarios.map((result) => (
        <ScenarioReview key={result.scenario.id} result={result} typed={report.head.answerStyle === 'type'} printing={printing} />
      ))}
    </section>
  )
}

function ScenarioReview({ result, typed, printing }: { result: ScenarioResult; typed: boolean; printing: boolean }) {
  const { scenario, scenarioNumber, score, questions, spent } = result
  return (
    <details className="scenario" open={printing || undefined}>
      <summary>
        <span className="scenario-title">
          {scenarioNumber}. {scenario.title}
        </span>
        <span className="scenario-parts muted">{score.components.map((part) => `${COMPONENTS[part.name]} ${percent(part.proportion)}`).join(' · ')}</span>
        <span className="scenario-score number">{percent(score.score)}</span>
      </summary>
      <div className="scenario-body">
        <p className="muted">
          {scenario.patient}, {scenario.specialty}. {duration(spent)} in this scenario.
        </p>
        <table className="report-table">
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Weight</th>
              <th scope="col">Earned</th>
            </tr>
          </thead>
          <tbody>
            {score.components.map((part) => (
              <tr key={part.name}>
                <th scope="row">{COMPONENTS[part.name]}</th>
                <td className="number">{percent(part.weight)}</td>
                <td className="number">{percent(part.proportion)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {score.matches.map((match) => (
          <TaskReview key={match.task.kind} match={match} scenario={scenario} withPoa={typed} />
        ))}
        <h3>Related questions</h3>
        <div className="reviews">
          {questions.map((question) => (
            <ChoiceReview key={question.screen.id} result={question} open={printing} />
          ))}
        </div>
        <details className="scenario-record">
          <summary>The record</summary>
          {scenario.documents.map((document) => (
            <article key={document.id} className="scenario-document">
              <h3>{document.title}</h3>
              <Markdown text={document.text} />
            </article>
          ))}
        </details>
      </div>
    </details>
  )
}

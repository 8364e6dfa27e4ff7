import type { AttemptReport, ScenarioResult } from '../../engine/report'
import type { ScenarioScore } from '../../engine/score-scenario'
import { sumOfParts, verdictCounts } from '../../engine/scoring/credit'
import { linesWords } from '../../engine/scoring/credit-words'
import type { ComponentName } from '../../engine/scoring/weights'
import { counted, duration, percent } from '../../ui/format'
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

/** How the chart reads. */
const GRADES = { clean: 'A clean chart.', usual: 'A chart with the usual noise.', messy: 'A messy chart.' } as const

/** Each scenario, part by part and code by code. */
export function ScenarioList({ report, printing }: { report: AttemptReport; printing: boolean }) {
  if (report.scenarios.length === 0) return null
  return (
    <section className="report-section">
      <h2>Medical record scenarios</h2>
      <p className="muted">
        How AHIMA credits a code line is not public, so the lines are shown both ways: exam-style, all or nothing with
        modifiers, units and POA, and in parts.
      </p>
      {report.scenarios.map((result) => (
        <ScenarioReview
          key={result.scenario.id}
          result={result}
          practice={report.head.practice !== null}
          printing={printing}
        />
      ))}
    </section>
  )
}

function ScenarioReview({
  result,
  practice,
  printing,
}: {
  result: ScenarioResult
  practice: boolean
  printing: boolean
}) {
  const { scenario, scenarioNumber, score, tasks, questions, spent } = result
  return (
    <details className="scenario" open={printing || undefined}>
      <summary>
        <span className="scenario-title">
          {scenarioNumber}. {scenario.title}
        </span>
        {/* A practice may ask only some of the parts, so that the scenario as a whole has no score. */}
        <span className="scenario-parts muted">
          {practice
            ? askedText(result)
            : score.components.map((part) => `${COMPONENTS[part.name]} ${percent(part.proportion)}`).join(' · ')}
        </span>
        <span className="scenario-parts muted">{answeredText(result)}</span>
        {practice ? null : <span className="scenario-score number">{percent(score.score)}</span>}
      </summary>
      <div className="scenario-body">
        <p className="muted">
          {scenario.patient}, {scenario.specialty}.{scenario.grade ? ` ${GRADES[scenario.grade]} ` : ' '}
          {duration(spent)} in this scenario.
        </p>
        {practice ? null : <ComponentTable components={score.components} />}
        {tasks.map(({ screen, earned }) => (
          <TaskReview key={screen} earned={earned} scenario={scenario} />
        ))}
        {questions.length > 0 ? <h3>Related questions</h3> : null}
        {questions.length > 0 ? (
          <div className="reviews">
            {questions.map((question) => (
              <ChoiceReview key={question.screen.id} result={question} open={printing} />
            ))}
          </div>
        ) : null}
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

function ComponentTable({ components }: { components: ScenarioScore['components'] }) {
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">Part</th>
          <th scope="col">Weight</th>
          <th scope="col">Earned</th>
        </tr>
      </thead>
      <tbody>
        {components.map((part) => (
          <tr key={part.name}>
            <th scope="row">{COMPONENTS[part.name]}</th>
            <td className="number">{percent(part.weight)}</td>
            <td className="number">{percent(part.proportion)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The lines of all its code tasks, all or nothing and in parts, and how much has no answer. */
function answeredText({ tasks, questions }: ScenarioResult): string {
  const answered = tasks.filter(({ earned }) => earned.answered)
  const open = verdictCounts([...tasks, ...questions].map(({ earned }) => earned)).notAnswered
  return [
    answered.length > 0 ? linesWords(sumOfParts(answered.map(({ earned }) => earned.parts))) : '',
    open > 0 ? `Not answered: ${open} of ${tasks.length + questions.length}.` : '',
  ]
    .filter(Boolean)
    .join(' ')
}

/** `2 code tasks, 1 of 2 related questions right`. */
function askedText({ tasks, questions }: ScenarioResult): string {
  const { right } = verdictCounts(questions.map((one) => one.earned))
  return [
    tasks.length > 0 ? counted(tasks.length, 'code task') : '',
    questions.length > 0 ? `${right} of ${counted(questions.length, 'related question')} right` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

import { READINESS_METHOD, type Readiness } from '../../engine/readiness'
import { counted, percent } from '../../ui/format'

/** The chance of reaching the cut, how sure it is, and how it is found; or what is missing to say so. */
export function ReadinessCard({ readiness }: { readiness: Readiness }) {
  return (
    <section className="progress-card readiness" aria-labelledby="readiness">
      <h2 id="readiness">Readiness</h2>
      {readiness.kind === 'estimate' ? <Estimate readiness={readiness} /> : <TooLittle readiness={readiness} />}
      <details className="readiness-method">
        <summary>How this is estimated</summary>
        <ul>
          {READINESS_METHOD.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </details>
    </section>
  )
}

function Estimate({
  readiness: { probability, range, score, answers, scenarios },
}: {
  readiness: Extract<Readiness, { kind: 'estimate' }>
}) {
  return (
    <div className="readiness-estimate">
      <div>
        <p className="readiness-number">{aboutPercent(probability)}</p>
        <p>chance of reaching the cut on a fresh full exam</p>
      </div>
      <div className="readiness-range">
        <div className="readiness-track" aria-hidden="true">
          <span
            className="readiness-span"
            style={{ insetInlineStart: percentOf(range.low), width: percentOf(range.high - range.low) }}
          />
          <span className="readiness-point" style={{ insetInlineStart: percentOf(probability) }} />
        </div>
        <div className="readiness-scale number" aria-hidden="true">
          <span>0 %</span>
          <span>50 %</span>
          <span>100 %</span>
        </div>
        <p>
          With your answers so far the chance lies between <strong>{chance(range.low)}</strong> and{' '}
          <strong>{chance(range.high)}</strong> four times out of five. Expected score {score.expected}; four of five
          forms would end between {score.low} and {score.high}.
        </p>
        <p className="muted">It rests on {what(answers, scenarios)} met for the first time.</p>
      </div>
    </div>
  )
}

function TooLittle({
  readiness: { missing, answers, scenarios },
}: {
  readiness: Extract<Readiness, { kind: 'too-little' }>
}) {
  return (
    <div className="readiness-too-little">
      <p className="readiness-words">Too little to say yet</p>
      <p>{missing}</p>
      {answers + scenarios > 0 ? (
        <p className="muted">So far there are {what(answers, scenarios)} met for the first time.</p>
      ) : null}
    </div>
  )
}

const what = (answers: number, scenarios: number) =>
  `${counted(answers, 'question')}${scenarios > 0 ? ` and ${counted(scenarios, 'scenario')}` : ''}`
const percentOf = (share: number) => `${share * 100}%`

/** Never certain: an estimate does not say 0 or 100. */
function chance(probability: number): string {
  if (probability < 0.01) return 'under 1 %'
  return probability > 0.99 ? 'over 99 %' : percent(probability)
}

const aboutPercent = (probability: number) =>
  `${probability < 0.01 || probability > 0.99 ? '' : 'about '}${chance(probability)}`

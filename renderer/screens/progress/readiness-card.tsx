import { aboutChance, chanceLies, chanceRange } from '../../engine/chance'
import { READINESS_METHOD, type Readiness } from '../../engine/readiness'
import { counted } from '../../ui/format'

/** The chance of reaching the cut, how sure it is, and how it is found; or what is missing to say so. */
export function ReadinessCard({ readiness, exams }: { readiness: Readiness; exams: number }) {
  return (
    <section className="progress-card readiness" aria-labelledby="readiness">
      <h2 id="readiness">Readiness</h2>
      {readiness.kind === 'estimate' ? (
        <Estimate readiness={readiness} exams={exams} />
      ) : (
        <TooLittle readiness={readiness} />
      )}
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

/** One number at a glance would say more than so few exams can. */
const EXAMS_FOR_A_POINT = 3

function Estimate({
  readiness: { probability, range, score, answers, scenarios },
  exams,
}: {
  readiness: Extract<Readiness, { kind: 'estimate' }>
  exams: number
}) {
  const few = exams < EXAMS_FOR_A_POINT
  return (
    <div className="readiness-estimate">
      <div>
        <p className={few ? 'readiness-number readiness-number-range' : 'readiness-number'}>
          {few ? chanceRange(range) : aboutChance(probability)}
        </p>
        <p>chance of reaching the cut on a fresh full exam</p>
        {few ? (
          <p className="muted">
            After {exams === 0 ? 'no exam' : counted(exams, 'exam')} only a range can be said; from {EXAMS_FOR_A_POINT}{' '}
            exams on there is one number.
          </p>
        ) : null}
      </div>
      <div className="readiness-range">
        <div className="readiness-track" aria-hidden="true">
          <span
            className="readiness-span"
            style={{ insetInlineStart: percentOf(range.low), width: percentOf(range.high - range.low) }}
          />
          {few ? null : <span className="readiness-point" style={{ insetInlineStart: percentOf(probability) }} />}
        </div>
        <div className="readiness-scale number" aria-hidden="true">
          <span>{'0\u00a0%'}</span>
          <span>{'50\u00a0%'}</span>
          <span>{'100\u00a0%'}</span>
        </div>
        <p>
          With your answers so far the chance <strong>{chanceLies(range)}</strong> four times out of five. Expected
          score {score.expected}; four of five forms would end between {score.low} and {score.high}.
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

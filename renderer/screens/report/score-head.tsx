import type { Report } from '../../engine/report'
import { SCALE } from '../../engine/scale'
import { dateTime, percent } from '../../ui/format'
import { Verdict } from '../../ui/verdict'

/** The scaled score with the pass line, and what it means. */
export function ScoreHead({ report }: { report: Report }) {
  const { result, head, how } = report
  return (
    <section className="score-head">
      <div>
        <h1>Score report</h1>
        <p className="muted">
          {head.preset.title}
          {head.candidate ? `, ${head.candidate}` : ''}, started {dateTime(head.createdAt)}
          {head.form.scenarios.length > 0
            ? `, codes ${head.answerStyle === 'pick' ? 'picked from a list' : 'typed'}`
            : ''}
          {how === 'time-out' ? ', ended by the clock' : ''}
        </p>
      </div>
      <div className="score-figure">
        <span className="score-number number">{result.scaled}</span>
        <Verdict passed={result.passed} />
      </div>
      <ScaleBar scaled={result.scaled} />
      <p>
        Estimated scaled score from {SCALE.low} to {SCALE.high}; {SCALE.pass} passes. You earned {result.raw.toFixed(1)}{' '}
        of {result.maximum} points; this form&apos;s cut is {result.cut.toFixed(1)}.{' '}
        {result.nearCut ? 'Your score is within one standard error of the cut: a repeat could go either way. ' : ''}
        Chance of reaching the cut on a parallel form: {chance(result.passChance)}.
      </p>
    </section>
  )
}

/** A model that is this sure of itself would be boasting. */
function chance(share: number): string {
  if (share > 0.99) return 'above 99 %'
  return share < 0.01 ? 'below 1 %' : `about ${percent(share)}`
}

function ScaleBar({ scaled }: { scaled: number }) {
  const at = (score: number) => `${((score - SCALE.low) / (SCALE.high - SCALE.low)) * 100}%`
  return (
    <div className="scale" aria-hidden="true">
      <div className="scale-track">
        <div className="scale-fill" style={{ width: at(scaled) }} />
        <div className="scale-pass" style={{ left: at(SCALE.pass) }} />
      </div>
      <div className="scale-labels number">
        <span>{SCALE.low}</span>
        <span className="scale-pass-label" style={{ left: at(SCALE.pass) }}>
          {SCALE.pass} pass
        </span>
        <span>{SCALE.high}</span>
      </div>
    </div>
  )
}

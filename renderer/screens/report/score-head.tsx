import { aboutChance } from '../../engine/chance'
import type { Report, Result } from '../../engine/report'
import { SCALE } from '../../engine/scale'
import { percentAnswered, type Answering } from '../../engine/scored'
import { counted, dateTime } from '../../ui/format'
import { NoVerdict, Verdict } from '../../ui/verdict'

/** The scaled score with the pass line, and what it means; or why there is none. */
export function ScoreHead({ report, leftOut }: { report: Report; leftOut: boolean }) {
  const { result, head, how, answering } = report
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
      {result ? <Score result={result} leftOut={leftOut} /> : <NotScored answering={answering} leftOut={leftOut} />}
    </section>
  )
}

const LeftOut = () => <NoVerdict>Left out of the statistics</NoVerdict>

/** Too little was answered: no number and no verdict. */
function NotScored({ answering, leftOut }: { answering: Answering; leftOut: boolean }) {
  const { answered, questions } = answering
  return (
    <>
      <div className="score-figure">
        <span className="score-none">Not scored</span>
        <span className="score-none-share">{`${percentAnswered(answering)}\u00a0% answered`}</span>
        {leftOut ? <LeftOut /> : null}
      </div>
      <p>
        {answered === 0
          ? `None of ${counted(questions, 'question')} was answered.`
          : `${answered} of ${counted(questions, 'question')} ${answered === 1 ? 'was' : 'were'} answered.`}{' '}
        An exam is scored here when at least half of its questions are; this one has neither a score nor a verdict and
        counts in no statistic. What you answered wrong has become cards all the same.
      </p>
    </>
  )
}

function Score({ result, leftOut }: { result: Result; leftOut: boolean }) {
  return (
    <>
      <div className="score-figure">
        <span className="score-number number">{result.scaled}</span>
        <Verdict passed={result.passed} />
        {leftOut ? <LeftOut /> : null}
      </div>
      <ScaleBar scaled={result.scaled} />
      <p>
        Estimated scaled score from {SCALE.low} to {SCALE.high}; {SCALE.pass} passes. You earned {result.raw.toFixed(1)}{' '}
        of {result.maximum} points; this form&apos;s cut is {result.cut.toFixed(1)}.{' '}
        {result.nearCut ? 'Your score is within one standard error of the cut: a repeat could go either way. ' : ''}
        Chance of reaching the cut on a parallel form: {aboutChance(result.passChance)}.
      </p>
    </>
  )
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

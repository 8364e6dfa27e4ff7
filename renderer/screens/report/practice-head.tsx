import type { PracticeReport } from '../../engine/report'
import { counted, dateTime, percent } from '../../ui/format'
import { NoVerdict } from '../../ui/verdict'
import { FormBooks } from './form-books'

/** How much of a practice was right. No scale, no verdict. */
export function PracticeHead({ report, leftOut }: { report: PracticeReport; leftOut: boolean }) {
  const { score, head, how } = report
  const partial = score.credit * score.questions - score.right > 1e-9
  return (
    <section className="score-head">
      <div>
        <h1>Practice</h1>
        <p className="muted">
          {head.practice!.what}, started {dateTime(head.createdAt)}
          {head.form.scenarios.length > 0
            ? `, codes ${head.answerStyle === 'pick' ? 'picked from a list' : 'typed'}`
            : ''}
          {how === 'time-out' ? ', ended by the clock' : ''}
        </p>
      </div>
      <p className="practice-figure">
        <span className="practice-right number">
          {score.right} of {score.questions}
        </span>
        <span>right, {percent(score.questions === 0 ? 0 : score.right / score.questions)}</span>
        {leftOut ? <NoVerdict>Left out of the statistics</NoVerdict> : null}
      </p>
      <p>
        {score.answered === score.questions
          ? 'Every question was answered.'
          : `${counted(score.questions - score.answered, 'question')} not answered.`}
        {partial ? ` With partial credit for codes the share is ${percent(score.credit)}.` : ''} Practice is not an
        exam: it has no scaled score and does not stand among your exams.
      </p>
      {head.form.editions ? <FormBooks form={head.form} /> : null}
    </section>
  )
}

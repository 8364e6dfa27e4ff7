import type { Report, Result } from '../../engine/report'

/** How the estimate is made, for those who want to know. */
export function Method({ report, result, open }: { report: Report; result: Result; open: boolean }) {
  const { points } = report.head.preset
  return (
    <details className="method" open={open || undefined}>
      <summary>How this score is estimated</summary>
      <div className="method-body">
        <p>
          AHIMA&apos;s weights, cut scores and equating are not public. This is a model for study. Each scored item is
          worth {points.item} point, each scored scenario up to {points.scenario} points; some questions of a form are
          unmarked pretest questions that do not count, as on the real exam.
        </p>
        <p>
          A scenario is scored by weighted parts: principal or first-listed diagnosis, additional diagnoses, procedures,
          present-on-admission indicators (where typed), modifiers and related questions. Missed codes earn nothing;
          codes the record does not support take away up to half of a part. Questions and parts without an answer earn
          0.
        </p>
        <p>
          The cut is the number of points a just-competent candidate would be expected to earn, from the authors&apos;
          own estimates for every question (a modified Angoff method without a panel): {result.cut.toFixed(1)} of{' '}
          {result.maximum}. It is set to 300; 0 points are 100 and all points are 400, with straight lines between.
        </p>
        <p>
          The standard error of the score is about {result.standardError.toFixed(1)} points. Intervals in the domain
          table are 95 % Wilson intervals.
        </p>
      </div>
    </details>
  )
}

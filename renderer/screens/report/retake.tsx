import { useState } from 'react'
import type { AttemptReport } from '../../engine/report'
import { startRetake } from '../../state/practice'
import { useRoute } from '../../state/route'
import { startAgain } from '../../state/start-again'
import { Button } from '../../ui/button'
import { counted } from '../../ui/format'
import './retake.css'
import { andWhy } from '../../state/trouble'

/** The ways to take an attempt again. `onProblem` is told why one could not be started. */
export function Retake({ report, onProblem }: { report: AttemptReport; onProblem: (sentence: string) => void }) {
  const go = useRoute((state) => state.go)
  const [busy, setBusy] = useState(false)
  const { missed, notAnswered } = report.counts
  const practice = report.head.practice !== null
  const start = (work: () => Promise<void>) => () => {
    if (busy) return
    setBusy(true)
    work().then(
      () => go({ screen: 'exam' }),
      (error: unknown) => {
        setBusy(false)
        onProblem(`It could not be started.${andWhy(error)}`)
      },
    )
  }
  return (
    <section className="report-section">
      <h2>Take it again</h2>
      <ul className="retakes">
        <li>
          <Button
            look={missed > 0 ? 'primary' : 'plain'}
            disabled={missed === 0 || busy}
            onClick={start(() => startRetake(report.head.id, 'only-missed'))}
          >
            Only what was missed
          </Button>
          <span className="muted">
            {missed === 0
              ? 'Nothing was missed.'
              : `Practice with ${counted(missed, 'question')}, options shuffled, the reasons after each answer.`}
          </span>
        </li>
        {notAnswered > 0 ? (
          <li>
            <Button disabled={busy} onClick={start(() => startRetake(report.head.id, 'not-answered'))}>
              What you did not answer
            </Button>
            <span className="muted">
              {`Practice with ${counted(notAnswered, 'question')}, options shuffled, the reasons after each answer.`}
            </span>
          </li>
        ) : null}
        <li>
          <Button disabled={busy} onClick={start(() => startRetake(report.head.id, 'same-form'))}>
            The same questions
          </Button>
          <span className="muted">Practice with the same form against the clock, the reasons at the end.</span>
        </li>
        <li>
          {practice ? (
            <Button onClick={() => go({ screen: 'practice' })}>New practice</Button>
          ) : (
            <Button disabled={busy} onClick={start(() => startAgain(report.head))}>
              A fresh form
            </Button>
          )}
          <span className="muted">
            {practice ? 'Choose other questions.' : 'The same exam with newly drawn questions. Counts as an exam.'}
          </span>
        </li>
      </ul>
    </section>
  )
}

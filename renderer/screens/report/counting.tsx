import { askToDelete, leaveOut } from '../../state/attempt-changes'
import type { AttemptRow } from '../../state/history'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import './retake.css'

/** Whether this attempt counts, and the ways to change that. */
export function Counting({ attempt, leftOut }: { attempt: AttemptRow; leftOut: boolean }) {
  const what = attempt.practice ? 'practice' : 'exam'
  return (
    <section className="report-section">
      <h2>Keep it, leave it out, delete it</h2>
      <ul className="retakes">
        <li>
          <Button onClick={() => inBackground('Carrying out an action on the report', leaveOut(attempt, !leftOut))}>
            {leftOut ? 'Count again' : 'Leave out of the statistics'}
          </Button>
          <span className="muted">
            {leftOut
              ? `This ${what} counts nowhere. Counted again, it is as before.`
              : `This ${what} then counts nowhere: not in scores, readiness, domains or pace. Its report, your notes and its cards stay.`}
          </span>
        </li>
        <li>
          <Button onClick={() => askToDelete(attempt)}>Delete…</Button>
          <span className="muted">Its answers and this report go. You are asked first.</span>
        </li>
      </ul>
    </section>
  )
}

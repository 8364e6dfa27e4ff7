import type { AttemptRow } from '../../state/history'
import { Button } from '../../ui/button'
import { dateTime } from '../../ui/format'

/** An exam or a practice that was interrupted, with the way back into it. */
export function ResumeCard({
  attempt,
  onResume,
  onDiscard,
}: {
  attempt: AttemptRow
  onResume: () => void
  onDiscard: () => void
}) {
  return (
    <div className="resume-card">
      <div>
        <h2>{attempt.practice ? 'Practice' : attempt.title} in progress</h2>
        <p className="muted">
          {attempt.practice ? `${attempt.title}. ` : ''}Started {dateTime(attempt.createdAt)}. Your answers are saved
          and the clock stands still; you continue at the same question.
        </p>
      </div>
      <div className="resume-card-actions">
        <Button look="quiet" onClick={onDiscard}>
          Discard…
        </Button>
        <Button look="primary" onClick={onResume}>
          {attempt.practice ? 'Resume practice' : 'Resume exam'}
        </Button>
      </div>
    </div>
  )
}

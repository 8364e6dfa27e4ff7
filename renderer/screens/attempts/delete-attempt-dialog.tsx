import { deleteAttempt, keepAttempt } from '../../state/attempt-changes'
import type { AttemptRow } from '../../state/history'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { attemptName } from './attempt-name'
import { inBackground } from '../../state/trouble'

/** Asks before an ended attempt is deleted, and says what goes and what stays. */
export function DeleteAttemptDialog({ attempt }: { attempt: AttemptRow }) {
  const what = attempt.practice ? 'practice' : 'exam'
  return (
    <Dialog
      alert
      title={attempt.practice ? 'Delete this practice?' : 'Delete this exam?'}
      onDismiss={keepAttempt}
      actions={
        <>
          <Button onClick={keepAttempt}>Keep it</Button>
          <Button look="danger" onClick={() => inBackground('Deleting an attempt', deleteAttempt(attempt))}>
            Delete
          </Button>
        </>
      }
    >
      <p>{attemptName(attempt)}</p>
      <p>
        Its answers, its report and the reasons you gave for its misses go, here and in the second copy on the disk. Its
        questions count as not seen before.
      </p>
      <p>
        Cards made from it stay, and so do your notes on its questions. To keep the report and only not count the {what}
        , leave it out of the statistics instead.
      </p>
      <p>You can undo this for a short while. Backups made before still have it.</p>
    </Dialog>
  )
}

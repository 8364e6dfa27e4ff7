import { useExam } from '../../state/exam'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

/** Lies over the exam while the last action could not be saved. The clock stands still meanwhile. */
export function SaveFailure() {
  const failure = useExam((state) => state.failure)
  if (!failure) return null
  return (
    <Dialog
      alert
      title="Your last action could not be saved"
      actions={
        <Button look="primary" onClick={failure.retry}>
          Try again
        </Button>
      }
    >
      <p>{failure.sentence}</p>
      <p>
        Everything before it is saved, and the clock stands still. Free some space or close what blocks the disk, then
        try again.
      </p>
    </Dialog>
  )
}

import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

/** Asks before an exam is given up. */
export function DiscardDialog({
  practice,
  onKeep,
  onDiscard,
}: {
  practice: boolean
  onKeep: () => void
  onDiscard: () => void
}) {
  return (
    <Dialog
      alert
      title={practice ? 'Discard this practice?' : 'Discard this exam?'}
      onDismiss={onKeep}
      actions={
        <>
          <Button onClick={onKeep}>Keep it</Button>
          <Button look="danger" onClick={onDiscard}>
            Discard
          </Button>
        </>
      }
    >
      <p>
        {practice
          ? 'Its answers will not count and it can no longer be resumed. To see how you did instead, resume it and choose End Practice.'
          : 'It will not be scored and can no longer be resumed. To get a score report instead, resume it and choose End Exam.'}
      </p>
    </Dialog>
  )
}

import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

/** Asks before an exam is given up. */
export function DiscardDialog({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  return (
    <Dialog
      alert
      title="Discard this exam?"
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
      <p>It will not be scored and can no longer be resumed. To get a score report instead, resume it and choose End Exam.</p>
    </Dialog>
  )
}

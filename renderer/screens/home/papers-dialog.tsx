import { CENTER_FACTS } from '../../engine/editions-statement'
import { useDrawStatement } from '../../state/editions'
import { presets } from '../../state/presets'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { EditionsNote } from '../../ui/editions-note'
import './papers-dialog.css'

const PAPERS = [
  'Two forms of ID, both valid and signed, the first with a photo. The name is the one on your registration, letter by letter.',
  'Your authorization to test (ATT), valid on that day.',
  'The code books of the right year. With the wrong ones you may not be allowed to test.',
  'The way there: be at the center 30 minutes early.',
]

/** What to have ready for the testing center, on the days before it. */
export function PapersDialog({ onClose }: { onClose: () => void }) {
  const { statement } = useDrawStatement(presets()[0]!)
  return (
    <Dialog
      title="What to have ready"
      onDismiss={onClose}
      actions={
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      <ul className="papers">
        {PAPERS.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <EditionsNote statement={statement} />
      <p className="muted">{CENTER_FACTS}</p>
    </Dialog>
  )
}

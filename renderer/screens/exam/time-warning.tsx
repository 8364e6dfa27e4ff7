import { useExam } from '../../state/exam'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

/** The pop-up at the preset's minutes. The clock goes on under it. */
export function TimeWarning() {
  const warning = useExam((state) => state.warning)
  const close = () => useExam.setState({ warning: null })
  useAltKeys({ k: close }, warning !== null)
  if (warning === null) return null
  return (
    <Dialog
      alert
      title="Time remaining"
      onDismiss={close}
      actions={
        <Button look="primary" autoFocus onClick={close}>
          <AccessLabel text="OK" letter="k" />
        </Button>
      }
    >
      <p>
        {warning} minutes remain. The clock goes on.
      </p>
    </Dialog>
  )
}

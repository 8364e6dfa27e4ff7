import type { ReactNode } from 'react'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

/** A message of the exam room with nothing to decide: OK, its key or Escape closes it. */
export function MessageDialog({
  title,
  alert,
  onClose,
  children,
}: {
  title: string
  alert?: boolean
  onClose: () => void
  children: ReactNode
}) {
  useAltKeys({ k: onClose })
  return (
    <Dialog
      alert={alert}
      title={title}
      onDismiss={onClose}
      actions={
        <Button look="primary" autoFocus onClick={onClose}>
          <AccessLabel text="OK" letter="k" />
        </Button>
      }
    >
      {children}
    </Dialog>
  )
}

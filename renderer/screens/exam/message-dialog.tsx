import type { ReactNode } from 'react'
import { KeyButton } from '../../ui/button'
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
  return (
    <Dialog
      alert={alert}
      title={title}
      onDismiss={onClose}
      actions={
        <KeyButton command="ok" look="primary" autoFocus onClick={onClose}>
          OK
        </KeyButton>
      }
    >
      {children}
    </Dialog>
  )
}

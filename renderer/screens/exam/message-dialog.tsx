import { useState, type ReactNode } from 'react'
import { inText } from '../../keys/key-target'
import { KeyButton } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

/**
 * A message of the exam room with nothing to decide: OK, its key or Escape closes it. Over a text that is being typed OK
 * has no focus: the space between two words would close a message that nobody has read.
 */
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
  const [typing] = useState(() => inText(document.activeElement))
  return (
    <Dialog
      alert={alert}
      title={title}
      onDismiss={onClose}
      actions={
        <KeyButton command="ok" look="primary" autoFocus={!typing} onClick={onClose}>
          OK
        </KeyButton>
      }
    >
      {children}
    </Dialog>
  )
}

import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { keepComposition } from './composition'
import { ScrollArea } from './scroll-area'
import './dialog.css'

export type DialogProps = {
  title: string
  children: ReactNode
  /** The buttons, main one last. */
  actions: ReactNode
  /** Called on Escape; leave out where the candidate has to choose. */
  onDismiss?: () => void
  wide?: boolean
  /** An alert interrupts: a warning or a decision. */
  alert?: boolean
}

/** A modal dialog: takes the focus, keeps it, and gives it back. Render it only while it is open. */
export function Dialog({ title, children, actions, onDismiss, wide, alert }: DialogProps) {
  return (
    <ModalOverlay
      className="dialog-overlay"
      isOpen
      isKeyboardDismissDisabled={!onDismiss}
      onOpenChange={(open) => !open && onDismiss?.()}
    >
      <Modal className={wide ? 'dialog dialog-wide' : 'dialog'}>
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'} className="dialog-box">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          <ScrollArea className="dialog-body" onKeyDown={keepComposition}>
            {children}
          </ScrollArea>
          <div className="dialog-actions">{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { KeyLayer, useNewLayer } from '../keys/layers'
import { keepComposition } from './composition'
import { ScrollArea } from './scroll-area'
import './dialog.css'

export type DialogProps = {
  title: string
  children: ReactNode
  /** The buttons, main one last. */
  actions: ReactNode
  /** Where the buttons stand. A second question about the same puts them elsewhere than the first. */
  actionsAt?: 'start' | 'end'
  /** Called on Escape; leave out where the candidate has to choose. */
  onDismiss?: () => void
  wide?: boolean
  /** As large as the window lets it be, for what is read rather than answered. */
  size?: 'window'
  /** An alert interrupts: a warning or a decision. */
  alert?: boolean
}

/**
 * A modal dialog: takes the focus, keeps it, and gives it back. Render it only while it is open. For the first moment
 * (`OPENING_MS`) it takes no click and no command, since those were meant for what was there before. Commands of the page
 * wait under it; its own come from components inside it.
 */
export function Dialog({ title, children, actions, actionsAt = 'end', onDismiss, wide, size, alert }: DialogProps) {
  const { layer, ready } = useNewLayer()
  return (
    <ModalOverlay
      className="dialog-overlay"
      isOpen
      isKeyboardDismissDisabled={!onDismiss}
      onOpenChange={(open) => !open && onDismiss?.()}
    >
      <Modal className={size ? 'dialog dialog-window' : wide ? 'dialog dialog-wide' : 'dialog'}>
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'} className="dialog-box">
          <KeyLayer value={layer}>
            <div className="dialog-content" data-opening={ready ? undefined : ''}>
              <Heading slot="title" className="dialog-title">
                {title}
              </Heading>
              <ScrollArea className="dialog-body" onKeyDown={keepComposition}>
                {children}
              </ScrollArea>
              <div className="dialog-actions" data-at={actionsAt}>
                {actions}
              </div>
            </div>
          </KeyLayer>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

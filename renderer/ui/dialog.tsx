import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
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
    <ModalOverlay className="dialog-overlay" isOpen isKeyboardDismissDisabled={!onDismiss} onOpenChange={(open) => !open && onDismiss?.()}>
      <Modal className={wide ? 'dialog dialog-wide' : 'dialog'}>
        <AriaDialog role={alert ? 'alertdialog' : 'dialog'} className="dialog-box">
          <Heading slot="title" className="dialog-title">
            {title}
          </Heading>
          <Body>{children}</Body>
          <div className="dialog-actions">{actions}</div>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** What is longer than the dialog scrolls, and can be reached to be scrolled by keyboard. */
function Body({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const [scrolls, setScrolls] = useState(false)
  useLayoutEffect(() => {
    const own = box.current!
    const measure = () => setScrolls(own.scrollHeight > own.clientHeight + 1)
    const observer = new ResizeObserver(measure)
    observer.observe(own)
    measure()
    return () => observer.disconnect()
  }, [])
  return (
    <div ref={box} className="dialog-body" tabIndex={scrolls ? 0 : undefined}>
      {children}
    </div>
  )
}

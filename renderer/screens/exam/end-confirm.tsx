import { useState } from 'react'
import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { KeyButton } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { openSentence } from './open-count'
import { nounOf } from './room-words'
import { inBackground } from '../../state/trouble'

/**
 * Asks once, and a second time when something is incomplete, as a center does. The second question has its buttons
 * elsewhere and another key, so that no double click, held key or key pressed twice answers both.
 */
export function EndConfirm({ session, onClose }: { session: Session; onClose: () => void }) {
  const [again, setAgain] = useState(false)
  const open = openSentence(session)
  const noun = nounOf(session.head)
  const end = () => inBackground('Carrying out an action in the exam', dispatch({ type: 'end' }).then(onClose))
  const no = (
    <KeyButton command="no" look="primary" onClick={onClose}>
      No
    </KeyButton>
  )
  const last = <p>You cannot come back to the questions after the {noun} has ended.</p>
  if (!again)
    return (
      <Dialog
        key="first"
        alert
        title={`End the ${noun}?`}
        onDismiss={onClose}
        actions={
          <>
            <KeyButton command="yes" onClick={open ? () => setAgain(true) : end}>
              Yes
            </KeyButton>
            {no}
          </>
        }
      >
        {open ? <p className="end-open">{open}</p> : null}
        {last}
      </Dialog>
    )
  return (
    <Dialog
      key="again"
      alert
      title="Are you sure?"
      onDismiss={onClose}
      actionsAt="start"
      actions={
        <>
          {no}
          <KeyButton command="end-anyway" look="danger" onClick={end}>
            Yes, end it now
          </KeyButton>
        </>
      }
    >
      <p className="end-open">{open}</p>
      <p>What is not answered earns nothing. {`Really end the ${noun}?`}</p>
      {last}
    </Dialog>
  )
}

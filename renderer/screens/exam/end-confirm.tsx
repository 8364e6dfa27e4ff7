import { useState } from 'react'
import { matching, type Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { counted } from '../../ui/format'
import { nounOf } from './room-words'

/** Asks once, and a second time when something is incomplete. */
export function EndConfirm({ session, onClose }: { session: Session; onClose: () => void }) {
  const [again, setAgain] = useState(false)
  const incomplete = matching(session, 'incomplete').length
  const noun = nounOf(session.head)
  const yes = () => (incomplete > 0 && !again ? setAgain(true) : void dispatch({ type: 'end' }).then(onClose))
  useAltKeys({ y: yes, n: onClose })
  return (
    <Dialog
      alert
      title={again ? 'Are you sure?' : `End the ${noun}?`}
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>
            <AccessLabel text="No" letter="n" />
          </Button>
          <Button look="primary" onClick={yes}>
            <AccessLabel text="Yes" letter="y" />
          </Button>
        </>
      }
    >
      {again ? (
        <p>
          {counted(incomplete, 'question')} {incomplete === 1 ? 'is' : 'are'} incomplete and will count as wrong where
          unanswered. Really end the {noun}?
        </p>
      ) : (
        <p>You cannot come back to the questions after the {noun} has ended.</p>
      )}
    </Dialog>
  )
}

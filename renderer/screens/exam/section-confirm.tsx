import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { inBackground } from '../../state/trouble'
import { KeyButton } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { openSentence } from './open-count'

/** Says, before the items of an exam in two sections are closed, that nobody comes back to them. */
export function SectionConfirm({ session, onClose }: { session: Session; onClose: () => void }) {
  const open = openSentence(session, 'section')
  const end = () => inBackground('Carrying out an action in the exam', dispatch({ type: 'end-section' }).then(onClose))
  return (
    <Dialog
      alert
      title="Close this section?"
      onDismiss={onClose}
      actions={
        <>
          <KeyButton command="yes" onClick={end}>
            Yes
          </KeyButton>
          <KeyButton command="no" look="primary" onClick={onClose}>
            No
          </KeyButton>
        </>
      }
    >
      {open ? <p className="end-open">{open}</p> : null}
      <p>
        You cannot come back to the multiple-choice questions once the medical record scenarios have begun. The clock
        goes on: what is left of the time is for the scenarios.
      </p>
    </Dialog>
  )
}

import type { BreakKind } from '../../engine/events'
import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { inBackground } from '../../state/trouble'
import { KeyButton } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

/** Raising the hand. A candidate with granted breaks chooses which kind it is. */
export function BreakDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const granted = session.head.accommodations.extraBreaks
  const start = (kind: BreakKind) =>
    inBackground('Carrying out an action in the exam', dispatch({ type: 'start-break', kind }).then(onClose))
  return (
    <Dialog
      alert
      title="Raise your hand for a break?"
      onDismiss={onClose}
      actions={
        <>
          <KeyButton command="no" onClick={onClose}>
            No
          </KeyButton>
          {granted ? (
            <KeyButton command="granted-break" onClick={() => start('extra')}>
              Granted break
            </KeyButton>
          ) : null}
          <KeyButton command="yes" look="primary" onClick={() => start('unscheduled')}>
            Yes
          </KeyButton>
        </>
      }
    >
      <p>
        The screen is covered until you come back. The exam has no scheduled break: in an unscheduled one the clock goes
        on.
      </p>
      {granted ? <p>In a granted break the clock stands still.</p> : null}
    </Dialog>
  )
}

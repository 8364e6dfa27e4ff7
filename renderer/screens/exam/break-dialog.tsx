import type { BreakKind } from '../../engine/events'
import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'

/** Raising the hand. A candidate with granted breaks chooses which kind it is. */
export function BreakDialog({ session, onClose }: { session: Session; onClose: () => void }) {
  const granted = session.head.accommodations.extraBreaks
  const start = (kind: BreakKind) => void dispatch({ type: 'start-break', kind }).then(onClose)
  useAltKeys({ y: () => start('unscheduled'), g: granted ? () => start('extra') : undefined, n: onClose })
  return (
    <Dialog
      alert
      title="Raise your hand for a break?"
      onDismiss={onClose}
      actions={
        <>
          <Button onClick={onClose}>
            <AccessLabel text="No" letter="n" />
          </Button>
          {granted ? (
            <Button onClick={() => start('extra')}>
              <AccessLabel text="Granted break" letter="g" />
            </Button>
          ) : null}
          <Button look="primary" onClick={() => start('unscheduled')}>
            <AccessLabel text="Yes" letter="y" />
          </Button>
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

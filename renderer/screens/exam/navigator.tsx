import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { KeyButton } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { ScreenSections } from './screen-sections'
import { countsOf } from './sections'
import { inBackground } from '../../state/trouble'

/** All screens with status and flag; a click goes there. */
export function Navigator({ session, onClose }: { session: Session; onClose: () => void }) {
  const canJump = session.head.preset.navigation === 'free'
  const open = (screen: string) =>
    inBackground('Carrying out an action in the exam', dispatch({ type: 'go', screen }).then(onClose))
  return (
    <Dialog
      wide
      title={`Navigator: ${countsOf(session)}`}
      onDismiss={onClose}
      actions={
        <KeyButton command="close" look="primary" onClick={onClose}>
          Close
        </KeyButton>
      }
    >
      <ScreenSections session={session} here="You are here" onOpen={canJump ? open : undefined} />
    </Dialog>
  )
}

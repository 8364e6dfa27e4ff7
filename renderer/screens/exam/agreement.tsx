import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Frame } from './frame'

/** A rehearsal of the non-disclosure agreement, with a clock of its own. Refusing or running out of time ends the session. */
export function Agreement({ session }: { session: Session }) {
  const accept = () => void dispatch({ type: 'accept-agreement' })
  const refuse = () => void dispatch({ type: 'refuse-agreement' })
  useAltKeys({ a: accept, d: refuse })
  return (
    <Frame
      session={session}
      footer={
        <>
          <Button look="bar" onClick={refuse}>
            <AccessLabel text="I do not accept" letter="d" />
          </Button>
          <Button look="bar" onClick={accept}>
            <AccessLabel text="I accept" letter="a" />
          </Button>
        </>
      }
    >
      <div className="sheet">
        <h2>Confidentiality agreement (rehearsal)</h2>
        <p>At a testing center you are asked to agree to terms like these before you see a question:</p>
        <ul>
          <li>You will not copy, photograph, memorize for others or pass on any part of the exam.</li>
          <li>You take the exam yourself, without help from another person or a device.</li>
          <li>You use no material except the code books that are allowed.</li>
          <li>You follow the directions of the test administrator.</li>
        </ul>
        <p>
          You have {session.head.preset.agreementMinutes} minutes. If you do not accept, or the time runs out, the session ends, as it would there.
        </p>
        <p className="muted">Nothing here binds you: these questions are your own study material.</p>
      </div>
    </Frame>
  )
}

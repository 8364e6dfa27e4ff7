import { spokenTime } from '../../engine/clock'
import { agreementWithin, examLimit, type Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { StageSheet } from './stage-sheet'
import { inBackground } from '../../state/trouble'

/** A rehearsal of the non-disclosure agreement, with a clock of its own. Refusing or running out of time ends the session. */
export function Agreement({ session }: { session: Session }) {
  return (
    <StageSheet
      session={session}
      title="Confidentiality agreement (rehearsal)"
      left={{
        label: 'I do not accept',
        command: 'decline',
        run: () => inBackground('Carrying out an action in the exam', dispatch({ type: 'refuse-agreement' })),
      }}
      right={{
        label: 'I accept',
        command: 'accept',
        run: () => inBackground('Carrying out an action in the exam', dispatch({ type: 'accept-agreement' })),
      }}
    >
      <p>At a testing center you are asked to agree to terms like these before you see a question:</p>
      <ul>
        <li>You will not copy, photograph, memorize for others or pass on any part of the exam.</li>
        <li>You take the exam yourself, without help from another person or a device.</li>
        <li>You use no material except the code books that are allowed.</li>
        <li>You follow the directions of the test administrator.</li>
      </ul>
      <p>
        You have {session.head.preset.agreementMinutes} minutes. If you do not accept, or the time runs out, the session
        ends, as it would there.
        {agreementWithin(session.head.preset) > 0
          ? ` These minutes are part of the exam's time: ${spokenTime(examLimit(session.head))} are for the questions.`
          : ''}
      </p>
      <p className="muted">Nothing here binds you: these questions are your own study material.</p>
    </StageSheet>
  )
}

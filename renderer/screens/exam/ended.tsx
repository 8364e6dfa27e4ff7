import { summaryOf } from '../../state/summary'
import type { Session } from '../../engine/session'
import { leaveExam } from '../../state/exam'
import { useRoute } from '../../state/route'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Verdict } from '../../ui/verdict'
import { Frame } from './frame'

/** The end of the exam: the result as the desk would hand it out. */
export function Ended({ session, how }: { session: Session; how: 'candidate' | 'time-out' }) {
  const go = useRoute((state) => state.go)
  const { scaled, passed } = summaryOf(session, 0)
  const open = () => void leaveExam().then(() => go({ screen: 'report', attemptId: session.head.id }))
  useAltKeys({ s: open })
  return (
    <Frame
      session={session}
      footer={
        <>
          <span className="frame-footer-gap" />
          <Button look="bar" onClick={open}>
            <AccessLabel text="Score report" letter="s" />
          </Button>
        </>
      }
    >
      <div className="sheet sheet-center" role="status">
        <h2>{how === 'time-out' ? 'Time has run out. The exam has ended.' : 'You have ended the exam.'}</h2>
        <p className="ended-score number">{scaled}</p>
        <p>
          <Verdict passed={passed} />
        </p>
        <p className="muted">Estimated scaled score, 100 to 400; 300 passes. All your answers are saved, and the report stays in your history.</p>
      </div>
    </Frame>
  )
}

const REASONS = {
  refused: 'You did not accept the agreement.',
  'timed-out': 'The time for the agreement ran out.',
  discarded: 'You gave up this exam.',
} as const

/** The session ended before the exam began. */
export function Dismissed({ how }: { how: keyof typeof REASONS }) {
  const go = useRoute((state) => state.go)
  return (
    <div className="dismissed">
      <div className="sheet">
        <h2>The session has ended</h2>
        <p>{REASONS[how]} At a testing center you would not be allowed to test, and the fee would be forfeited. Here you can simply start again.</p>
        <div>
          <Button look="primary" onClick={() => void leaveExam().then(() => go({ screen: 'home' }))}>
            Back to home
          </Button>
        </div>
      </div>
    </div>
  )
}

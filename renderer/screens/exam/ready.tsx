import { spokenTime } from '../../engine/clock'
import type { Session } from '../../engine/session'
import { minutes } from '../../engine/units'
import { dispatch } from '../../state/exam'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Frame } from './frame'

/** The last stop before the clock starts. */
export function Ready({ session }: { session: Session }) {
  const begin = () => void dispatch({ type: 'begin' })
  const back = () => void dispatch({ type: 'reopen-tutorial' })
  useAltKeys({ y: begin, n: back })
  return (
    <Frame
      session={session}
      footer={
        <>
          <Button look="bar" onClick={back}>
            <AccessLabel text="No, back to the tutorial" letter="n" />
          </Button>
          <Button look="bar" onClick={begin}>
            <AccessLabel text="Yes, begin the exam" letter="y" />
          </Button>
        </>
      }
    >
      <div className="sheet">
        <h2>Begin the exam now?</h2>
        <p>
          The exam has {session.screens.length} questions and lasts {spokenTime(minutes(session.head.preset.minutes))}. The clock starts when you choose Yes and runs until you end the exam, also on the review screen.
        </p>
        <p>
          Unanswered questions count as wrong, and there is no penalty for guessing. If the app closes or the computer sleeps, the clock stops and you can resume at the same question.
        </p>
      </div>
    </Frame>
  )
}

import { useState } from 'react'
import type { Session } from '../../engine/session'
import { useCalmStart } from '../../keys/layers'
import { saveAndLeave } from '../../state/leave'
import { startAgain } from '../../state/start-again'
import { andWhy, inBackground } from '../../state/trouble'
import { KeyButton } from '../../ui/button'
import { Notice } from '../../ui/notice'

type How = 'refused' | 'timed-out' | 'discarded'

const REASONS: Record<How, string> = {
  'refused': 'You did not accept the agreement.',
  'timed-out': 'The time for the agreement ran out.',
  'discarded': 'You gave up this exam.',
}

/** The session ended before the exam began. */
export function Dismissed({ session, how }: { session: Session; how: How }) {
  useCalmStart(how === 'timed-out')
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const home = () => inBackground('Leaving the exam', saveAndLeave())
  const again = () => {
    if (busy) return
    setBusy(true)
    startAgain(session.head).catch((error: unknown) => {
      setProblem(`A new exam could not be started.${andWhy(error)}`)
      setBusy(false)
    })
  }
  return (
    <div className="dismissed">
      <div className="sheet">
        <h2>The session has ended</h2>
        {problem ? <Notice kind="bad">{problem}</Notice> : null}
        <p>{REASONS[how]}</p>
        {how === 'discarded' ? null : <AtACenter />}
        <p>Here nothing is lost. You can start again: the same exam with the same choices and newly drawn questions.</p>
        <div className="dismissed-actions">
          <KeyButton command="report" look="primary" disabled={busy} onClick={again}>
            Start again
          </KeyButton>
          <KeyButton command="home" onClick={home}>
            Back to home
          </KeyButton>
        </div>
      </div>
    </div>
  )
}

const AtACenter = () => (
  <div className="sheet-note">
    <p>What a testing center would usually do:</p>
    <ul>
      <li>The exam closes before a question has been shown.</li>
      <li>The administrator notes why and leads you out.</li>
      <li>The fee is lost. You register and pay again, and wait for a new appointment.</li>
    </ul>
  </div>
)

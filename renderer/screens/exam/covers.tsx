import { clockStands, runningBreak, type Session } from '../../engine/session'
import { continueExam, dispatch, useExam } from '../../state/exam'
import { saveAndLeave } from '../../state/leave'
import { nounOf } from './room-words'
import { StageSheet } from './stage-sheet'
import { inBackground } from '../../state/trouble'

/* What covers the questions while the candidate is away. */

/** A break: the room is covered and says what the clock does. */
export function BreakCover({ session }: { session: Session }) {
  const stands = clockStands(session)
  return (
    <StageSheet
      session={session}
      title={
        runningBreak(session)?.kind === 'extra'
          ? 'You are on a granted break'
          : 'You raised your hand: unscheduled break'
      }
      right={{
        label: `I am back, continue the ${nounOf(session.head)}`,
        command: 'confirm',
        run: () => inBackground('Carrying out an action in the exam', dispatch({ type: 'end-break' })),
      }}
    >
      <p>
        {stands ? <strong>The exam clock stands still.</strong> : <strong>The exam clock goes on.</strong>}{' '}
        {stands
          ? 'This break is one of your accommodations and does not use exam time.'
          : 'As in a testing center, a break that is not scheduled uses your exam time.'}
      </p>
      <p>
        The questions are covered. At a testing center the administrator checks your identity again before you go on. Do
        not look anything up during a break.
      </p>
      <p className="muted">
        {session.head.candidate ? `Candidate: ${session.head.candidate}. ` : ''}All your answers are saved.
      </p>
    </StageSheet>
  )
}

/** A resumed practice: nobody asks who it is. */
function PracticeReturn({ session }: { session: Session }) {
  return (
    <StageSheet
      session={session}
      title="Welcome back to your practice"
      left={{ label: 'Not now, back to home', run: () => inBackground('Leaving the exam', saveAndLeave()) }}
      right={{
        label: 'Yes, continue',
        command: 'begin',
        run: () => inBackground('Going on with the exam', continueExam()),
      }}
    >
      <p>You continue at the question where you were. The clock stood still meanwhile, and your answers are saved.</p>
    </StageSheet>
  )
}

/** A resumed exam: who is it, and how long it stood still. */
export function ReturnCover({ session }: { session: Session }) {
  const copies = useExam((state) => state.copies)
  const { candidate, preset, practice } = session.head
  if (practice) return <PracticeReturn session={session} />
  return (
    <StageSheet
      session={session}
      title="Welcome back. Is this you, and is this your exam?"
      left={{ label: 'Not now, back to home', run: () => inBackground('Leaving the exam', saveAndLeave()) }}
      right={{
        label: 'Yes, continue',
        command: 'begin',
        run: () => inBackground('Going on with the exam', continueExam()),
      }}
    >
      <p>
        <strong>{candidate || 'Candidate'}</strong>, {preset.title}
      </p>
      <p>
        The exam was interrupted. The clock stood still meanwhile and goes on when you continue, at the question where
        you were. The interruption is listed on your score report.
      </p>
      <p className="muted">
        {copies === 'single' ? 'Your answers are saved in this browser.' : 'Your answers are saved.'}
      </p>
    </StageSheet>
  )
}

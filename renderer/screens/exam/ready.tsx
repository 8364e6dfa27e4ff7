import { spokenTime } from '../../engine/clock'
import { examLimit, sectionOf, type Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { StageSheet } from './stage-sheet'
import { inBackground } from '../../state/trouble'

/** The last stop before the clock starts. */
export function Ready({ session }: { session: Session }) {
  const hasTutorial = session.head.preset.stages.includes('tutorial')
  return (
    <StageSheet
      session={session}
      title="Begin the exam now?"
      left={
        hasTutorial
          ? {
              label: 'No, back to the tutorial',
              command: 'not-yet',
              run: () => inBackground('Carrying out an action in the exam', dispatch({ type: 'reopen-tutorial' })),
            }
          : undefined
      }
      right={{
        label: 'Yes, begin the exam',
        command: 'begin',
        run: () => inBackground('Carrying out an action in the exam', dispatch({ type: 'begin' })),
      }}
    >
      <p>
        The exam has {session.screens.length} questions and lasts {spokenTime(examLimit(session.head))}. The clock
        starts when you choose Yes and runs until you end the exam, also on the review screen.
      </p>
      {sectionOf(session) === null ? null : (
        <p>
          It has two sections under one clock: the multiple-choice questions, then the medical record scenarios. Once
          you close the first section you cannot come back to it.
        </p>
      )}
      <p>
        Questions without an answer earn nothing, and there is no penalty for guessing. If the app closes or the
        computer sleeps, the clock stops and you can resume at the same question.
      </p>
    </StageSheet>
  )
}

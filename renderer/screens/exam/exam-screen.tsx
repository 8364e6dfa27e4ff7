import { useEffect } from 'react'
import { runningBreak } from '../../engine/session'
import { useExam } from '../../state/exam'
import { useFullScreen } from '../../state/full-screen'
import { useRoute } from '../../state/route'
import { Agreement } from './agreement'
import { useAppearance } from './appearance'
import { Confirmation } from './confirmation'
import { BreakCover, ReturnCover } from './covers'
import { Dismissed } from './dismissed'
import { Ended } from './ended'
import { Ready } from './ready'
import { ReviewRoom } from './review-room'
import { Room } from './room'
import { SaveFailure } from './save-failure'
import { Tutorial } from './tutorial'
import './exam.css'
import './appearance.css'
import './reflow.css'
import './forced-colors.css'

/** The whole appointment: one component for each phase of the session, and what may lie over all of them. */
export function ExamScreen() {
  useAppearance()
  const session = useExam((state) => state.session)
  const returning = useExam((state) => state.returning !== null)
  const go = useRoute((state) => state.go)
  useFullScreen()
  useEffect(() => {
    if (!session) go({ screen: 'home' })
  }, [session, go])
  if (!session) return null
  return (
    <>
      {returning ? (
        <ReturnCover session={session} />
      ) : runningBreak(session) ? (
        <BreakCover session={session} />
      ) : (
        <CurrentPhase session={session} />
      )}
      <SaveFailure />
    </>
  )
}

function CurrentPhase({ session }: { session: NonNullable<ReturnType<typeof useExam.getState>['session']> }) {
  const { phase } = session
  switch (phase.name) {
    case 'confirmation':
      // A practice has none; its first question is on its way.
      return session.head.practice ? null : <Confirmation session={session} />
    case 'agreement':
      return <Agreement session={session} />
    case 'tutorial':
      return <Tutorial session={session} />
    case 'ready':
      return <Ready session={session} />
    case 'question':
      return <Room session={session} />
    case 'review':
      return <ReviewRoom session={session} />
    case 'ended':
      return <Ended session={session} how={phase.how} />
    case 'dismissed':
      return <Dismissed session={session} how={phase.how} />
  }
}

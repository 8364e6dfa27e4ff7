import { useState } from 'react'
import { useCalmStart } from '../../keys/layers'
import { leaveExam } from '../../state/exam'
import type { Session } from '../../engine/session'
import { useRoute } from '../../state/route'
import { PracticeSheet } from './practice-sheet'
import type { EndedProps } from './result-paper'
import { ResultSheet } from './result-sheet'
import { SurveySheet } from './survey-sheet'
import { inBackground } from '../../state/trouble'

const HEADINGS = {
  'candidate': 'You have ended the exam.',
  'time-out': 'Time has run out. The exam has ended.',
} as const

const PRACTICE_HEADINGS = {
  'candidate': 'You have ended the practice.',
  'time-out': 'Time has run out. The practice has ended.',
} as const

/** After the exam: a short survey, where the preset has one, then the result as the desk would hand it out. A practice only says how much was right. */
export function Ended({ session, how }: { session: Session; how: keyof typeof HEADINGS }) {
  const go = useRoute((state) => state.go)
  // Whoever was pressing something as time ran out meant the question.
  useCalmStart(how === 'time-out')
  const [asking, setAsking] = useState(session.head.preset.survey && session.survey === null)
  const props: EndedProps = {
    session,
    heading: HEADINGS[how],
    onReport: () =>
      inBackground(
        'Leaving the exam',
        leaveExam().then((left) => left && go({ screen: 'report', attemptId: session.head.id })),
      ),
  }
  if (session.head.practice) return <PracticeSheet {...props} heading={PRACTICE_HEADINGS[how]} />
  return asking ? <SurveySheet {...props} onDone={() => setAsking(false)} /> : <ResultSheet {...props} />
}

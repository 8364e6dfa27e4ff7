import { practiceScore } from '../../engine/practice-score'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Facts } from '../../ui/facts'
import { counted, duration, percent } from '../../ui/format'
import { Frame } from './frame'
import type { EndedProps } from './result-sheet'
import './result-sheet.css'

/** What came of a practice: how much was right, without scale or verdict. */
export function PracticeSheet({ session, heading, onReport }: EndedProps) {
  const { right, questions, answered } = practiceScore(session)
  const { what } = session.head.practice!
  useAltKeys({ s: onReport })
  return (
    <Frame
      session={session}
      footer={
        <>
          <span className="frame-footer-gap" />
          <Button look="bar" onClick={onReport}>
            <AccessLabel text="See the questions" letter="s" />
          </Button>
        </>
      }
    >
      <div className="result-desk">
        <p role="status">{heading} All your answers are saved.</p>
        <article className="result-paper" aria-labelledby="result-title">
          <header>
            <h2 id="result-title">Practice result</h2>
          </header>
          <Facts
            rows={[
              ['Practice', what],
              ['Answered', `${answered} of ${counted(questions, 'question')}`],
              ['Time used', duration(session.used)],
            ]}
          />
          <div className="result-figures">
            <p>
              <span className="muted">Right</span>
              <strong className="result-score number">
                {right} of {questions}
              </strong>
            </p>
            <p>
              <span className="muted">Share</span>
              <strong className="result-score number">{percent(questions === 0 ? 0 : right / questions)}</strong>
            </p>
          </div>
          <p className="result-note">Practice is not an exam: its questions were chosen, so there is no scaled score. It does not stand among your exams.</p>
        </article>
      </div>
    </Frame>
  )
}

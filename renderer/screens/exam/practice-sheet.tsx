import { practiceScore } from '../../engine/practice-score'
import { counted, duration, percent } from '../../ui/format'
import { ResultPaper, type EndedProps } from './result-paper'
import './practice-sheet.css'

/** What came of a practice: how much was right, without scale or verdict. */
export function PracticeSheet(props: EndedProps) {
  const { session } = props
  const { right, questions, answered } = practiceScore(session)
  const { what } = session.head.practice!
  return (
    <ResultPaper
      {...props}
      title="Practice result"
      facts={[
        ['Practice', what],
        ['Answered', `${answered} of ${counted(questions, 'question')}`],
        ['Time used', duration(session.used)],
      ]}
      note="Practice is not an exam: its questions were chosen, so there is no scaled score. It does not stand among your exams."
      action="See the questions"
    >
      <div className="practice-figures">
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
    </ResultPaper>
  )
}

import { accommodationText } from '../../engine/labels'
import { SCALE } from '../../engine/scale'
import { percentAnswered, type Answering } from '../../engine/scored'
import { summaryOf } from '../../state/summary'
import { date } from '../../ui/format'
import { NoVerdict, Verdict } from '../../ui/verdict'
import { ResultPaper, type EndedProps } from './result-paper'

/** The result of an exam. */
export function ResultSheet(props: EndedProps) {
  const { candidate, preset, createdAt, accommodations } = props.session.head
  const { scaled, passed, answering } = summaryOf(props.session, 0)
  const granted = accommodationText(accommodations)
  return (
    <ResultPaper
      {...props}
      title="Examination result"
      subtitle="Certified Coding Specialist (CCS), rehearsal"
      facts={[
        ['Candidate', candidate || 'Candidate'],
        ['Date', date(createdAt)],
        ['Exam', preset.title],
        ...(granted ? ([['Accommodations', granted]] as const) : []),
      ]}
      note={passed === null ? NOTE_NOT_SCORED : NOTE}
      action="Score report"
    >
      {passed === null ? (
        <NotScored answering={answering!} />
      ) : (
        <div className="result-figures">
          <p>
            <span className="muted">Result</span>
            <Verdict passed={passed} />
          </p>
          <p>
            <span className="muted">Scaled score</span>
            <strong className="result-score number">{scaled}</strong>
          </p>
          <p className="muted">
            Scale {SCALE.low} to {SCALE.high}.
            <br />
            {SCALE.pass} passes.
          </p>
        </div>
      )}
    </ResultPaper>
  )
}

const NOTE =
  'This is an estimate by CCS Exam Simulator, not a result of AHIMA or of a testing center. The score report shows how it was made, every question and every code. It stays in your history.'
const NOTE_NOT_SCORED =
  'An exam is scored here when at least half of its questions are answered. At a testing center every exam is scored, and what is left open earns nothing. The report shows every question and every code. It stays in your history and counts in no statistic.'

function NotScored({ answering }: { answering: Answering }) {
  const { answered, questions } = answering
  return (
    <div className="result-figures">
      <p>
        <span className="muted">Result</span>
        <NoVerdict>Not scored</NoVerdict>
      </p>
      <p>
        <span className="muted">Answered</span>
        <strong className="result-score number">{`${percentAnswered(answering)}\u00a0%`}</strong>
      </p>
      <p className="muted">
        {answered} of {questions} questions.
        <br />
        Fewer than half.
      </p>
    </div>
  )
}

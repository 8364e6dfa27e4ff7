import { accommodationText } from '../../engine/labels'
import { SCALE } from '../../engine/scale'
import { summaryOf } from '../../state/summary'
import { date } from '../../ui/format'
import { Verdict } from '../../ui/verdict'
import { ResultPaper, type EndedProps } from './result-paper'

/** The result of an exam. */
export function ResultSheet(props: EndedProps) {
  const { candidate, preset, createdAt, accommodations } = props.session.head
  const { scaled, passed } = summaryOf(props.session, 0)
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
      note="This is an estimate by CCS Exam Simulator, not a result of AHIMA or of a testing center. The score report shows how it was made, every question and every code. It stays in your history."
      action="Score report"
    >
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
    </ResultPaper>
  )
}

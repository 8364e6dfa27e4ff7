import { accommodationText } from '../../engine/labels'
import { SCALE } from '../../engine/scale'
import type { Session } from '../../engine/session'
import { summaryOf } from '../../state/summary'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Facts } from '../../ui/facts'
import { date } from '../../ui/format'
import { Verdict } from '../../ui/verdict'
import { Frame } from './frame'
import './result-sheet.css'

/** What the screens after the exam have in common: `heading` says how it ended. */
export type EndedProps = { session: Session; heading: string; onReport: () => void }

/** The result on one sheet, as a center prints it. */
export function ResultSheet({ session, heading, onReport }: EndedProps) {
  const { candidate, preset, createdAt, accommodations } = session.head
  const { scaled, passed } = summaryOf(session, 0)
  const granted = accommodationText(accommodations)
  useAltKeys({ s: onReport })
  return (
    <Frame
      session={session}
      footer={
        <>
          <span className="frame-footer-gap" />
          <Button look="bar" onClick={onReport}>
            <AccessLabel text="Score report" letter="s" />
          </Button>
        </>
      }
    >
      <div className="result-desk">
        <p role="status">{heading} All your answers are saved.</p>
        <article className="result-paper" aria-labelledby="result-title">
          <header>
            <h2 id="result-title">Examination result</h2>
            <p className="muted">Certified Coding Specialist (CCS), rehearsal</p>
          </header>
          <Facts
            rows={[
              ['Candidate', candidate || 'Candidate'],
              ['Date', date(createdAt)],
              ['Exam', preset.title],
              ...(granted ? ([['Accommodations', granted]] as const) : []),
            ]}
          />
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
          <p className="result-note">
            This is an estimate by CCS Exam Simulator, not a result of AHIMA or of a testing center. The score report shows how it was made, every question and every code. It stays in your history.
          </p>
        </article>
      </div>
    </Frame>
  )
}

import { practiceForm, type Available } from '../../engine/practice-form'
import { MOST_QUESTIONS, MOST_SCENARIOS, type PracticeRequest } from '../../engine/practice-request'
import { Button } from '../../ui/button'
import { counted } from '../../ui/format'
import { NumberField } from '../../ui/number-field'
import { askedFor } from './counts'

const NUMBERS = [5, 10, 20, 40, 60, 100]

type SummaryPanelProps = {
  request: PracticeRequest
  there: Available
  /** What the request would make, or what is missing. */
  made: ReturnType<typeof practiceForm>
  busy: boolean
  onChange: (over: Partial<PracticeRequest>) => void
}

/** How many questions, how many there are, and Start. */
export function SummaryPanel({ request, there, made, busy, onChange }: SummaryPanelProps) {
  const drill = request.scenarios === 'drill'
  const chosen = request.screens.length > 0
  return (
    <aside className="practice-summary" aria-label="Your practice">
      <div className="practice-number">
        <label htmlFor="practice-questions">{drill ? 'Code tasks' : 'Questions'}</label>
        <NumberField
          id="practice-questions"
          value={request.number}
          least={1}
          most={MOST_QUESTIONS}
          onChange={(number) => onChange({ number })}
        />
      </div>
      <div
        className="practice-numbers"
        role="group"
        aria-label={drill ? 'Usual numbers of code tasks' : 'Usual numbers of questions'}
      >
        {NUMBERS.map((number) => (
          <button
            key={number}
            type="button"
            className="practice-quick number"
            aria-pressed={request.number === number}
            onClick={() => onChange({ number })}
          >
            {number}
          </button>
        ))}
      </div>
      {drill || chosen || request.scenarios === 0 ? null : (
        <div className="practice-number">
          <label htmlFor="practice-scenarios">Record scenarios</label>
          <NumberField
            id="practice-scenarios"
            value={Number(request.scenarios)}
            least={1}
            most={MOST_SCENARIOS}
            onChange={(scenarios) => onChange({ scenarios })}
          />
        </div>
      )}
      <p className="practice-count" role="status">
        {countText(request, there)}
      </p>
      {made.ok ? (
        <p className="muted">
          {request.timed
            ? `${counted(made.preset.minutes, 'minute')} on the clock.`
            : 'No time limit; the clock shows the time used.'}
        </p>
      ) : (
        <p className="practice-missing">{made.missing}</p>
      )}
      {made.ok ? (
        <button type="submit" className="button button-primary" disabled={busy}>
          <span>{busy ? 'Choosing questions…' : 'Start practice'}</span>
        </button>
      ) : made.offer ? (
        <Button look="primary" onClick={() => onChange(made.offer!)}>
          {offerText(request, made.offer)}
        </Button>
      ) : (
        <button type="submit" className="button button-primary" disabled>
          <span>Start practice</span>
        </button>
      )}
      <p className="muted practice-note">
        Practice is saved like an exam and can be left and resumed. It does not count as an exam.
      </p>
    </aside>
  )
}

function countText(request: PracticeRequest, there: Available): string {
  if (request.screens.length > 0) return `${counted(request.screens.length, 'chosen question')}.`
  const asked = askedFor(request, there)
  const noun = request.scenarios === 'drill' ? 'code task' : 'question'
  const first = asked === 1 ? `1 ${noun} matches` : `${asked} ${noun}s match`
  if (request.scenarios === 'drill' || request.scenarios === 0) return `${first}.`
  return `${first}, ${there.scenarios === 1 ? '1 scenario matches' : `${there.scenarios} scenarios match`}.`
}

function offerText(request: PracticeRequest, offer: PracticeRequest): string {
  if (offer.number !== request.number) return offer.number === 1 ? 'Take this one' : `Take these ${offer.number}`
  return offer.scenarios === 0 ? 'Go without scenarios' : `Take ${counted(Number(offer.scenarios), 'scenario')}`
}

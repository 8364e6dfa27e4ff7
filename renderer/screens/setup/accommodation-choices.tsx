import { spokenTime } from '../../engine/clock'
import type { Accommodations } from '../../engine/events'
import { accommodationText } from '../../engine/labels'
import { examLimit } from '../../engine/session'
import type { Preset } from '../../../question-bank/schema/preset'
import { Check } from '../../ui/check'
import { IS_MAC } from '../../ui/platform'
import { PressLabel } from '../../ui/press-label'
import './accommodation-choices.css'

const EXTRA_TIMES: readonly { value: Accommodations['extraTime']; label: string }[] = [
  { value: 1, label: 'Standard time' },
  { value: 1.25, label: 'Time and a quarter' },
  { value: 1.5, label: 'Time and a half' },
  { value: 2, label: 'Double time' },
]

const CTRL = IS_MAC ? 'Cmd' : 'Ctrl'

/** What the candidate has been granted, folded away until it is wanted. */
export function AccommodationChoices({
  preset,
  value,
  onChange,
}: {
  preset: Preset
  value: Accommodations
  onChange: (value: Accommodations) => void
}) {
  const granted = accommodationText(value)
  return (
    <details className="accommodations">
      <summary>
        <span className="accommodations-title">Accommodations</span>
        <span className="muted">{granted || 'None'}</span>
      </summary>
      <div className="accommodations-body">
        <p className="muted">
          Rehearse with what you have been granted. It is stated at check-in and on the score report.
        </p>
        <fieldset className="accommodations-times">
          <legend>Time</legend>
          {EXTRA_TIMES.map(({ value: extraTime, label }) => (
            <PressLabel key={extraTime}>
              <input
                type="radio"
                name="extra-time"
                value={extraTime}
                checked={value.extraTime === extraTime}
                onChange={() => onChange({ ...value, extraTime })}
              />
              <span>
                {label}
                {extraTime > 1 ? <span className="number"> (×{extraTime})</span> : null}
                <span className="muted">
                  , {spokenTime(examLimit({ preset, accommodations: { ...value, extraTime } }))}
                </span>
              </span>
            </PressLabel>
          ))}
        </fieldset>
        <Check
          title="Extra breaks that stop the clock"
          text="Break in the exam then offers a granted break beside the unscheduled one."
          checked={value.extraBreaks}
          onChange={(extraBreaks) => onChange({ ...value, extraBreaks })}
        />
        <p className="muted">
          Larger text and other colors: the font and color menus of the exam room, at any time; everything grows with{' '}
          {CTRL}+plus and shrinks with {CTRL}+minus. Reduced motion, high contrast and screen readers: your
          system&apos;s settings, which this app follows.
        </p>
      </div>
    </details>
  )
}

import { clockText, spokenTime } from '../../engine/clock'
import type { Milliseconds } from '../../engine/units'
import { Icon } from '../../ui/icon'

/** The time remaining as it stands in the header; a click hides it, a click on the icon brings it back. */
export function ClockReading({ left, urgent = false, hidden, onToggle }: { left: Milliseconds; urgent?: boolean; hidden: boolean; onToggle: () => void }) {
  return (
    <button type="button" className={urgent ? 'reading reading-urgent' : 'reading'} onClick={onToggle} aria-label={hidden ? 'Show time remaining' : `Time remaining ${spokenTime(left)}. Hide`}>
      <Icon name="clock" />
      {hidden ? null : (
        <span className="number" data-testid="clock">
          Time Remaining {clockText(left)}
        </span>
      )}
    </button>
  )
}

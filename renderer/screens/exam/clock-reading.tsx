import { clockText, spokenTime } from '../../engine/clock'
import type { Milliseconds } from '../../engine/units'
import { Icon } from '../../ui/icon'

type ClockReadingProps = {
  time: Milliseconds
  kind?: keyof typeof TITLES
  urgent?: boolean
  hidden: boolean
  onToggle: () => void
}

const TITLES = { remaining: 'Time Remaining', used: 'Time Used' } as const

/** The time remaining, or used where there is no limit, as it stands in the header; a click hides it, a click on the icon brings it back. */
export function ClockReading({ time, kind = 'remaining', urgent = false, hidden, onToggle }: ClockReadingProps) {
  return (
    <button
      type="button"
      className={urgent ? 'reading reading-urgent' : 'reading'}
      onClick={onToggle}
      aria-label={hidden ? `Show time ${kind}` : `Time ${kind} ${spokenTime(time)}. Hide`}
    >
      <Icon name="clock" />
      {hidden ? null : (
        <span className="number" data-testid="clock">
          {TITLES[kind]} {clockText(time)}
        </span>
      )}
    </button>
  )
}

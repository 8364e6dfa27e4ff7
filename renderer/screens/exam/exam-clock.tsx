import { useEffect, useState } from 'react'
import { remaining } from '../../engine/clock'
import { isTimed, isUntimed, stageLimit, type Session } from '../../engine/session'
import { minutes } from '../../engine/units'
import { usedTime, useClock } from '../../state/clock'
import { ClockReading } from './clock-reading'

/**
 * Time remaining. A click hides it, a click on the icon brings it back; in the last minutes it is shown as urgent and
 * comes back by itself once. Without a limit it shows the time used. The only component that a tick re-renders.
 */
export function ExamClock({ session }: { session: Session }) {
  const used = usedTime(useClock((state) => state.usedSeconds))
  const [hidden, setHidden] = useState(false)
  const limit = stageLimit(session)
  const left = limit === null ? null : remaining(used, limit)
  const urgent = left !== null && isTimed(session.phase) && left <= minutes(session.head.preset.urgentMinutes)
  useEffect(() => {
    if (urgent) setHidden(false)
  }, [urgent])
  if (isUntimed(session.head) && isTimed(session.phase))
    return <ClockReading kind="used" time={used} hidden={hidden} onToggle={() => setHidden(!hidden)} />
  if (left === null) return null
  return (
    <>
      <ClockReading time={left} urgent={urgent} hidden={hidden} onToggle={() => setHidden(!hidden)} />
      {/* Said once: the text does not change from second to second. */}
      <span className="visually-hidden" role="status">
        {urgent ? `Less than ${session.head.preset.urgentMinutes} minutes remain.` : ''}
      </span>
    </>
  )
}

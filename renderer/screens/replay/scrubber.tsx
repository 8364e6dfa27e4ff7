import { useState } from 'react'
import type { Timeline } from '../../engine/timeline'
import type { MomentState } from '../../engine/timeline-state'
import { Button } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { useSliderGrip } from '../../ui/use-slider-grip'
import { LEFT } from './chart-scales'
import { spokenMoment } from './replay-words'
import { usePlayback } from './use-playback'

/** Minutes of the exam in one second of the replay. */
const SPEEDS = [1, 2, 5, 10] as const

/** Half of a native slider's thumb: its middle, not its edge, stands under the chart's cursor. */
const THUMB = 8

/** Moves through the exam: a slider under the chart, play and pause, and steps from event to event. */
export function Scrubber({
  timeline,
  at,
  state,
  right,
  onSeek,
}: {
  timeline: Timeline
  at: number
  state: MomentState
  right: number
  onSeek: (at: number) => void
}) {
  const grip = useSliderGrip()
  const [speed, setSpeed] = useState<number>(SPEEDS[1])
  const { used, moments } = timeline
  const { playing, play, pause } = usePlayback(at, used, speed * 60, onSeek)
  const before = moments.findLast((one) => one.at < at)
  const after = moments.find((one) => one.at > at)
  const step = (to: number) => {
    pause()
    onSeek(to)
  }
  return (
    <div className="scrubber">
      <input
        type="range"
        aria-label="Exam time"
        aria-valuetext={spokenMoment(timeline, state, at)}
        min={0}
        max={used}
        step="any"
        value={at}
        style={{ marginInline: `${LEFT - THUMB}px ${right - THUMB}px` }}
        onChange={(event) => step(event.target.valueAsNumber)}
        {...grip}
      />
      <div className="scrubber-row">
        <Button icon={<Icon name="left" size={16} />} disabled={!before} onClick={() => before && step(before.at)}>
          Previous event
        </Button>
        <Button
          look="primary"
          icon={<Icon name={playing ? 'pause' : 'play'} size={16} filled={!playing} />}
          onClick={playing ? pause : play}
        >
          {playing ? 'Pause' : 'Play'}
        </Button>
        <Button endIcon={<Icon name="right" size={16} />} disabled={!after} onClick={() => after && step(after.at)}>
          Next event
        </Button>
        <label className="scrubber-speed">
          Speed
          <select value={speed} onChange={(event) => setSpeed(Number(event.target.value))}>
            {SPEEDS.map((one) => (
              <option key={one} value={one}>
                {one} min each second
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  )
}

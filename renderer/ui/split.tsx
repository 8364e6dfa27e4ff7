import { useRef, useState, type CSSProperties, type KeyboardEvent, type ReactNode } from 'react'
import { useDrag } from './use-drag'
import './split.css'

const STEP = 4
const LOWEST = 25
const HIGHEST = 75

/**
 * Two panes side by side with a divider that drags, or moves with the arrow keys (ARIA window splitter). In a narrow
 * container the left one lies above the right one and there is no divider.
 */
export function Split({
  label,
  left,
  right,
  initial = 55,
}: {
  label: string
  left: ReactNode
  /** Null: the left one has all the room, and stays as it is when the right one comes. */
  right: ReactNode | null
  initial?: number
}) {
  const frame = useRef<HTMLDivElement>(null)
  const [share, setShare] = useState(initial)
  const move = (next: number) => setShare(Math.min(HIGHEST, Math.max(LOWEST, next)))
  const { events } = useDrag<HTMLDivElement>({
    move: ({ clientX }) => {
      if (!frame.current) return
      const box = frame.current.getBoundingClientRect()
      move(((clientX - box.left) / box.width) * 100)
    },
  })
  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowLeft: share - STEP, ArrowRight: share + STEP, Home: LOWEST, End: HIGHEST }[event.key]
    if (next === undefined) return
    event.preventDefault()
    move(next)
  }
  return (
    <div
      ref={frame}
      className="split"
      style={
        {
          '--split-columns':
            right === null ? 'minmax(0, 1fr)' : `minmax(0, ${share}fr) auto minmax(0, ${100 - share}fr)`,
        } as CSSProperties
      }
    >
      <div className="split-pane">{left}</div>
      {right === null ? null : (
        <>
          <div
            role="separator"
            tabIndex={0}
            aria-label={label}
            aria-orientation="vertical"
            aria-valuenow={Math.round(share)}
            aria-valuemin={LOWEST}
            aria-valuemax={HIGHEST}
            className="split-divider"
            {...events}
            onDoubleClick={() => move(initial)}
            onKeyDown={onKeyDown}
          />
          <div className="split-pane">{right}</div>
        </>
      )}
    </div>
  )
}

import { memo, useRef, useState, type PointerEvent } from 'react'
import { BOARD_SIZE, drawingIsFull, strokesOf, type BoardPoint, type Stroke } from '../../engine/board'
import { counted } from '../../ui/format'
import { Icon } from '../../ui/icon'

export type DrawingTool = Stroke['tool']

/** Widths in units of the board. */
const WIDTHS: Record<DrawingTool, number> = { pen: 6, eraser: 60 }
const TOOLS = [
  { id: 'pen', title: 'Pen', icon: 'pen' },
  { id: 'eraser', title: 'Eraser', icon: 'eraser' },
] as const
/** A line this long is stored before the pen lifts, and goes on as another one. */
const LONGEST = 2_000
/** In `buttons` of a pointer event: the eraser end of a stylus. */
const STYLUS_ERASER = 32

/**
 * The drawing side, by mouse, touch or stylus. It is made of vector lines, so that ink and paper take the colours of the
 * page and stay sharp at any size.
 */
export function NoteboardDrawing({
  tool,
  strokes,
  onStrokes,
}: {
  tool: DrawingTool
  strokes: readonly Stroke[]
  onStrokes: (strokes: readonly Stroke[]) => void
}) {
  const [line, setLine] = useState<{ tool: DrawingTool; points: readonly BoardPoint[] } | null>(null)
  // The pen may move again before the last move is rendered.
  const latest = useRef(line)
  const full = drawingIsFull(strokes)
  const show = (next: typeof line) => {
    latest.current = next
    setLine(next)
  }
  const store = ({ tool, points }: NonNullable<typeof line>) => onStrokes(strokesOf(tool, WIDTHS[tool], points))

  const onPointerDown = (event: PointerEvent<SVGSVGElement>) => {
    if (full || latest.current || !event.isPrimary || (event.button !== 0 && event.buttons !== STYLUS_ERASER)) return
    event.preventDefault()
    event.currentTarget.setPointerCapture(event.pointerId)
    show({ tool: event.buttons === STYLUS_ERASER ? 'eraser' : tool, points: [pointOf(event.currentTarget, event)] })
  }
  const onPointerMove = (event: PointerEvent<SVGSVGElement>) => {
    const now = latest.current
    if (!now || !event.isPrimary) return
    const moves = event.nativeEvent.getCoalescedEvents()
    const points = [
      ...now.points,
      ...(moves.length > 0 ? moves : [event]).map((move) => pointOf(event.currentTarget, move)),
    ]
    if (points.length < LONGEST) return show({ ...now, points })
    store({ ...now, points })
    show({ ...now, points: points.slice(-1) })
  }
  const onLift = (event: PointerEvent<SVGSVGElement>) => {
    if (!latest.current || !event.isPrimary) return
    store(latest.current)
    show(null)
  }

  return (
    <div className="noteboard-fit">
      <svg
        className={`noteboard-paper noteboard-paper-${tool}`}
        viewBox={`0 0 ${BOARD_SIZE.width} ${BOARD_SIZE.height}`}
        role="img"
        aria-label={strokes.length === 0 ? 'Empty drawing' : `Drawing of ${counted(strokes.length, 'line')}`}
        data-strokes={strokes.length}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onLift}
        onPointerCancel={onLift}
      >
        <Ink strokes={strokes} />
        {line ? <Line stroke={{ ...line, width: WIDTHS[line.tool] }} /> : null}
      </svg>
      {strokes.length === 0 && !line ? (
        <p className="noteboard-hint muted">
          Draw by mouse, touch or stylus. With the keyboard, write on the text side.
        </p>
      ) : null}
    </div>
  )
}

/** Pen or eraser. */
export function DrawingTools({ tool, onTool }: { tool: DrawingTool; onTool: (tool: DrawingTool) => void }) {
  return (
    <div className="noteboard-tools" role="group" aria-label="Drawing tool">
      {TOOLS.map(({ id, title, icon }) => (
        <button
          key={id}
          type="button"
          className={tool === id ? 'tool tool-on' : 'tool'}
          aria-pressed={tool === id}
          onClick={() => onTool(id)}
        >
          <Icon name={icon} size={16} />
          {title}
        </button>
      ))}
    </div>
  )
}

/** What is drawn already; not rendered again while the pen moves. */
const Ink = memo(function Ink({ strokes }: { strokes: readonly Stroke[] }) {
  return strokes.map((stroke, index) => <Line key={index} stroke={stroke} />)
})

type Drawn = Pick<Stroke, 'tool' | 'width'> & { points: readonly BoardPoint[] }

const Line = memo(function Line({ stroke: { tool, width, points } }: { stroke: Drawn }) {
  const [first, ...rest] = points
  // A dot, too, needs a second point to be seen.
  const path = `M${first!.join(' ')}${(rest.length > 0 ? rest : [first!]).map((point) => `L${point.join(' ')}`).join('')}`
  return <path className={`noteboard-${tool}`} strokeWidth={width} d={path} />
})

/** A place on the screen in units of the board, on the board. */
function pointOf(paper: SVGSVGElement, { clientX, clientY }: { clientX: number; clientY: number }): BoardPoint {
  const { left, top, width, height } = paper.getBoundingClientRect()
  const on = (share: number, size: number) => Math.max(0, Math.min(size, Math.round(share * size)))
  return [on((clientX - left) / width, BOARD_SIZE.width), on((clientY - top) / height, BOARD_SIZE.height)]
}

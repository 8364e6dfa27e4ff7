import { memo, useEffect, useEffectEvent, useRef, useState } from 'react'
import { BOARD_SIZE, drawingIsFull, strokesOf, type BoardPoint, type Stroke } from '../../engine/board'
import { beforeLeaving } from '../../state/unsaved'
import { counted } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { useDrag } from '../../ui/use-drag'

export type DrawingTool = Stroke['tool']

/** Widths in units of the board. */
const WIDTHS: Record<DrawingTool, number> = { pen: 6, eraser: 60 }
const TOOLS = [
  { id: 'pen', title: 'Pen', icon: 'pen' },
  { id: 'eraser', title: 'Eraser', icon: 'eraser' },
] as const
/** A line this long is stored before the pen lifts, and goes on as another one. */
const LONGEST = 2_000
/** So much of a line that is being drawn, in milliseconds, a kill may take. */
const STORED_EVERY = 2_000
/** A touch that moved no farther than this, in units of the board, is a resting palm. */
const DOT = 24
/** In `buttons` of a pointer event: the eraser end of a stylus. */
const STYLUS_ERASER = 32

type DrawnLine = { tool: DrawingTool; pointer: string; points: readonly BoardPoint[] }

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
  const [line, setLine] = useState<DrawnLine | null>(null)
  // The pen may move again before the last move is rendered.
  const latest = useRef(line)
  /** What of a line is already stored; it goes on from its last point. */
  const stored = useRef(0)
  const penSeen = useRef(false)
  const full = drawingIsFull(strokes)
  const show = (next: typeof line) => {
    latest.current = next
    setLine(next)
  }
  const storePart = () => {
    const now = latest.current
    // A single point is what the part before ended with, or a dot that may become a line; a palm may turn out to be one.
    if (!now || now.points.length < 2 || (now.pointer === 'touch' && isDot(now.points))) return
    onStrokes(strokesOf(now.tool, WIDTHS[now.tool], now.points))
    stored.current += 1
    show({ ...now, points: now.points.slice(-1) })
  }
  const { events, finish } = useDrag<SVGSVGElement>({
    take: (event) => {
      // The hand that holds the pen rests on the board: once a pen was there, no finger draws while the board is open.
      if (event.pointerType === 'pen') penSeen.current = true
      else if (event.pointerType === 'touch' && penSeen.current) return false
      return !full && event.isPrimary && (event.button === 0 || event.buttons === STYLUS_ERASER)
    },
    overrules: (event) => {
      if (event.pointerType !== 'pen' || latest.current?.pointer !== 'touch') return false
      // What the palm left before the pen came is no line.
      if (isDot(latest.current.points)) show(null)
      return true
    },
    begin: (event) => {
      event.preventDefault()
      stored.current = 0
      show({
        tool: event.buttons === STYLUS_ERASER ? 'eraser' : tool,
        pointer: event.pointerType,
        points: [pointOf(event.currentTarget, event)],
      })
    },
    move: (event) => {
      const now = latest.current
      if (!now) return
      const moves = event.nativeEvent.getCoalescedEvents()
      const points = [
        ...now.points,
        ...(moves.length > 0 ? moves : [event]).map((move) => pointOf(event.currentTarget, move)),
      ]
      show({ ...now, points })
      if (points.length >= LONGEST) storePart()
    },
    end: () => {
      const now = latest.current
      show(null)
      if (now && (now.points.length > 1 || stored.current === 0))
        onStrokes(strokesOf(now.tool, WIDTHS[now.tool], now.points))
    },
  })
  // Another tool does not change a line that is being drawn.
  useEffect(() => finish, [tool, finish])
  const handOver = useEffectEvent(storePart)
  const drawing = line !== null
  useEffect(() => {
    if (!drawing) return
    const timer = setInterval(() => handOver(), STORED_EVERY)
    const forget = beforeLeaving(() => handOver())
    return () => {
      clearInterval(timer)
      forget()
    }
  }, [drawing])

  return (
    <div className="noteboard-fit">
      <svg
        className={`noteboard-paper noteboard-paper-${tool}`}
        viewBox={`0 0 ${BOARD_SIZE.width} ${BOARD_SIZE.height}`}
        role="img"
        aria-label={strokes.length === 0 ? 'Empty drawing' : `Drawing of ${counted(strokes.length, 'line')}`}
        data-strokes={strokes.length}
        {...events}
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

function isDot(points: readonly BoardPoint[]): boolean {
  const [x, y] = points[0]!
  return points.every((point) => Math.hypot(point[0] - x, point[1] - y) <= DOT)
}

/** A place on the screen in units of the board, on the board. */
function pointOf(paper: SVGSVGElement, { clientX, clientY }: { clientX: number; clientY: number }): BoardPoint {
  const { left, top, width, height } = paper.getBoundingClientRect()
  const on = (share: number, size: number) => Math.max(0, Math.min(size, Math.round(share * size)))
  return [on((clientX - left) / width, BOARD_SIZE.width), on((clientY - top) / height, BOARD_SIZE.height)]
}

import { useEffectEvent, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'
import { useDrag, type DragEvents } from './use-drag'
import { grown, inFrame, movedTo, withEdges, type Box, type Edges, type Size } from './window-box'

const STEP = 16
const ARROWS: Readonly<Record<string, readonly [dx: number, dy: number]>> = {
  ArrowLeft: [-STEP, 0],
  ArrowRight: [STEP, 0],
  ArrowUp: [0, -STEP],
  ArrowDown: [0, STEP],
}

export type WindowBox = {
  /** Null while the window lies where its style puts it. */
  box: Box | null
  /** It fills its frame. */
  full: boolean
  toggleFull: () => void
  /** Handlers of a handle that moves some edges, or the whole window. */
  drag: (edges: Edges | 'all') => DragEvents<HTMLElement>
  arrows: (what: 'move' | 'resize') => (event: KeyboardEvent) => void
}

/** Place and size of a floating window: moved and resized by pointer and arrow keys, and never outside its frame. */
export function useWindowBox(least: Size, given: Box | null, onBox?: (box: Box) => void) {
  const element = useRef<HTMLDivElement>(null)
  const [box, setBox] = useState(given)
  /** Where a window that fills its frame was before. */
  const [before, setBefore] = useState<Box | null>(null)
  const start = useRef({ box: { left: 0, top: 0, width: 0, height: 0 }, x: 0, y: 0, edges: 'all' as Edges | 'all' })

  const around = () => element.current!.offsetParent ?? document.documentElement
  const frame = (): Size => ({ width: around().clientWidth, height: around().clientHeight })
  const here = (): Box => {
    const { offsetLeft: left, offsetTop: top, offsetWidth: width, offsetHeight: height } = element.current!
    return { left, top, width, height }
  }
  const put = (next: Box, restorable: Box | null = null) => {
    setBox(next)
    setBefore(restorable)
    onBox?.(next)
  }
  const refit = useEffectEvent(() => setBox((now) => now && inFrame(now, frame(), least)))
  useLayoutEffect(() => {
    const watcher = new ResizeObserver(() => refit())
    watcher.observe(element.current!.offsetParent ?? document.documentElement)
    return () => watcher.disconnect()
    // The frame of a window is the same as long as it is open.
  }, [])

  const { events } = useDrag<HTMLElement>({
    begin: ({ clientX: x, clientY: y }) => {
      start.current = { ...start.current, box: here(), x, y }
    },
    move: ({ clientX, clientY }) => {
      const { box: from, x, y, edges } = start.current
      const [dx, dy] = [clientX - x, clientY - y]
      if (dx === 0 && dy === 0) return
      put(
        edges === 'all'
          ? movedTo(from, from.left + dx, from.top + dy, frame())
          : withEdges(from, edges, dx, dy, frame(), least),
      )
    },
  })

  const window: WindowBox = {
    box,
    full: before !== null,
    toggleFull: () => (before ? put(inFrame(before, frame(), least)) : put({ left: 0, top: 0, ...frame() }, here())),
    drag: (edges) => ({
      ...events,
      onPointerDown: (event) => {
        // Another pointer on another edge changes nothing of a drag that goes on.
        const before = start.current.edges
        start.current.edges = edges
        const began = events.onPointerDown(event)
        if (!began) start.current.edges = before
        return began
      },
    }),
    arrows: (what) => (event) => {
      const by = ARROWS[event.key]
      if (!by || event.altKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      const now = here()
      put(
        what === 'move'
          ? movedTo(now, now.left + by[0], now.top + by[1], frame())
          : grown(now, by[0], by[1], frame(), least),
      )
    },
  }
  return { element, window }
}

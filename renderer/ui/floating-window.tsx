import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react'
import { Icon } from './icon'
import './floating-window.css'

const STEP = 16

type Place = { left: number; top: number }

/**
 * A small window over the page that is moved by its title bar: by mouse or touch, or by the arrow keys while the bar has the
 * focus. It does not block what lies under it, takes the focus when it opens and gives it back when it closes.
 */
export function FloatingWindow({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null)
  const bar = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<Place | null>(null)
  const grip = useRef<Place>({ left: 0, top: 0 })

  useEffect(() => {
    const before = document.activeElement
    bar.current?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])

  // Never outside its frame, so that the title bar can always be reached.
  const move = ({ left, top }: Place) => {
    const own = box.current!
    const frame = own.offsetParent ?? document.documentElement
    setPlace({
      left: Math.max(0, Math.min(left, frame.clientWidth - own.offsetWidth)),
      top: Math.max(0, Math.min(top, frame.clientHeight - own.offsetHeight)),
    })
  }
  const here = (): Place => ({ left: box.current!.offsetLeft, top: box.current!.offsetTop })

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    grip.current = { left: event.clientX - here().left, top: event.clientY - here().top }
  }
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    move({ left: event.clientX - grip.current.left, top: event.clientY - grip.current.top })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const [x, y] = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key] ?? [0, 0]
    if (x === 0 && y === 0) return
    event.preventDefault()
    move({ left: here().left + x!, top: here().top + y! })
  }

  return (
    <div
      ref={box}
      role="dialog"
      aria-label={title}
      className="floating"
      style={place ? { left: place.left, top: place.top, right: 'auto', bottom: 'auto' } : undefined}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
    >
      <div className="floating-bar">
        <div
          ref={bar}
          tabIndex={0}
          role="button"
          aria-label={`Move ${title}: drag, or use the arrow keys`}
          className="floating-grip"
          onPointerDown={onPointerDown}
          onPointerMove={onPointerMove}
          onKeyDown={onKeyDown}
        >
          {title}
        </div>
        <button type="button" className="floating-close" aria-label={`Close ${title}`} onClick={onClose}>
          <Icon name="cross" size={16} />
        </button>
      </div>
      {children}
    </div>
  )
}

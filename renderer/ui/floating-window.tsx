import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { chordOf, isComposing } from '../keys/key-event'
import { keyboard } from '../keys/keyboard'
import { Icon } from './icon'
import { useWindowBox } from './use-window-box'
import type { Box, Edges, Size } from './window-box'
import './floating-window.css'

/** The edges and corners that can be dragged. The corner at the bottom right has a grip of its own. */
const EDGES: readonly Edges[] = [
  { x: -1, y: -1 },
  { x: 0, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 0 },
  { x: 1, y: 0 },
  { x: -1, y: 1 },
  { x: 0, y: 1 },
]

const NO_LEAST: Size = { width: 0, height: 0 }

export type FloatingWindowProps = {
  title: string
  onClose: () => void
  /** Makes it resizable: its size at first, and the least. */
  sizes?: { first: Size; least: Size }
  /** Where it was left the last time. */
  box?: Box | null
  onBox?: (box: Box) => void
  /** False where something inside takes the focus when the window opens. */
  focusBar?: boolean
  /** Sees each key that is pressed anywhere in the window, title bar included, before the focused button does. */
  onKey?: (event: KeyboardEvent) => void
  children: ReactNode
}

/**
 * A small window over the page that is moved by its title bar and, where it has sizes, resized at its edges: by mouse or
 * touch, or by the arrow keys while the bar or the grip in the corner has the focus. It does not block what lies under it,
 * takes the focus when it opens and gives it back when it closes. Keys that are pressed in it are its own, but for Alt and
 * a letter: nothing typed here reaches the page. Escape closes it.
 */
export function FloatingWindow({
  title,
  onClose,
  sizes,
  box: last = null,
  onBox,
  onKey,
  focusBar = true,
  children,
}: FloatingWindowProps) {
  const bar = useRef<HTMLDivElement>(null)
  const { element, window } = useWindowBox(sizes?.least ?? NO_LEAST, last, onBox)
  const { box, full, toggleFull, drag, arrows } = window

  const [before] = useState(() => document.activeElement)
  const begin = useEffectEvent(() => {
    if (focusBar) bar.current?.focus()
  })
  useEffect(() => {
    begin()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [before])

  const press = (event: KeyboardEvent) => {
    const { nativeEvent } = event
    onKey?.(event)
    if (event.key === 'Escape' && !isComposing(nativeEvent)) onClose()
    if (!chordOf(nativeEvent, keyboard)?.startsWith('Alt+')) event.stopPropagation()
  }

  return (
    <div
      ref={element}
      role="dialog"
      aria-label={title}
      className={sizes ? 'floating floating-resizable' : 'floating'}
      style={{
        ...(sizes ? { width: box?.width ?? sizes.first.width, height: box?.height ?? sizes.first.height } : {}),
        ...(box ? { left: box.left, top: box.top, right: 'auto', bottom: 'auto' } : {}),
      }}
      onKeyDown={press}
    >
      <div className="floating-bar">
        <div
          ref={bar}
          tabIndex={0}
          role="button"
          aria-label={`Move ${title}: drag, or use the arrow keys`}
          className="floating-grip"
          onDoubleClick={sizes ? toggleFull : undefined}
          onKeyDown={arrows('move')}
          {...drag('all')}
        >
          {title}
        </div>
        {sizes ? (
          <button
            type="button"
            className="floating-button"
            aria-label={full ? `Make ${title} smaller` : `Make ${title} larger`}
            title={full ? 'Smaller' : 'Larger'}
            onClick={toggleFull}
          >
            <Icon name={full ? 'smaller' : 'larger'} size={14} />
          </button>
        ) : null}
        <button type="button" className="floating-button" aria-label={`Close ${title}`} title="Close" onClick={onClose}>
          <Icon name="cross" size={16} />
        </button>
      </div>
      {children}
      {sizes ? (
        <>
          {EDGES.map((edges) => (
            <div
              key={`${edges.x} ${edges.y}`}
              className="floating-edge"
              data-x={edges.x}
              data-y={edges.y}
              {...drag(edges)}
            />
          ))}
          <div
            role="button"
            tabIndex={0}
            aria-label={`Resize ${title}: drag, or use the arrow keys`}
            title="Drag to resize"
            className="floating-corner"
            onKeyDown={arrows('resize')}
            {...drag({ x: 1, y: 1 })}
          />
        </>
      ) : null}
    </div>
  )
}

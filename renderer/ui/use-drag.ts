import { useCallback, useEffect, useLayoutEffect, useRef, type PointerEvent } from 'react'

export type DragEvents<E extends Element> = {
  /** Whether a drag began. */
  onPointerDown: (event: PointerEvent<E>) => boolean
  onPointerMove: (event: PointerEvent<E>) => void
  onPointerUp: (event: PointerEvent<E>) => void
  onPointerCancel: (event: PointerEvent<E>) => void
  onLostPointerCapture: (event: PointerEvent<E>) => void
}

export type Drag<E extends Element> = {
  /** Whether a press begins a drag; without it, every press of the main button does. */
  take?: (event: PointerEvent<E>) => boolean
  begin?: (event: PointerEvent<E>) => void
  move: (event: PointerEvent<E>) => void
  /** However it ended. */
  end?: () => void
  /** A press that comes while another pointer drags: true ends that drag and takes this one. */
  overrules?: (event: PointerEvent<E>) => boolean
}

/**
 * One drag at a time, by one pointer, for as long as its button is down. It ends when the button is let go, also where
 * the app cannot hear that: the next move without a button ends it, and so does a window that loses the focus or is put
 * away, and a component that goes.
 */
export function useDrag<E extends Element>({
  take,
  begin,
  move,
  end,
  overrules,
}: Drag<E>): {
  events: DragEvents<E>
  /** Ends a drag that goes on. */
  finish: () => void
} {
  const owner = useRef<{ id: number; element: E } | null>(null)
  const atEnd = useRef(end)
  useLayoutEffect(() => {
    atEnd.current = end
  })
  const finish = useCallback(() => {
    if (!owner.current) return
    const { id, element } = owner.current
    owner.current = null
    if (element.hasPointerCapture(id)) element.releasePointerCapture(id)
    atEnd.current?.()
  }, [])
  useEffect(() => {
    const onHidden = () => document.visibilityState === 'hidden' && finish()
    window.addEventListener('blur', finish)
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      window.removeEventListener('blur', finish)
      document.removeEventListener('visibilitychange', onHidden)
      finish()
    }
  }, [finish])

  const stop = (event: PointerEvent<E>) => {
    if (owner.current?.id === event.pointerId) finish()
  }
  const events: DragEvents<E> = {
    onPointerDown: (event) => {
      if (take ? !take(event) : event.button !== 0) return false
      if (owner.current && !overrules?.(event)) return false
      finish()
      event.currentTarget.setPointerCapture(event.pointerId)
      owner.current = { id: event.pointerId, element: event.currentTarget }
      begin?.(event)
      return true
    },
    onPointerMove: (event) => {
      if (owner.current?.id !== event.pointerId) return
      if (event.buttons === 0) finish()
      else move(event)
    },
    onPointerUp: stop,
    onPointerCancel: stop,
    onLostPointerCapture: stop,
  }
  return { events, finish }
}

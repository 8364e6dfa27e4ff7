import { useEffect, useRef, type PointerEvent } from 'react'

/**
 * Props of a native slider, whose thumb otherwise follows the pointer when the button was let go where the window could
 * not hear it. The thumb is let go with the next move without a button, and when the window loses the focus.
 */
export function useSliderGrip() {
  const held = useRef<HTMLInputElement | null>(null)
  const letGo = () => {
    const slider = held.current
    held.current = null
    if (!slider || slider.disabled) return
    // What makes a browser end the drag of a slider; the focus stays where it was.
    slider.disabled = true
    slider.disabled = false
    slider.focus({ preventScroll: true })
  }
  const latest = useRef(letGo)
  useEffect(() => {
    const onBlur = () => latest.current()
    window.addEventListener('blur', onBlur)
    return () => window.removeEventListener('blur', onBlur)
  }, [])
  return {
    onPointerDown: (event: PointerEvent<HTMLInputElement>) => {
      if (event.button === 0) held.current = event.currentTarget
    },
    onPointerMove: (event: PointerEvent<HTMLInputElement>) => {
      if (event.buttons === 0) letGo()
    },
    onPointerUp: () => {
      held.current = null
    },
  }
}

import { createContext, use, useEffect, useState } from 'react'
import { inText } from './key-target'
import { isComposing } from './key-event'

/** How long a dialog that has just opened takes no click and no command: the longest usual double click, in milliseconds. */
export const OPENING_MS = 500

/** Dialogs over the page, the last on top. Commands below the top one wait. */
const open: { layer: symbol; since: number }[] = []

/** The dialog in which a component stands; null on the page itself. */
export const KeyLayer = createContext<symbol | null>(null)

/** A component of this layer may act on a key now. */
export function takesKeys(layer: symbol | null): boolean {
  const top = open.at(-1)
  if (!top) return layer === null
  return top.layer === layer && performance.now() - top.since >= OPENING_MS
}

export const useKeyLayer = (): symbol | null => use(KeyLayer)

/**
 * A layer over the page for as long as the component is there. It is not ready before `OPENING_MS`: whoever double-clicked
 * or pressed a key meant what was there before. Text that is typed into it counts at once.
 */
export function useNewLayer(): { layer: symbol; ready: boolean } {
  const [layer] = useState(() => Symbol('layer'))
  const [ready, setReady] = useState(false)
  useEffect(() => {
    const entry = { layer, since: performance.now() }
    open.push(entry)
    const timer = setTimeout(() => setReady(true), OPENING_MS)
    const stop = (event: Event) => {
      if (performance.now() - entry.since >= OPENING_MS || open.at(-1) !== entry) return
      if (event instanceof KeyboardEvent && isHarmless(event)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', stop, true)
    window.addEventListener('click', stop, true)
    return () => {
      clearTimeout(timer)
      open.splice(open.indexOf(entry), 1)
      window.removeEventListener('keydown', stop, true)
      window.removeEventListener('click', stop, true)
    }
  }, [layer])
  return { layer, ready }
}

/** Moves the focus, or types. */
function isHarmless(event: KeyboardEvent): boolean {
  if (event.key === 'Tab' || event.key === 'Shift' || isComposing(event)) return true
  return inText(event.target) && event.key !== 'Enter' && event.key !== 'Escape' && !event.altKey
}

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
    const end = swallowAtFirst(() => open.at(-1) === entry)
    return () => {
      clearTimeout(timer)
      end()
      open.splice(open.indexOf(entry), 1)
    }
  }, [layer])
  return { layer, ready }
}

/** A layer that somebody has asked for and looks at, such as a book laid over a page: it takes keys at once. */
export function useLaidLayer(): symbol {
  const [layer] = useState(() => Symbol('layer'))
  useEffect(() => {
    const entry = { layer, since: -OPENING_MS }
    open.push(entry)
    return () => void open.splice(open.indexOf(entry), 1)
  }, [layer])
  return layer
}

/** The same for a screen that comes by itself, as when time runs out. */
export function useCalmStart(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined
    const { dataset } = document.documentElement
    dataset.opening = ''
    const end = swallowAtFirst(() => open.length === 0)
    const over = () => {
      end()
      delete dataset.opening
    }
    const timer = setTimeout(over, OPENING_MS)
    return () => {
      clearTimeout(timer)
      over()
    }
  }, [on])
}

/** Takes clicks and keys away for `OPENING_MS`, while nothing lies over what has come. Returns what ends it. */
function swallowAtFirst(isOnTop: () => boolean): () => void {
  const since = performance.now()
  const stop = (event: Event) => {
    if (performance.now() - since >= OPENING_MS || !isOnTop()) return
    if (event instanceof KeyboardEvent && isHarmless(event)) return
    event.preventDefault()
    event.stopImmediatePropagation()
  }
  window.addEventListener('keydown', stop, true)
  window.addEventListener('click', stop, true)
  return () => {
    window.removeEventListener('keydown', stop, true)
    window.removeEventListener('click', stop, true)
  }
}

/** Moves the focus, or types. */
function isHarmless(event: KeyboardEvent): boolean {
  if (event.key === 'Tab' || event.key === 'Shift' || isComposing(event)) return true
  return inText(event.target) && event.key !== 'Enter' && event.key !== 'Escape' && !event.altKey
}

import { createContext, use, useEffect, useState } from 'react'

/** How long a dialog that has just opened takes no click and no command: the longest usual double click, in milliseconds. */
export const OPENING_MS = 500

/** What lies over the page, the last on top. Commands below the top one wait. */
const open: symbol[] = []
const opened = new Map<symbol, number>()

export const KeyLayer = createContext<symbol | null>(null)

/** A component of this layer may act on a key now. */
export const takesKeys = (layer: symbol | null): boolean =>
  (open.at(-1) ?? null) === layer && (layer === null || performance.now() - (opened.get(layer) ?? 0) >= OPENING_MS)

export const useKeyLayer = (): symbol | null => use(KeyLayer)

/**
 * A layer over the page as long as the component is there, for `KeyLayer`. It is not ready until `OPENING_MS` after it
 * opened or its `step` changed: whoever double-clicked, or still holds a key, meant what was there before.
 */
export function useNewLayer(step?: string): { layer: symbol; ready: boolean } {
  const [layer] = useState(() => Symbol('layer'))
  const [readyFor, setReadyFor] = useState<{ step?: string } | null>(null)
  useEffect(() => {
    open.push(layer)
    return () => {
      open.splice(open.indexOf(layer), 1)
      opened.delete(layer)
    }
  }, [layer])
  useEffect(() => {
    opened.set(layer, performance.now())
    const timer = setTimeout(() => setReadyFor({ step }), OPENING_MS)
    return () => clearTimeout(timer)
  }, [layer, step])
  return { layer, ready: readyFor !== null && readyFor.step === step }
}

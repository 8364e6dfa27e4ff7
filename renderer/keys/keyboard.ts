import type { Keyboard } from './key-event'

/** Keys are named as they are on the computer's own keyboard. */
export const IS_MAC = /Mac/.test(navigator.platform)

type LayoutMap = ReadonlyMap<string, string>
type KeyboardApi = { getLayoutMap?: () => Promise<LayoutMap> }

let layout: LayoutMap | null = null

/** Option hides which letter a Mac's key has: Chromium knows. Without it the place counts. */
function readLayout(): void {
  const api = (navigator as { keyboard?: KeyboardApi }).keyboard
  if (!api?.getLayoutMap) return
  api.getLayoutMap().then(
    (map) => (layout = map),
    () => (layout = null),
  )
}

if (IS_MAC) {
  readLayout()
  // The layout is changed in the menu bar, outside the window.
  window.addEventListener('focus', readLayout)
}

export const keyboard: Keyboard = { mac: IS_MAC, baseOf: (code) => layout?.get(code) }

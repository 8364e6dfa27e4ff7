/** The whole screen for as long as the page asks for it. The menu's Full screen command (F11) leaves it at any time. */
import type { BrowserWindow, Event, Input } from 'electron'

export type FullScreen = { set(on: boolean): void }

/** Gives back only what it took: a window that was on the whole screen before stays there. */
export function createFullScreen(
  window: Pick<BrowserWindow, 'isFullScreen' | 'setFullScreen' | 'isDestroyed'>,
): FullScreen {
  let taken = false
  return {
    set(on) {
      if (window.isDestroyed()) return
      if (on && !window.isFullScreen()) {
        taken = true
        window.setFullScreen(true)
      }
      if (!on && taken) {
        taken = false
        window.setFullScreen(false)
      }
    },
  }
}

/** The menu cannot tell a held key from a new one: the full screen would come and go with each repeat. */
export function ignoreHeldKey(event: Pick<Event, 'preventDefault'>, { isAutoRepeat, key, meta, control }: Input): void {
  if (isAutoRepeat && (key === 'F11' || (meta && control && key.toLowerCase() === 'f'))) event.preventDefault()
}

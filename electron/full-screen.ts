/** The whole screen for as long as the page asks for it. The menu's Full screen command (F11) leaves it at any time. */
import type { BrowserWindow } from 'electron'

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

/** Shows a new window once its page is drawn, or after a while in any case. */

/** The part of a window that is needed, so that tests need no display. */
export type HiddenWindow = {
  once(event: 'ready-to-show' | 'closed', listener: () => void): unknown
  webContents: { once(event: 'did-finish-load', listener: () => void): unknown }
  isDestroyed(): boolean
  maximize(): void
  show(): void
}

/** In milliseconds; who has started an app looks for what is wrong after this. */
export const longestHidden = 4_000

/**
 * In a Wayland session, "ready to show" often never comes for a window that is hidden (electron/electron#48859): then the
 * loaded page is sign enough on Linux, and the time on every system. `maximized`: it is shown that way; maximizing shows
 * a window, so it waits until then, too.
 */
export function showWhenReady(
  window: HiddenWindow,
  maximized: boolean,
  platform: NodeJS.Platform = process.platform,
): void {
  let shown = false
  const show = (): void => {
    clearTimeout(late)
    if (shown || window.isDestroyed()) return
    shown = true
    if (maximized) window.maximize()
    window.show()
  }
  const late = setTimeout(show, longestHidden)
  window.once('closed', () => clearTimeout(late))
  window.once('ready-to-show', show)
  if (platform === 'linux') window.webContents.once('did-finish-load', show)
}

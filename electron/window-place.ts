/** Keeps a window on its display while it is open, and keeps its place for the next start. */
import { screen, type BrowserWindow } from 'electron'
import {
  fitted,
  leastIn,
  saveWindowState,
  settledPut,
  toKeep,
  type Bounds,
  type Put,
  type WindowState,
} from './window-state'
import { inBackground } from './trouble'

/** The work areas of all displays, that of the main one first. */
export function workAreas(): Bounds[] {
  const main = screen.getPrimaryDisplay()
  return [main, ...screen.getAllDisplays().filter(({ id }) => id !== main.id)].map(({ workArea }) => workArea)
}

/** A system's window manager takes a moment to put a new window where it wants it. */
const settling = 1_000
/** After the last of a row of changes. */
const quiet = 500

const isNormal = (window: BrowserWindow) => !window.isFullScreen() && !window.isMaximized() && !window.isMinimized()

/** A window that covers a display with its bars is in full screen, even while the system has not said so yet. */
function coversDisplay({ x, y, width, height }: Bounds): boolean {
  return screen
    .getAllDisplays()
    .some(
      ({ bounds: all }) =>
        x <= all.x && y <= all.y && x + width >= all.x + all.width && y + height >= all.y + all.height,
    )
}

/**
 * Follows a window from now on. Its place is saved shortly after each change by the candidate, not only at the end: a
 * window that is killed was somewhere, too. When a display goes or changes, the window is fitted to the one it is on;
 * that is not the candidate's doing and is not saved, so that the next start with the old display finds the old place.
 * @param asked where it was put; @param kept what is saved of it
 */
export function followPlace(window: BrowserWindow, file: string, asked: Bounds, kept: WindowState | null): void {
  let put: Put = { asked, reported: window.getNormalBounds() }
  let stored = kept
  let maximized = kept?.maximized ?? false
  let settled = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const areaNow = () => screen.getDisplayMatching(window.getBounds()).workArea

  function keep(): void {
    clearTimeout(timer)
    if (window.isDestroyed() || !settled) return
    const bounds = isNormal(window) ? window.getNormalBounds() : null
    const now = bounds && coversDisplay(bounds) ? null : bounds
    // On the whole screen or minimized, a system may say "not maximized" of a window that will be.
    if (!window.isFullScreen() && !window.isMinimized()) maximized = window.isMaximized()
    const next = toKeep(put, stored, now, maximized)
    if (!next) return
    stored = next
    if (now) put = { asked: { x: next.x, y: next.y, width: next.width, height: next.height }, reported: now }
    inBackground("Remembering the window's place", saveWindowState(file, next))
  }

  function changed(): void {
    clearTimeout(timer)
    timer = setTimeout(() => {
      if (window.isDestroyed()) return
      allowLeast()
      keep()
    }, quiet)
  }

  /** The least size follows the display, or a small one could not show the whole window. */
  function allowLeast(): void {
    const { width, height } = leastIn(areaNow())
    const [wide, high] = window.getMinimumSize()
    if (wide !== width || high !== height) window.setMinimumSize(width, height)
  }

  function refit(): void {
    if (window.isDestroyed()) return
    allowLeast()
    if (!isNormal(window)) return
    const before = window.getBounds()
    const after = fitted(before, areaNow())
    if (after.x === before.x && after.y === before.y && after.width === before.width && after.height === before.height)
      return
    window.setBounds(after)
    put = { asked: after, reported: window.getNormalBounds() }
  }

  const settle = () => {
    if (window.isDestroyed()) return
    if (isNormal(window)) put = settledPut(put.asked, window.getNormalBounds())
    settled = true
  }
  window.once('show', () => setTimeout(settle, settling))
  window.on('resize', changed)
  window.on('move', changed)
  window.on('close', keep)
  // Back from the whole screen, with the size it had before the display may have changed.
  for (const back of ['unmaximize', 'leave-full-screen', 'restore'] as const) window.on(back as 'restore', refit)
  const events = ['display-metrics-changed', 'display-removed', 'display-added'] as const
  // The three have listeners of different types; all of them only say that something is different.
  const emitter: NodeJS.EventEmitter = screen
  for (const event of events) emitter.on(event, refit)
  window.once('closed', () => events.forEach((event) => emitter.off(event, refit)))
}

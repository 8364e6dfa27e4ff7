/**
 * The one window: sandboxed, isolated, without Node, remembering its place. Its marks, like those of the page, are read by
 * `npm run bench`.
 */
import path from 'node:path'
import { app, BrowserWindow } from 'electron'
import { appUrl } from './app-origin'
import { showWhenReady } from './showing'
import { followPlace, workAreas } from './window-place'
import { loadWindowState, place } from './window-state'

export async function openWindow(stateFile: string): Promise<BrowserWindow> {
  performance.mark('ready')
  const kept = await loadWindowState(stateFile)
  const { bounds, least, maximized } = place(kept, workAreas())
  const window = new BrowserWindow({
    ...bounds,
    minWidth: least.width,
    minHeight: least.height,
    title: app.getName(),
    show: false,
    backgroundColor: '#ffffff',
    autoHideMenuBar: false,
    webPreferences: {
      preload: path.join(__dirname, '../preload/preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      devTools: !app.isPackaged,
    },
  })
  performance.mark('window made')
  // A new window takes its scale from the main display; on another one it has the asked size only when asked again.
  window.setBounds(bounds)
  followPlace(window, stateFile, bounds, kept)
  showWhenReady(window, maximized)
  return window
}

/** Loads the app; a failed load (a file missing from a broken installation) is told by Electron's own rejection. */
export function loadApp(window: BrowserWindow): Promise<void> {
  performance.mark('navigation')
  return window.loadURL(appUrl)
}

export function focusWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

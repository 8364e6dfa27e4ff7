/** The one window: sandboxed, isolated, without Node, remembering its place. */
import path from 'node:path'
import { app, BrowserWindow, screen } from 'electron'
import { appUrl } from './app-origin'
import { attempt } from './trouble'
import { loadWindowState, place, saveWindowState, smallest } from './window-state'

export async function openWindow(stateFile: string): Promise<BrowserWindow> {
  const { maximized, ...bounds } = place(
    await loadWindowState(stateFile),
    screen.getAllDisplays().map((one) => one.workArea),
  )
  const window = new BrowserWindow({
    ...bounds,
    minWidth: smallest.width,
    minHeight: smallest.height,
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
  if (maximized) window.maximize()
  window.once('ready-to-show', () => window.show())
  rememberPlace(window, stateFile)
  return window
}

/** Saves shortly after each move, not only at the end: a window that is killed was somewhere, too. */
function rememberPlace(window: BrowserWindow, stateFile: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const save = () => {
    clearTimeout(timer)
    if (!window.isDestroyed())
      attempt(
        "Remembering the window's place",
        saveWindowState(stateFile, { ...window.getNormalBounds(), maximized: window.isMaximized() }),
      )
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(save, 500)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('close', save)
}

/** Loads the app; a failed load (a file missing from a broken installation) is told by Electron's own rejection. */
export const loadApp = (window: BrowserWindow): Promise<void> => window.loadURL(appUrl)

export function focusWindow(window: BrowserWindow): void {
  if (window.isDestroyed()) return
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

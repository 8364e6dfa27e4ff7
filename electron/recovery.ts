/** A page that crashed is loaded again, and says so when it happens too often; the attempt itself is safe in its journal. */
import { dialog, type BrowserWindow } from 'electron'
import { loadApp } from './window'

const most = 3
const span = 5 * 60 * 1000

/** Says whether one more reload is still reasonable: at most three in five minutes. */
export function createReloadLimit(): (now: number) => boolean {
  let recent: number[] = []
  return (now) => {
    recent = recent.filter((time) => now - time < span)
    if (recent.length >= most) return false
    recent.push(now)
    return true
  }
}

export function recoverFromCrashes(window: BrowserWindow, onCrash: () => void): void {
  const mayReload = createReloadLimit()
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    onCrash()
    // Loading inside the event of the crash is ignored by Chromium; the next turn works.
    if (mayReload(performance.now())) setTimeout(() => void reload(window), 50)
    else void offerChoice(window)
  })
}

async function reload(window: BrowserWindow): Promise<void> {
  if (!window.isDestroyed()) await loadApp(window).catch(() => undefined)
}

async function offerChoice(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The exam page stopped several times.',
    detail: 'Your answers are saved. Try again, or close the app and start it anew.',
    buttons: ['Try again', 'Close'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response === 0) await reload(window)
  else window.destroy()
}

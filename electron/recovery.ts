/** A page that crashed is loaded again, and says so when it happens too often; the attempt itself is safe in its journal. */
import { dialog, type BrowserWindow } from 'electron'
import type { Log } from './log'
import { inBackground, bestEffort } from './trouble'
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

export function recoverFromCrashes(window: BrowserWindow, log: Pick<Log, 'note'>, onCrash: () => void): void {
  const mayReload = createReloadLimit()
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    log.note('the page stopped', `${reason} ${exitCode}`)
    onCrash()
    // Loading inside the event of the crash is ignored by Chromium; the next turn works.
    if (mayReload(performance.now())) setTimeout(() => inBackground('Loading the page again', reload(window)), 50)
    else inBackground('Asking what to do about a page that stops', offerChoice(window))
  })
  window.on('unresponsive', () => log.note('the page does not answer'))
  window.on('responsive', () => log.note('the page answers again'))
}

async function reload(window: BrowserWindow): Promise<void> {
  // A page that crashes again while it loads is told by its own event.
  if (!window.isDestroyed()) await bestEffort('Loading the page again', loadApp(window))
}

async function offerChoice(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'The exam page stopped several times.',
    detail:
      'What you answered is saved: each answer is written to the disk before it is shown. Try again, or close the app and start it anew. Help > Open log has the file to attach to a report.',
    buttons: ['Try again', 'Close'],
    defaultId: 0,
    cancelId: 1,
  })
  if (response === 0) await reload(window)
  else window.destroy()
}

/* The app's process from outside: asked to end, or killed, as each system does it. */
import type { ElectronApplication } from '@playwright/test'
import { processesModule } from './scripts'

/** Why a signal cannot be tried here, or null. */
export const noSignals = async (): Promise<string | null> => (await processesModule()).noSignals()

/**
 * Kills the app and all its processes at once, as a power cut would, and waits until they are gone. On Windows what
 * Playwright calls the process is a shell around the app; the whole tree goes there, too.
 */
export async function killApp(app: ElectronApplication): Promise<void> {
  const child = app.process()
  const ended = child.exitCode !== null || child.signalCode !== null
  const gone = ended ? Promise.resolve() : new Promise<void>((resolve) => child.once('exit', () => resolve()))
  if (!ended) (await processesModule()).killTree(child.pid!)
  await gone
}

/** Tells the app to end: by SIGTERM as a shutdown does, or where there are no signals by its window. */
export async function tellToEnd(app: ElectronApplication): Promise<void> {
  if ((await noSignals()) === null) app.process().kill('SIGTERM')
  else await closeByWindow(app)
}

/** Closes the window as its cross does; a question whether to leave the exam is answered with Leave. */
export async function closeByWindow(app: ElectronApplication): Promise<void> {
  await app
    .evaluate(({ BrowserWindow, dialog }) => {
      dialog.showMessageBox = () => Promise.resolve({ response: 0, checkboxChecked: false })
      for (const window of BrowserWindow.getAllWindows()) window.close()
    })
    // It may be gone before it could answer.
    .catch((error: unknown) => {
      if (!/closed|destroyed/.test(String(error))) throw error
    })
}

/**
 * What stands behind the window: answers to the page, the second copies, the menu, closing, crashes. A file of its own for
 * the bundler, too: it is loaded while the page is on its way, not before the window is there.
 */
import path from 'node:path'
import { app, dialog, powerMonitor, type BrowserWindow } from 'electron'
import { createAnswers, openDataFolder, openLog } from './answers'
import { isArchive } from './archive-envelope'
import { diskFs } from './atomic-file'
import { createBackups } from './backups'
import { closeAtSessionEnd, guardClosing } from './closing'
import type { DataFolder } from './contract'
import { copyName, freshName } from './data-folder'
import { createFullScreen, ignoreHeldKey } from './full-screen'
import { push, serve } from './ipc'
import { createJournal } from './journal'
import { createKeptText } from './kept-text'
import type { Log } from './log'
import { setMenu } from './menu'
import { createExamState } from './power'
import { recoverFromCrashes } from './recovery'
import { limits } from './requests'
import { createSetAside } from './set-aside'
import { startAgainWith } from './start-over'
import { createStatements } from './statements'
import { inBackground, logTroubleTo } from './trouble'
import { troubleDialog } from './trouble-dialog'
import { focusWindow } from './window'

/** All in one turn of the event loop, so that the page finds everything or nothing. */
export function serveWindow(window: BrowserWindow, log: Log, folder: DataFolder): void {
  const { isPackaged: packaged, name } = app
  const { webContents } = window
  const exam = createExamState()
  const fullScreen = createFullScreen(window)
  webContents.on('before-input-event', ignoreHeldKey)
  const closing = guardClosing({
    window,
    examRunning: exam.running,
    confirm: () => confirmLeaving(window),
    tell: () => {
      push(webContents, 'closing', null)
      return !webContents.isCrashed()
    },
  })
  const setAside = createSetAside(app.getPath('userData'))
  const journal = createJournal(inUserData('journal'), diskFs, (file) => setAside.move(file))
  const statements = createStatements(inUserData('statements'))
  const backups = createBackups(inUserData('backups'), diskFs, Date.now, isArchive)
  logTroubleTo(log, troubleDialog(window, { openLog: () => openLog(window, log), close: () => closing.now() }))
  serve(
    webContents,
    createAnswers({
      window,
      journal,
      statements,
      backups,
      exam,
      fullScreen,
      closing,
      log,
      folder,
      setAside,
      intent: createKeptText(inUserData('intent.txt'), 'What is being done', limits.intent),
      reports: createKeptText(inUserData('recovery.txt'), 'The recovery report', limits.reports),
      startFresh: () => startAgainWith(inUserData(freshName)),
      lookAtCopy: () => startAgainWith(inUserData(copyName)),
    }),
    undefined,
    (channel, error) => log.failed(`Answering the page (${channel})`, error),
  )
  setMenu(
    { name, packaged, mac: process.platform === 'darwin' },
    {
      tell: (command) => push(webContents, 'menu', command),
      openDataFolder: () => inBackground('Opening the data folder', openDataFolder(window)),
      openLog: () => inBackground('Opening the log', openLog(window, log)),
    },
  )
  recoverFromCrashes(window, log, () => {
    exam.set(false)
    fullScreen.set(false)
  })
  app.on('second-instance', () => focusWindow(window))
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => closing.now())
  closeAtSessionEnd(window, powerMonitor, closing)
}

const inUserData = (name: string): string => path.join(app.getPath('userData'), name)

async function confirmLeaving(window: BrowserWindow): Promise<boolean> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Leave the exam? Your answers are saved and the clock stops.',
    buttons: ['Leave', 'Stay'],
    defaultId: 1,
    cancelId: 1,
  })
  return response === 0
}

/** Composition root of the shell: one instance, one scheme, one window. Knows nothing of exams. */
import path from 'node:path'
import { app, dialog, powerMonitor, session, type BrowserWindow } from 'electron'
import { createAnswers, openDataFolder, openLog } from './answers'
import { createBackups } from './backups'
import { guardClosing } from './closing'
import { createFullScreen, ignoreHeldKey } from './full-screen'
import { push, serve } from './ipc'
import { createJournal } from './journal'
import { createLog, type Log } from './log'
import { cutNetwork, lockContents, lockSession } from './lockdown'
import { setMenu } from './menu'
import { createExamState } from './power'
import { registerAppScheme, serveApp } from './protocol'
import { recoverFromCrashes } from './recovery'
import { hasCode } from './refusal'
import { inBackground, logTroubleTo, unexpected } from './trouble'
import { troubleDialog } from './trouble-dialog'
import { focusWindow, loadApp, openWindow } from './window'

const userData = process.env.CCS_USER_DATA || app.commandLine.getSwitchValue('user-data-dir')
if (userData) app.setPath('userData', path.resolve(userData))

if (app.requestSingleInstanceLock()) start()
else {
  process.stdout.write(`${app.getName()} is already running; its window is now in front.\n`)
  app.exit(0)
}

function start(): void {
  cutNetwork()
  registerAppScheme()
  lockContents()
  app.setAppUserModelId('org.ccs-exam-simulator.app')
  app.on('window-all-closed', () => app.quit())
  const log = createLog(app.getPath('userData'), { version: app.getVersion() })
  // Told from the log alone until there is a window to tell it in.
  logTroubleTo(log, () => undefined)
  catchTheUnexpected()
  app
    .whenReady()
    .then(() => run(log))
    .catch((error: unknown) => failToStart(error, log))
}

/** Electron would show its own box with a stack and no way out, and for a promise nothing at all. */
function catchTheUnexpected(): void {
  process.on('uncaughtException', (error) => {
    // Who started the app from a terminal has closed it; nothing else is wrong.
    if (!hasCode(error, 'EPIPE')) unexpected('Working in the background', error)
  })
  process.on('unhandledRejection', (reason) => unexpected('Working in the background', reason))
}

async function run(log: Log): Promise<void> {
  const { isPackaged: packaged, name } = app
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note('a process of the app stopped', `${type} ${reason} ${exitCode}`)
  })
  log.note('started', `${process.platform} ${process.arch} Electron ${process.versions.electron}`)
  lockSession(session.defaultSession, packaged)
  const codeSets = packaged
    ? path.join(process.resourcesPath, 'codesets')
    : path.join(__dirname, '../../.cache/codesets')
  serveApp(session.defaultSession, path.join(__dirname, '../renderer'), codeSets)
  const window = await openWindow(inUserData('window.json'))
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
  const journal = createJournal(inUserData('journal'))
  const backups = createBackups(inUserData('backups'))
  logTroubleTo(log, troubleDialog(window, { openLog: () => openLog(window, log), close: () => closing.now() }))
  serve(
    webContents,
    createAnswers({ window, journal, backups, exam, fullScreen, closing, log }),
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
  powerMonitor.on('shutdown', () => closing.now())
  window.on('session-end', () => closing.now())
  await loadApp(window)
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

async function failToStart(error: unknown, log: Log): Promise<void> {
  unexpected('Starting', error)
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${app.getName()} could not start: ${reason}\n`)
  if (app.isReady())
    dialog.showErrorBox(`${app.getName()} could not start`, `A file of the app may be missing or damaged.\n\n${reason}`)
  await log.idle()
  app.exit(1)
}

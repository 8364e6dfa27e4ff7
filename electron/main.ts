/** Composition root of the shell: one instance, one scheme, one window. Knows nothing of exams. */
import path from 'node:path'
import { app, dialog, powerMonitor, session, type BrowserWindow } from 'electron'
import { createAnswers, openDataFolder } from './answers'
import { createBackups } from './backups'
import { guardClosing } from './closing'
import { createFullScreen } from './full-screen'
import { push, serve } from './ipc'
import { createJournal } from './journal'
import { cutNetwork, lockContents, lockSession } from './lockdown'
import { setMenu } from './menu'
import { createExamState } from './power'
import { registerAppScheme, serveApp } from './protocol'
import { recoverFromCrashes } from './recovery'
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
  void app.whenReady().then(run).catch(failToStart)
}

async function run(): Promise<void> {
  const { isPackaged: packaged, name } = app
  lockSession(session.defaultSession, packaged)
  serveApp(session.defaultSession, path.join(__dirname, '../renderer'))
  const window = await openWindow(inUserData('window.json'))
  const { webContents } = window
  const exam = createExamState()
  const fullScreen = createFullScreen(window)
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
  serve(webContents, createAnswers({ window, journal, backups, exam, fullScreen, closing }))
  setMenu(
    { name, packaged, mac: process.platform === 'darwin' },
    {
      tell: (command) => push(webContents, 'menu', command),
      openDataFolder: () => void openDataFolder(window).catch(() => undefined),
    },
  )
  recoverFromCrashes(window, () => {
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

function failToStart(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error)
  process.stderr.write(`${app.getName()} could not start: ${reason}\n`)
  if (app.isReady())
    dialog.showErrorBox(`${app.getName()} could not start`, `A file of the app may be missing or damaged.\n\n${reason}`)
  app.exit(1)
}

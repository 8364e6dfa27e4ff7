/** Composition root of the shell: one instance, one scheme, one window. Knows nothing of exams. */
import path from 'node:path'
import { app, dialog, powerMonitor, session, type BrowserWindow } from 'electron'
import { createAnswers, openDataFolder, openLog, showFolder } from './answers'
import { isArchive } from './archive-envelope'
import { diskFs } from './atomic-file'
import { createBackups } from './backups'
import { closeAtSessionEnd, guardClosing } from './closing'
import type { DataFolder } from './contract'
import { clearPlaces, copyName, freshName, isHeld, takeRequest, troubleOf } from './data-folder'
import { createFullScreen, ignoreHeldKey } from './full-screen'
import { readFirstFiles, type FirstFiles } from './first-files'
import { push, serve } from './ipc'
import { createJournal } from './journal'
import { createKeptText } from './kept-text'
import { createLog, type Log } from './log'
import { cutNetwork, lockContents, lockSession } from './lockdown'
import { setMenu } from './menu'
import { createExamState } from './power'
import { registerAppScheme, serveApp } from './protocol'
import { recoverFromCrashes } from './recovery'
import { hasCode } from './refusal'
import { limits } from './requests'
import { createSetAside } from './set-aside'
import { inBackground, logTroubleTo, unexpected } from './trouble'
import { troubleDialog } from './trouble-dialog'
import { startAgainWith, takesLock, writtenByNewer } from './start-over'
import { createStatements } from './statements'
import { copySecondCopies, moveToCopy, wayOnFrom } from './unusable-folder'
import { focusWindow, loadApp, openWindow } from './window'

const userData = process.env.CCS_USER_DATA || app.commandLine.getSwitchValue('user-data-dir')
if (userData) app.setPath('userData', path.resolve(userData))

/** The built renderer. */
const page = path.join(__dirname, '../renderer')

start()

/** All of it in one turn of the event loop: Electron opens the data folder by itself as soon as it is ready. */
function start(): void {
  const folder = app.getPath('userData')
  const trouble = troubleOf(folder)
  if (trouble !== null) startElsewhere(folder, trouble)
  else if (takesLock(folder)) startHere(folder)
  else if (isHeld(folder)) {
    process.stdout.write(`${app.getName()} is already running; its window is now in front.\n`)
    app.exit(0)
  } else startElsewhere(folder, 'The file that keeps a second run of the app away cannot be made there.')
}

/** In the data folder, or for this run in a copy of what the second copies hold when that was asked for. */
function startHere(folder: string): void {
  if (!takeRequest(folder, copyName)) return startIn({ copy: false, moved: clearPlaces(folder) })
  const copy = moveToCopy()
  startIn({ copy: true, moved: [] }, async () => {
    await copySecondCopies(folder, copy)
    return true
  })
}

/** Without its folder the app says so and offers to look at a copy; it never ends without a word. */
function startElsewhere(folder: string, trouble: string): void {
  const copy = moveToCopy()
  startIn({ copy: true, moved: [] }, async () => {
    const way = await wayOnFrom(folder, copy, trouble, showFolder)
    if (way === 'again') app.relaunch()
    if (way !== 'copy') app.exit(0)
    return way === 'copy'
  })
}

/** @param mayRun asked when there can be dialogs, before anything is opened */
function startIn(folder: DataFolder, mayRun: () => Promise<boolean> = () => Promise.resolve(true)): void {
  cutNetwork()
  registerAppScheme()
  lockContents()
  app.setAppUserModelId('org.ccs-exam-simulator.app')
  app.on('window-all-closed', () => app.quit())
  const log = createLog(app.getPath('userData'), { version: app.getVersion() })
  // Told from the log alone until there is a window to tell it in.
  logTroubleTo(log, () => undefined)
  catchTheUnexpected()
  const first = readFirstFiles(page)
  app
    .whenReady()
    .then(async () => {
      if (await mayRun()) await run(log, first, folder)
    })
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

async function run(log: Log, first: FirstFiles, folder: DataFolder): Promise<void> {
  const { isPackaged: packaged, name } = app
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note('a process of the app stopped', `${type} ${reason} ${exitCode}`)
  })
  log.note('started', `${process.platform} ${process.arch} Electron ${process.versions.electron}`)
  if (await writtenByNewer(inUserData('runtime.json'), log)) return
  lockSession(session.defaultSession, packaged)
  serveApp(session.defaultSession, page, first)
  const window = await openWindow(inUserData('window.json'))
  // Begun at once: what follows is in place in this turn, before the page can ask for anything.
  const loading = loadApp(window)
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
  await loading
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
    dialog.showErrorBox(
      `${app.getName()} could not start`,
      `A file of the app may be missing or damaged; installing it again keeps everything that is stored.\n\nFor a report: ${reason}`,
    )
  await log.idle()
  app.exit(1)
}

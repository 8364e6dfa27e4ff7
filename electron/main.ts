/** Composition root of the shell: one instance, one scheme, one window. Knows nothing of exams. */
import path from 'node:path'
import { app, dialog, session } from 'electron'
import type { DataFolder } from './contract'
import { clearPlaces, copyName, isHeld, takeRequest, troubleOf } from './data-folder'
import { readFirstFiles, type FirstFiles } from './first-files'
import { createLog, type Log } from './log'
import { cutNetwork, lockContents, lockSession } from './lockdown'
import { registerAppScheme, serveApp } from './protocol'
import { hasCode } from './refusal'
import { ended, logTroubleTo, unexpected } from './trouble'
import { mayOpen, takesLock } from './start-over'
import { copySecondCopies, moveToCopy, wayOnFrom } from './unusable-folder'
import { loadApp, openWindow } from './window'

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

/** Not loaded before it is needed, which it hardly ever is. */
const showFolder = async (folder: string) => (await import('./answers')).showFolder(folder)

/** @param mayRun asked when there can be dialogs, before anything is opened */
function startIn(folder: DataFolder, mayRun: () => Promise<boolean> = () => Promise.resolve(true)): void {
  cutNetwork()
  keepSmall()
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

/**
 * An exam needs some 12 MB of objects. Left to itself, V8 lets three times as much lie about before it tidies up; Chromium
 * tells it so, too, on small devices. It costs no time that could be measured.
 */
function keepSmall(): void {
  if (!app.commandLine.hasSwitch('js-flags')) app.commandLine.appendSwitch('js-flags', '--optimize-for-size')
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
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (reason !== 'clean-exit') log.note('a process of the app stopped', `${type} ${reason} ${exitCode}`)
  })
  log.note('started', `${process.platform} ${process.arch} Electron ${process.versions.electron}`)
  const opening = await mayOpen(inUserData('runtime.json'), log)
  if (opening === null) return
  lockSession(session.defaultSession, app.isPackaged)
  const codeSets = app.isPackaged
    ? path.join(process.resourcesPath, 'codesets')
    : path.join(__dirname, '../../.cache/codesets')
  serveApp(session.defaultSession, { page, codeSets }, first, opening.remembered)
  const window = await openWindow(inUserData('window.json'))
  // At once: who debugs or tests the app does not see a window that has no page on its way.
  const loading = loadApp(window)
  // The page is on its way, and nothing in it runs before the rest stands: no script of it has been asked for yet.
  await Promise.race([first.begun, ended(loading)])
  const { serveWindow } = await import('./serve-window')
  serveWindow(window, log, folder)
  await loading
}

const inUserData = (name: string): string => path.join(app.getPath('userData'), name)

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

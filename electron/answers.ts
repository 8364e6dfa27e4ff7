/** What the shell does for each question of the contract. */
import { access } from 'node:fs/promises'
import { app, dialog, shell, type BrowserWindow } from 'electron'
import type { Backups } from './backups'
import type { Closing } from './closing'
import type { DataFolder } from './contract'
import type { FullScreen } from './full-screen'
import type { Answers } from './ipc'
import type { Journal } from './journal'
import type { KeptText } from './kept-text'
import type { Log } from './log'
import { savePdf } from './pdf'
import type { ExamState } from './power'
import { bestEffort } from './trouble'
import type { Statements } from './statements'
import { limits } from './requests'
import type { SetAside } from './set-aside'
import { openText, saveText } from './text-files'

type Parts = {
  window: BrowserWindow
  journal: Journal
  statements: Statements
  backups: Backups
  exam: ExamState
  fullScreen: FullScreen
  closing: Closing
  log: Log
  folder: DataFolder
  setAside: SetAside
  intent: KeptText
  reports: KeptText
  /** Closes the app and starts it anew with a fresh database. */
  startFresh(): Promise<void>
  /** The same in a copy for one run. */
  lookAtCopy(): Promise<void>
}

export function createAnswers(parts: Parts): Answers {
  const { window, journal, statements, backups, exam, fullScreen, closing, log } = parts
  return {
    ...recoveryAnswers(parts),
    about: () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      chromium: process.versions.chrome ?? '',
      node: process.versions.node,
      sandboxed: !app.commandLine.hasSwitch('no-sandbox'),
      dataFolder: app.getPath('userData'),
    }),
    appendJournal: (attemptId, from, entries) => journal.append(attemptId, from, entries),
    listJournals: (closed) => journal.list(closed),
    readJournal: (attemptId) => journal.read(attemptId),
    removeJournal: async (attemptId) => {
      await journal.remove(attemptId)
      return null
    },
    clearJournals: async () => {
      await journal.clear()
      return null
    },
    lookAtStatements: () => statements.look(),
    readStatements: (from) => statements.read(from),
    appendStatements: (from, entries) => statements.append(from, entries),
    forceStatements: async () => {
      await statements.force()
      return null
    },
    draftStatements: (from, entries) => statements.draft(from, entries),
    adoptStatements: async (entries, keepOld) => {
      await statements.adopt(entries, keepOld)
      return null
    },
    clearStatements: async () => {
      await statements.clear()
      return null
    },
    savePdf: (suggestedName) => savePdf(window, suggestedName),
    saveText: (suggestedName, kind, text) => saveText(window, suggestedName, kind, text),
    openText: (kind) => openText(window, kind),
    writeBackup: (text, holds) => backups.write(text, holds),
    listBackups: () => backups.list(),
    damagedBackups: () => backups.damaged(),
    readBackup: (id) => backups.read(id),
    deleteBackups: async () => {
      await backups.clear()
      return null
    },
    openDataFolder: async () => {
      await openDataFolder(window)
      return null
    },
    logTrouble: (entry) => {
      log.fromPage(entry)
      return null
    },
    openLog: async () => {
      await openLog(window, log)
      return null
    },
    setExamRunning: (running) => {
      exam.set(running)
      return null
    },
    setFullScreen: (on) => {
      fullScreen.set(on)
      return null
    },
    stillWriting: () => {
      closing.longer()
      return null
    },
    readyToClose: async () => {
      await bestEffort('Forcing the statements to disk', statements.force())
      // After this turn, so the reply still reaches the page.
      setImmediate(() => closing.ready())
      return null
    },
  }
}

type RecoveryChannel =
  | 'journalNames'
  | 'setAsideJournal'
  | 'setAsideText'
  | 'clearSetAside'
  | 'dataFolder'
  | 'startFresh'
  | 'lookAtCopy'
  | 'keepIntent'
  | 'readIntent'
  | 'readReports'
  | 'addReport'

/** What the page asks for to bring back what was damaged, and to tell of it. */
function recoveryAnswers({
  journal,
  folder,
  setAside,
  intent,
  reports,
  startFresh,
  lookAtCopy,
}: Parts): Pick<Answers, RecoveryChannel> {
  return {
    journalNames: () => journal.names(),
    setAsideJournal: (attemptId) => journal.setAside(attemptId),
    setAsideText: (label, text) => setAside.write(label, text),
    clearSetAside: async () => {
      await setAside.clear()
      await reports.write(null)
      return null
    },
    dataFolder: () => folder,
    startFresh: async () => {
      await startFresh()
      return null
    },
    lookAtCopy: async () => {
      await lookAtCopy()
      return null
    },
    keepIntent: async (text) => {
      await intent.write(text)
      return null
    },
    readIntent: () => intent.read(),
    readReports: () => reports.read(),
    addReport: async (text) => {
      const before = await reports.read()
      await reports.write(`${before ?? ''}${text}\n\n`.slice(-limits.reports))
      return null
    },
  }
}

/** Shows the log among its neighbors, so that it can be attached; the data folder where there is none yet. */
export async function openLog(window: BrowserWindow, { file }: Pick<Log, 'file'>): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  )
  if (there) shell.showItemInFolder(file)
  else await openDataFolder(window)
}

/** Shows a folder in the file manager; the system's own words when it cannot. */
export const showFolder = (folder: string): Promise<string> => shell.openPath(folder)

/** Shows the folder in the file manager. What the system could not do is told here: the menu has no page to tell it. */
export async function openDataFolder(window: BrowserWindow): Promise<void> {
  const folder = app.getPath('userData')
  const problem = await showFolder(folder)
  if (problem === '' || window.isDestroyed()) return
  const message = 'The data folder could not be opened by the file manager.'
  await dialog.showMessageBox(window, { type: 'warning', message, detail: `It is ${folder}`, buttons: ['Close'] })
}

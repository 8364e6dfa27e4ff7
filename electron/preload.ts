/** Gives the page exactly the contract and nothing generic: no ipcRenderer, no event object, no free channel names. */
import { contextBridge, ipcRenderer } from 'electron'
import type { Channel, Desktop, DesktopBridge, DesktopEvents, EventName } from './contract'
import { refusalOf } from './weight'

const ask = <C extends Channel>(channel: C): Desktop[C] =>
  ((...args: unknown[]) => {
    const refusal = refusalOf(channel, args)
    return refusal ? Promise.resolve(refusal) : ipcRenderer.invoke(channel, ...args)
  }) as Desktop[C]

const eventNames: Readonly<Record<EventName, true>> = { menu: true, closing: true }

/** The window may be closed before the page listens; then the page is told as soon as it does. */
let isClosing = false
ipcRenderer.on('closing', () => {
  isClosing = true
})

function on<E extends EventName>(event: E, listener: (value: DesktopEvents[E]) => void): () => void {
  if (!Object.hasOwn(eventNames, event)) throw new TypeError('The desktop has no such event.')
  if (typeof listener !== 'function') throw new TypeError('The listener is not a function.')
  const hear = (_event: unknown, value: DesktopEvents[E]) => listener(value)
  ipcRenderer.on(event, hear)
  if (event === 'closing' && isClosing) queueMicrotask(() => hear(null, null as DesktopEvents[E]))
  return () => void ipcRenderer.removeListener(event, hear)
}

contextBridge.exposeInMainWorld('desktop', {
  about: ask('about'),
  appendJournal: ask('appendJournal'),
  listJournals: ask('listJournals'),
  readJournal: ask('readJournal'),
  journalNames: ask('journalNames'),
  setAsideJournal: ask('setAsideJournal'),
  setAsideText: ask('setAsideText'),
  clearSetAside: ask('clearSetAside'),
  dataFolder: ask('dataFolder'),
  startFresh: ask('startFresh'),
  lookAtCopy: ask('lookAtCopy'),
  keepIntent: ask('keepIntent'),
  readIntent: ask('readIntent'),
  readReports: ask('readReports'),
  addReport: ask('addReport'),
  removeJournal: ask('removeJournal'),
  clearJournals: ask('clearJournals'),
  lookAtStatements: ask('lookAtStatements'),
  readStatements: ask('readStatements'),
  appendStatements: ask('appendStatements'),
  forceStatements: ask('forceStatements'),
  draftStatements: ask('draftStatements'),
  adoptStatements: ask('adoptStatements'),
  clearStatements: ask('clearStatements'),
  savePdf: ask('savePdf'),
  saveText: ask('saveText'),
  openText: ask('openText'),
  writeBackup: ask('writeBackup'),
  listBackups: ask('listBackups'),
  readBackup: ask('readBackup'),
  damagedBackups: ask('damagedBackups'),
  deleteBackups: ask('deleteBackups'),
  openDataFolder: ask('openDataFolder'),
  logTrouble: ask('logTrouble'),
  openLog: ask('openLog'),
  setExamRunning: ask('setExamRunning'),
  setFullScreen: ask('setFullScreen'),
  stillWriting: ask('stillWriting'),
  readyToClose: ask('readyToClose'),
  on,
} satisfies DesktopBridge)

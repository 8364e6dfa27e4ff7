import path from 'node:path'
import { isArchive } from '../../electron/archive-envelope'
import { createBackups } from '../../electron/backups'
import type { DesktopBridge, Reply } from '../../electron/contract'
import { clearPlaces } from '../../electron/data-folder'
import { diskFs } from '../../electron/atomic-file'
import { createJournal } from '../../electron/journal'
import { createKeptText } from '../../electron/kept-text'
import { Refusal } from '../../electron/refusal'
import { limits, requests } from '../../electron/requests'
import { createSetAside } from '../../electron/set-aside'
import { aDesktop } from './fake-desktop'

/** The desktop as the shell makes it, over a real folder, without Electron; dialogs and windows are the fake one's. */
export function diskDesktop(
  userData: string,
  { fs = diskFs, now = Date.now }: { fs?: typeof diskFs; now?: () => number } = {},
): DesktopBridge {
  const moved = clearPlaces(userData)
  const setAside = createSetAside(userData, fs)
  const journal = createJournal(path.join(userData, 'journal'), fs, (file) => setAside.move(file))
  const backups = createBackups(path.join(userData, 'backups'), fs, now, isArchive)
  const intent = createKeptText(path.join(userData, 'intent.txt'), 'What is being done', limits.intent, fs)
  const reports = createKeptText(path.join(userData, 'recovery.txt'), 'The recovery report', limits.reports, fs)
  const done = async (work: Promise<unknown>): Promise<null> => {
    await work
    return null
  }
  return {
    ...aDesktop(),
    dataFolder: () => reply(Promise.resolve({ copy: false, moved })),
    appendJournal: (id, from, entries) => {
      if (!requests.appendJournal.safeParse([id, from, entries]).success)
        return reply(Promise.reject(new Refusal('invalid', 'Asked in a way it does not accept.')))
      return reply(journal.append(id, from, entries))
    },
    listJournals: (closed) => reply(journal.list(closed)),
    readJournal: (id) => reply(journal.read(id)),
    journalNames: () => reply(journal.names()),
    setAsideJournal: (id) => reply(journal.setAside(id)),
    removeJournal: (id) => reply(done(journal.remove(id))),
    clearJournals: () => reply(done(journal.clear())),
    setAsideText: (label, text) => reply(setAside.write(label, text)),
    clearSetAside: () => reply(done(setAside.clear().then(() => reports.write(null)))),
    keepIntent: (text) => reply(done(intent.write(text))),
    readIntent: () => reply(intent.read()),
    readReports: () => reply(reports.read()),
    addReport: (text) => reply(done(reports.read().then((before) => reports.write(`${before ?? ''}${text}\n\n`)))),
    writeBackup: (text, holds) => reply(backups.write(text, holds)),
    listBackups: () => reply(backups.list()),
    readBackup: (id) => reply(backups.read(id)),
    damagedBackups: () => reply(backups.damaged()),
    deleteBackups: () => reply(done(backups.clear())),
  }
}

/** What the bridge makes of an answer. */
async function reply<T>(answer: Promise<T>): Promise<Reply<T>> {
  try {
    return { ok: true, value: await answer }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, code: error.code, message: error.message }
    return { ok: false, code: 'bug', message: String(error) }
  }
}

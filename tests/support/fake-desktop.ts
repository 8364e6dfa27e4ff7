import { timesToKeep } from '../../electron/backup-rotation'
import type {
  BackupInfo,
  DataFolder,
  DesktopBridge,
  Failure,
  Reply,
  TextKind,
  TroubleEntry,
} from '../../electron/contract'

/** A desktop that keeps everything in memory, with the same rules as the real one, and can be told to fail. */
export type FakeDesktop = DesktopBridge & {
  journals: Map<string, string[]>
  /** Lines of the statements; what could not be read of a line is null. */
  statements: (string | null)[]
  /** New statements that are being written. */
  drafted: string[]
  /** Statements that were set aside. */
  statementsAside: (string | null)[][]
  /** What was set aside, by its name. */
  setAside: Map<string, string>
  folder: DataFolder
  intent: string | null
  reports: string | null
  /** Refuses every append, and everything to do with files and backups. */
  fail: { code: Failure; message: string } | null
  /** Attempts whose journals are reported as damaged. */
  damaged: Set<string>
  /** Text files saved so far, oldest first. */
  saved: { name: string; kind: TextKind; text: string }[]
  /** What the candidate chooses to open; null: they cancel. */
  opens: { name: string; text: string } | null
  /** The candidate cancels every dialog for saving. */
  cancelsSaving: boolean
  backups: Map<string, BackupInfo & { text: string; damaged: boolean }>
  /** What the page wrote into the log. */
  log: TroubleEntry[]
  /** Wall time of the next backup. */
  now(): number
}

export function aDesktop(): FakeDesktop {
  const ok = <T>(value: T): Promise<Reply<T>> => Promise.resolve({ ok: true, value })
  const no = (code: Failure, message: string): Promise<Reply<never>> => Promise.resolve({ ok: false, code, message })
  const unlessFailing = <T>(answer: () => Promise<Reply<T>>): Promise<Reply<T>> =>
    desktop.fail ? no(desktop.fail.code, desktop.fail.message) : answer()
  const infoOf = ({ id, at, bytes, holds }: BackupInfo): BackupInfo => ({ id, at, bytes, holds })
  let count = 0

  const desktop: FakeDesktop = {
    journals: new Map(),
    statements: [],
    drafted: [],
    statementsAside: [],
    setAside: new Map(),
    folder: { copy: false, moved: [] },
    intent: null,
    reports: null,
    fail: null,
    damaged: new Set(),
    saved: [],
    opens: null,
    cancelsSaving: false,
    backups: new Map(),
    log: [],
    now: Date.now,
    about: () => ok({ version: '0', electron: '0', chromium: '0', node: '0', sandboxed: true, dataFolder: '/tmp' }),
    appendJournal: (id, from, entries) =>
      unlessFailing(() => {
        const lines = desktop.journals.get(id) ?? []
        if (lines.length !== from) return no('invalid', `The journal has ${lines.length} entries, not ${from}.`)
        desktop.journals.set(id, [...lines, ...entries])
        return ok({ entries: from + entries.length })
      }),
    listJournals: (closed) =>
      ok(
        [...desktop.journals]
          .filter(([attemptId]) => !closed.includes(attemptId))
          .map(([attemptId, lines]) => ({ attemptId, entries: lines.length, damaged: desktop.damaged.has(attemptId) })),
      ),
    readJournal: (id) => ok({ entries: desktop.journals.get(id) ?? [], damaged: desktop.damaged.has(id) }),
    journalNames: () => ok([...desktop.journals.keys()]),
    setAsideJournal: (id) =>
      unlessFailing(() => {
        const lines = desktop.journals.get(id)
        if (lines === undefined) return ok(null)
        const name = `${desktop.setAside.size} ${id}.jsonl`
        desktop.setAside.set(name, lines.join('\n'))
        desktop.journals.delete(id)
        return ok({ name })
      }),
    setAsideText: (label, text) =>
      unlessFailing(() => {
        const name = `${desktop.setAside.size} ${label}.json`
        desktop.setAside.set(name, text)
        return ok({ name })
      }),
    clearSetAside: () =>
      unlessFailing(() => {
        desktop.setAside.clear()
        desktop.reports = null
        return ok(null)
      }),
    dataFolder: () => ok(desktop.folder),
    startFresh: () => unlessFailing(() => ok(null)),
    lookAtCopy: () => unlessFailing(() => ok(null)),
    keepIntent: (text) =>
      unlessFailing(() => {
        desktop.intent = text
        return ok(null)
      }),
    readIntent: () => ok(desktop.intent),
    readReports: () => ok(desktop.reports),
    addReport: (text) =>
      unlessFailing(() => {
        desktop.reports = `${desktop.reports ?? ''}${text}\n\n`
        return ok(null)
      }),
    removeJournal: (id) =>
      unlessFailing(() => {
        desktop.journals.delete(id)
        desktop.damaged.delete(id)
        return ok(null)
      }),
    clearJournals: () =>
      unlessFailing(() => {
        desktop.journals.clear()
        desktop.damaged.clear()
        return ok(null)
      }),
    lookAtStatements: () =>
      unlessFailing(() => {
        const { statements } = desktop
        const bytes = statements.reduce((sum, line) => sum + (line?.length ?? 1), 0)
        const [first, last] = [statements[0] ?? null, statements.at(-1) ?? null]
        return ok({ bytes, entries: statements.length, first, last, endsWhole: true })
      }),
    readStatements: (from) =>
      unlessFailing(() => {
        const piece = desktop.statements.slice(from, from + 50)
        const entries = piece.filter((line) => line !== null)
        const next = from + 50 < desktop.statements.length ? from + 50 : null
        return ok({ entries, next, damaged: piece.length - entries.length })
      }),
    appendStatements: (from, entries) =>
      unlessFailing(() => {
        if (desktop.statements.length !== from) return no('invalid', `There are ${desktop.statements.length} entries.`)
        desktop.statements = [...desktop.statements, ...entries]
        return ok({ entries: desktop.statements.length })
      }),
    forceStatements: () => unlessFailing(() => ok(null)),
    draftStatements: (from, entries) =>
      unlessFailing(() => {
        if (from === 0) desktop.drafted = []
        if (desktop.drafted.length !== from) return no('invalid', `There are ${desktop.drafted.length} entries.`)
        desktop.drafted = [...desktop.drafted, ...entries]
        return ok({ entries: desktop.drafted.length })
      }),
    adoptStatements: (entries, keepOld) =>
      unlessFailing(() => {
        if (desktop.drafted.length !== entries) return no('invalid', `There are ${desktop.drafted.length} entries.`)
        if (keepOld) desktop.statementsAside.push(desktop.statements)
        desktop.statements = desktop.drafted
        desktop.drafted = []
        return ok(null)
      }),
    clearStatements: () =>
      unlessFailing(() => {
        desktop.statements = []
        desktop.statementsAside = []
        return ok(null)
      }),
    savePdf: () => ok(null),
    saveText: (suggestedName, kind, text) =>
      unlessFailing(() => {
        if (desktop.cancelsSaving) return ok(null)
        const name = suggestedName.endsWith(`.${kind}`) ? suggestedName : `${suggestedName}.${kind}`
        desktop.saved.push({ name, kind, text })
        return ok({ name })
      }),
    openText: () => unlessFailing(() => ok(desktop.opens)),
    writeBackup: (text, holds) =>
      unlessFailing(() => {
        const at = desktop.now()
        const backup = { id: `backup-${++count}`, at, bytes: text.length, holds, text, damaged: false }
        desktop.backups.set(backup.id, backup)
        const sound = [...desktop.backups.values()].filter((one) => !one.damaged)
        const keep = timesToKeep(
          sound.map((one) => one.at),
          at,
        )
        for (const one of sound) if (!keep.has(one.at)) desktop.backups.delete(one.id)
        return ok(infoOf(backup))
      }),
    listBackups: () => unlessFailing(() => ok([...desktop.backups.values()].sort((a, b) => b.at - a.at).map(infoOf))),
    readBackup: (id) =>
      unlessFailing(() => {
        const backup = desktop.backups.get(id)
        if (!backup) return no('unreadable', 'This backup is no longer there.')
        return backup.damaged
          ? no('unreadable', 'This backup is damaged and cannot be restored. Choose another one.')
          : ok({ text: backup.text })
      }),
    damagedBackups: () =>
      unlessFailing(() => ok([...desktop.backups.values()].filter((one) => one.damaged).map(({ id }) => id))),
    deleteBackups: () =>
      unlessFailing(() => {
        desktop.backups.clear()
        return ok(null)
      }),
    openDataFolder: () => ok(null),
    logTrouble: (entry) => {
      desktop.log.push(entry)
      return ok(null)
    },
    openLog: () => ok(null),
    setExamRunning: () => ok(null),
    setFullScreen: () => ok(null),
    stillWriting: () => ok(null),
    readyToClose: () => ok(null),
    on: () => () => undefined,
  }
  return desktop
}

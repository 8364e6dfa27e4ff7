/**
 * Everything the renderer may ask of the desktop, and everything the desktop may tell the renderer.
 * Types only; imports nothing. The renderer never sees or sends a file path: the shell shows dialogs itself.
 */

export type Reply<T> = { ok: true; value: T } | { ok: false; code: Failure; message: string }

/** Why the desktop refused; `message` is a sentence for the candidate or, for `bug`, for a report. */
export type Failure = 'denied' | 'invalid' | 'unreadable' | 'too-large' | 'disk-full' | 'no-access' | 'bug'

/** Versions and places shown in About. */
export type About = {
  version: string
  electron: string
  chromium: string
  node: string
  /** Whether Chromium's sandbox is on; some Linux systems forbid it to an AppImage. */
  sandboxed: boolean
  /** Where progress is kept, for display only. */
  dataFolder: string
}

/** What is known of one attempt's journal without reading it all. */
export type JournalSummary = {
  attemptId: string
  /** Number of whole, undamaged entries. */
  entries: number
  /** True when the file ended in a torn or damaged line; the damaged part was set aside, never deleted. */
  damaged: boolean
}

/**
 * The two ends of the statements. `entries`: number that the next one has. `first` and `last` are null when there is none
 * or its line is damaged; `endsWhole` is false when the file ends in half a line.
 */
export type StatementsLook = {
  bytes: number
  entries: number
  first: string | null
  last: string | null
  endsWhole: boolean
}

/** Whole entries in the order of their lines, from where to read on (null: the end), and how many lines were damaged. */
export type StatementsPiece = { entries: readonly string[]; next: number | null; damaged: number }

/** One attempt's journal. */
export type JournalReading = {
  /** All whole entries in order, also those behind damaged lines. */
  entries: readonly string[]
  /** As in the summary. */
  damaged: boolean
  /** How many lines were torn, altered, twice there or out of place, as far as that was seen in this run. */
  damagedLines?: number
}

/** What the shell found of the data folder before the page was opened. */
export type DataFolder = {
  /** The page works in a copy, since the data folder cannot be used or is not to be touched: nothing that is done now is kept. */
  copy: boolean
  /** Names of what stood in the place of a folder of the app, or of the damaged database, and was set aside. */
  moved: readonly string[]
}

/** What a backup holds, in numbers, as the page that wrote it counted. */
export type BackupHolds = Record<'exams' | 'practice' | 'answers' | 'cards' | 'reviews' | 'tags' | 'notes', number>

/** Text files the candidate can save; each also is the file's extension. */
export type TextKind = 'json' | 'csv' | 'txt' | 'md'

/** One backup as its file's name tells it; whether it is undamaged shows when it is read. */
export type BackupInfo = {
  id: string
  /** Wall time of the backup. */
  at: number
  /** What it takes on the disk. */
  bytes: number
  /** Null for one that an earlier version made. */
  holds: BackupHolds | null
}

/** A line for the log: fixed words and an error's trace (see trace.ts), never its message. One line each. */
export type TroubleEntry = {
  /** What was being done, in fixed words; at most 120 characters. */
  doing: string
  /** Names of the error and its causes, or counts of what was found; at most 300 characters. */
  error: string
  /** At most 2,000 characters; may be empty. */
  stack: string
}

/** Questions the renderer asks; each is answered with a Reply. */
export type Desktop = {
  about(): Promise<Reply<About>>
  /**
   * Appends entries to the attempt's journal and forces them to disk before answering.
   * `attemptId`: 1 to 64 of [A-Za-z0-9-]. `from`: number of entries the caller believes are already there; a mismatch is
   * refused as `invalid`, so two writers can never interleave. Each entry is one line of text (JSON), at most 2 MB.
   */
  appendJournal(attemptId: string, from: number, entries: readonly string[]): Promise<Reply<{ entries: number }>>
  /**
   * The journals of all attempts but `closed`: attempts the caller knows to have ended, at most 100,000. Those are not
   * even opened, so damage to one of them goes unnoticed until it is read; its copy in the database is whole.
   */
  listJournals(closed: readonly string[]): Promise<Reply<readonly JournalSummary[]>>
  readJournal(attemptId: string): Promise<Reply<JournalReading>>
  /** Names of all journals, without a look into any. */
  journalNames(): Promise<Reply<readonly string[]>>
  /** Moves a journal, whatever stands in its place, to the folder of what was set aside; null when there is none. */
  setAsideJournal(attemptId: string): Promise<Reply<{ name: string } | null>>
  /** Keeps a text in the folder of what was set aside. `label`: 1 to 60 of [A-Za-z0-9 -]. At most 256 MB. */
  setAsideText(label: string, text: string): Promise<Reply<{ name: string }>>
  /** Removes all that was set aside, and the recovery reports: for a candidate who deletes everything. */
  clearSetAside(): Promise<Reply<null>>
  dataFolder(): Promise<Reply<DataFolder>>
  /** Closes the app and starts it anew with a fresh database; the present one is set aside first. */
  startFresh(): Promise<Reply<null>>
  /** The same in a copy of second copies and backups, for that one run; the data folder stays as it is. */
  lookAtCopy(): Promise<Reply<null>>
  /**
   * What is being done to everything that is stored, so that a start after a crash can bring it to its end; null: nothing.
   * On the disk before it is answered. At most 1,000 characters.
   */
  keepIntent(intent: string | null): Promise<Reply<null>>
  readIntent(): Promise<Reply<string | null>>
  /** The reports of what was found damaged and what became of it, oldest first; null: there is none. */
  readReports(): Promise<Reply<string | null>>
  /** Adds a report; the last 200,000 characters of all of them are kept. At most 20,000 characters. */
  addReport(text: string): Promise<Reply<null>>
  /** Removes one attempt's journal, with the damaged parts that were set aside; nothing when there is none. */
  removeJournal(attemptId: string): Promise<Reply<null>>
  /**
   * Removes the journals of all attempts, with the damaged parts that were set aside. For an attempt that still runs, the
   * next append is refused as `invalid`, as by any other wrong count.
   */
  clearJournals(): Promise<Reply<null>>
  /** Looks at both ends of the statements: the second copy of what is said outside exams. */
  lookAtStatements(): Promise<Reply<StatementsLook>>
  /** Reads the statements from a place where a line begins, at most 4 MB. */
  readStatements(from: number): Promise<Reply<StatementsPiece>>
  /** As `appendJournal`, each at most 1 MB. They outlive the app when this is answered, a power cut a second later. */
  appendStatements(from: number, entries: readonly string[]): Promise<Reply<{ entries: number }>>
  /** Forces what was appended to the disk now. */
  forceStatements(): Promise<Reply<null>>
  /** Writes entries of new statements beside those there are; `from` 0 begins anew. */
  draftStatements(from: number, entries: readonly string[]): Promise<Reply<{ entries: number }>>
  /** Puts the draft, which must hold so many, in the place of the statements after reading it back. `keepOld`: sets them aside. */
  adoptStatements(entries: number, keepOld: boolean): Promise<Reply<null>>
  /** Removes the statements, with what was set aside of them. */
  clearStatements(): Promise<Reply<null>>
  /** Prints the window as it stands to a PDF in a place the candidate chooses; null when they cancel. */
  savePdf(suggestedName: string): Promise<Reply<{ name: string } | null>>
  /** Writes a text of at most 256 MB to a place the candidate chooses; null when they cancel. */
  saveText(suggestedName: string, kind: TextKind, text: string): Promise<Reply<{ name: string } | null>>
  /** Reads a UTF-8 text file of at most 256 MB that the candidate chooses; null when they cancel. A leading BOM is dropped. */
  openText(kind: 'json'): Promise<Reply<{ name: string; text: string } | null>>
  /**
   * Writes a backup, compressed, and reads it back from the disk before answering. Only then older ones go: the 10
   * newest stay, and the newest of each of the last 7 days, 4 weeks and 6 months. At most 256 MB. A text that is no whole
   * archive is refused as `invalid`.
   */
  writeBackup(text: string, holds: BackupHolds): Promise<Reply<BackupInfo>>
  /** Newest first. */
  listBackups(): Promise<Reply<readonly BackupInfo[]>>
  /** The text, checked by its hash; a damaged backup is refused as `unreadable`. */
  readBackup(id: string): Promise<Reply<{ text: string }>>
  /** Ids of the backups that are damaged; reads them all. */
  damagedBackups(): Promise<Reply<readonly string[]>>
  deleteBackups(): Promise<Reply<null>>
  openDataFolder(): Promise<Reply<null>>
  /** Writes a line into the log; what comes too fast is counted instead. Never refused because of the disk. */
  logTrouble(entry: TroubleEntry): Promise<Reply<null>>
  /** Shows the log in the system's file manager. */
  openLog(): Promise<Reply<null>>
  /** Tells the shell whether an exam is running: it then blocks display sleep and asks before closing. */
  setExamRunning(running: boolean): Promise<Reply<null>>
  /** Takes the whole screen, or gives it back; the menu's own command (F11) goes on working. */
  setFullScreen(on: boolean): Promise<Reply<null>>
  /** The renderer still writes what must not be lost; the window stays when it is the candidate who closes it. */
  stillWriting(): Promise<Reply<null>>
  /** The renderer has written everything; the window may close now. */
  readyToClose(): Promise<Reply<null>>
}
export type Channel = keyof Desktop

/** Messages the shell pushes to the renderer. */
export type DesktopEvents = {
  /** A menu command was chosen. */
  menu: 'home' | 'about' | 'shortcuts'
  /** The candidate closes the window; the renderer finishes writing and answers with readyToClose. */
  closing: null
}
export type EventName = keyof DesktopEvents

/** What the preload exposes as `window.desktop`. `on` returns a function that stops listening. */
export type DesktopBridge = Desktop & {
  on<E extends EventName>(event: E, listener: (value: DesktopEvents[E]) => void): () => void
}

/** What was found and done at start-up, told to the candidate when anything was. */
export type Recovery = {
  /** Attempts that were missing in the database and were rebuilt from their journals. */
  rebuilt: number
  /** Attempts whose last events were missing in the database and were added. */
  completed: number
  /** Attempts of which a part could not be read in the database and was restored, from the other copy or the other parts. */
  repaired: number
  /** Journals with damaged lines; the file was kept aside as it was. */
  damaged: number
  /** Journals that could not be read at all. */
  unreadable: number
  /** What else is to be told. */
  findings: readonly Finding[]
}

export type Finding =
  /** Actions that are damaged in both copies, by their numbers, and others that could not be put in order without them. */
  | { kind: 'lost'; attempt: string; numbers: readonly number[]; cutOff: number }
  /** The two copies of an attempt told different things; the database's stay, the other's are set aside. */
  | { kind: 'differing'; attempt: string; actions: number }
  /** A journal held another attempt, or was a copy; it was set aside (or could not be). */
  | { kind: 'copies'; journals: number; left: number }
  /** Of an exam that only its journal knows, the first line is damaged: its actions are there, the exam they belong to not. */
  | { kind: 'headless'; actions: number }
  /** Rows of one table that could not be read. */
  | { kind: 'rows'; table: string; damaged: number; restored: number }
  /** What is said outside exams came back from its second copy, by table; of that copy lines were damaged, or all of it. */
  | { kind: 'said'; restored: readonly { table: string; count: number }[]; damaged: number; unreadable: boolean }
  /** Attempts that the second copy of what was said names, and that are in neither of their own copies. */
  | { kind: 'gone'; attempts: number }
  /** The database and the second copy of what was said are both gone: what was in them is not known. */
  | { kind: 'unsaid' }
  /** Names of what stood in the place of a folder. */
  | { kind: 'moved'; names: readonly string[] }
  /** Something that was under way when the app ended. */
  | { kind: 'finished'; what: 'delete' | 'replace'; done: boolean }
  /** The folder cannot be written to: this is a copy. */
  | { kind: 'copy-only' }
  /** Attempts that could not be brought in line because of an error. */
  | { kind: 'failed'; attempts: number }

export const NOTHING_FOUND: Recovery = {
  rebuilt: 0,
  completed: 0,
  repaired: 0,
  damaged: 0,
  unreadable: 0,
  findings: [],
}

/** What each channel accepts, checked at run time: types do not cross the border between page and shell. */
import { z } from 'zod'
import { backupId } from './backup-file'
import type { Channel, Desktop } from './contract'

const megabyte = 1024 * 1024
export const limits = {
  /** Characters in one journal entry. */
  entry: 2 * megabyte,
  /** Entries in one append. */
  entries: 1000,
  /** Characters in one append. */
  append: 16 * megabyte,
  /** Characters in one statement. */
  statement: megabyte,
  /** Statements, and where one begins. */
  statements: 100_000_000,
  statementBytes: 1024 * megabyte,
  /** Attempts named as ended in one question. */
  closed: 100_000,
  /** Bytes in a text file or a backup. Refused with a sentence where the bytes are counted, not here. */
  text: 256 * megabyte,
  /** Characters in a suggested file name. */
  name: 200,
  /** Characters of what is being done to everything. */
  intent: 1_000,
  /** Characters of one report of what was recovered, and of all that are kept. */
  report: 20_000,
  reports: 200_000,
  /** Characters of an entry of the log. */
  doing: 120,
  error: 300,
  stack: 2_000,
} as const

const attemptId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
const entry = z
  .string()
  .min(1)
  .max(limits.entry)
  .refine((line) => !/[\r\n]/.test(line), 'An entry is one line.')

/** A list whose length is looked at before any of its members: a huge one would keep the shell busy for seconds. */
const shortList = <T extends z.ZodType>(member: T, most: number) =>
  z.custom<unknown[]>((value) => Array.isArray(value) && value.length <= most).pipe(z.array(member))

const lengthOf = (line: unknown): number => (typeof line === 'string' ? line.length : 0)
const entries = z
  .custom<unknown[]>(
    (lines) =>
      Array.isArray(lines) &&
      lines.length <= limits.entries &&
      lines.reduce((sum: number, line) => sum + lengthOf(line), 0) <= limits.append,
  )
  .pipe(z.array(entry))

const statements = entries.refine((lines) => lines.every((line) => line.length <= limits.statement))
const statementCount = z.int().min(0).max(limits.statements)

const suggestedName = z.string().min(1).max(limits.name)
/** A hard stop only, above `limits.text`, so that a text that is too large gets a sentence a candidate can use. */
const text = z.string().max(2 * limits.text)

/** Words for the log: no line breaks and no other control characters, so that one entry is one line. */
const logWords = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[^\p{Cc}\p{Zl}\p{Zp}]*$/u)
const troubleEntry = z.strictObject({
  doing: logWords(limits.doing).min(1),
  error: logWords(limits.error),
  stack: logWords(limits.stack),
})

const nothing = z.tuple([])

const count = z.int().min(0).max(100_000_000)
/** What a backup holds, in numbers. */
export const holds = z.strictObject({
  exams: count,
  practice: count,
  answers: count,
  cards: count,
  reviews: count,
  tags: count,
  notes: count,
})

/** One strict tuple per channel: extra arguments are refused like wrong ones. */
export const requests = {
  about: nothing,
  appendJournal: z.tuple([attemptId, z.int().min(0).max(10_000_000), entries]),
  listJournals: z.tuple([shortList(attemptId, limits.closed)]),
  readJournal: z.tuple([attemptId]),
  journalNames: nothing,
  setAsideJournal: z.tuple([attemptId]),
  setAsideText: z.tuple([z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 -]{0,59}$/), text]),
  clearSetAside: nothing,
  dataFolder: nothing,
  startFresh: nothing,
  lookAtCopy: nothing,
  keepIntent: z.tuple([z.string().min(1).max(limits.intent).nullable()]),
  readIntent: nothing,
  readReports: nothing,
  addReport: z.tuple([z.string().min(1).max(limits.report)]),
  removeJournal: z.tuple([attemptId]),
  clearJournals: nothing,
  lookAtStatements: nothing,
  readStatements: z.tuple([z.int().min(0).max(limits.statementBytes)]),
  appendStatements: z.tuple([statementCount, statements]),
  forceStatements: nothing,
  draftStatements: z.tuple([statementCount, statements]),
  adoptStatements: z.tuple([statementCount, z.boolean()]),
  clearStatements: nothing,
  savePdf: z.tuple([suggestedName]),
  saveText: z.tuple([suggestedName, z.enum(['json', 'csv', 'txt', 'md']), text]),
  openText: z.tuple([z.literal('json')]),
  writeBackup: z.tuple([text, holds]),
  listBackups: nothing,
  readBackup: z.tuple([z.string().regex(backupId)]),
  damagedBackups: nothing,
  deleteBackups: nothing,
  openDataFolder: nothing,
  logTrouble: z.tuple([troubleEntry]),
  openLog: nothing,
  setExamRunning: z.tuple([z.boolean()]),
  setFullScreen: z.tuple([z.boolean()]),
  stillWriting: nothing,
  readyToClose: nothing,
} satisfies { [C in Channel]: z.ZodType<Mutable<Parameters<Desktop[C]>>> }

type Mutable<T> = { [K in keyof T]: T[K] extends readonly string[] ? string[] : T[K] }

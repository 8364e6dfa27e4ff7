/** What each channel accepts, checked at run time: types do not cross the border between page and shell. */
import { z } from 'zod'
import type { Channel, Desktop } from './contract'

const megabyte = 1024 * 1024
export const limits = {
  /** Characters in one journal entry. */
  entry: 2 * megabyte,
  /** Entries in one append. */
  entries: 1000,
  /** Characters in one append. */
  append: 16 * megabyte,
  /** Characters in a suggested file name. */
  name: 200,
} as const

const attemptId = z.string().regex(/^[A-Za-z0-9-]{1,64}$/)
const entry = z
  .string()
  .min(1)
  .max(limits.entry)
  .refine((line) => !/[\r\n]/.test(line), 'An entry is one line.')
const entries = z
  .array(entry)
  .max(limits.entries)
  .refine((lines) => lines.reduce((sum, line) => sum + line.length, 0) <= limits.append, 'The append is too large.')

const nothing = z.tuple([])

/** One strict tuple per channel: extra arguments are refused like wrong ones. */
export const requests = {
  about: nothing,
  appendJournal: z.tuple([attemptId, z.int().min(0).max(10_000_000), entries]),
  listJournals: nothing,
  readJournal: z.tuple([attemptId]),
  savePdf: z.tuple([z.string().min(1).max(limits.name)]),
  openDataFolder: nothing,
  setExamRunning: z.tuple([z.boolean()]),
  setFullScreen: z.tuple([z.boolean()]),
  readyToClose: nothing,
} satisfies { [C in Channel]: z.ZodType<Mutable<Parameters<Desktop[C]>>> }

type Mutable<T> = T extends [string, number, readonly string[]] ? [string, number, string[]] : T

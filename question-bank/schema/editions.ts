import { z } from 'zod'
import { day, text } from './text'

/*
 * Editions of the code books: which ones an exam of a day asks for (editions.yaml), and for which ones a question was
 * verified. An edition is called by the year on the books, as a candidate does: the 2026 editions are ICD-10-CM and
 * ICD-10-PCS of fiscal year 2026 and CPT and HCPCS Level II of calendar year 2026.
 */

const year = z.int().min(2016).max(2099)

/** Years a question was verified for, earliest first, each once. */
export const editions = z
  .array(year)
  .min(1)
  .max(20)
  .refine(
    (years) => years.every((one, index) => index === 0 || one > years[index - 1]!),
    'must name each year once, the earliest first',
  )

const realDay = day.refine((value) => {
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value)
}, 'is not a day of the calendar')

/** The code books of one year. */
export const books = z.strictObject({
  year,
  /** Federal fiscal year of ICD-10-CM and ICD-10-PCS. */
  icd10: year,
  /** Calendar year of CPT and HCPCS Level II. */
  cpt: year,
})
export type Books = z.infer<typeof books>

/** What exams of these days ask for, and how that is known. */
export const examBooks = z
  .strictObject({
    /** First and last day of delivery, both included. */
    from: realDay,
    through: realDay,
    ...books.shape,
    /** True where no source names it and it follows only from the years before. */
    inferred: z.boolean().default(false),
    /** In words for the candidate, without a full stop. */
    source: text(240),
    url: z
      .url({ protocol: /^https$/ })
      .max(300)
      .optional(),
    /** The day on which the source was looked up. */
    verified: realDay,
  })
  .refine((row) => row.from <= row.through, { path: ['through'], message: 'is before "from"' })
export type ExamBooks = z.infer<typeof examBooks>

/** Rows in the order of their days, none of which belongs to two; a day of none is one that nothing is known of. */
const table = z
  .array(examBooks)
  .max(60)
  .superRefine((rows, context) => {
    rows.forEach((row, index) => {
      const before = rows[index - 1]
      if (!before) return
      const report = (message: string) => context.addIssue({ code: 'custom', path: [index, 'from'], message })
      if (row.from === before.from) report(`is ${row.from} again; keep one row for it`)
      else if (row.from < before.from)
        report(`is earlier than in the row before; put the rows in the order of their days`)
      else if (row.from <= before.through)
        report(`is ${row.from}, and the row before goes on through ${before.through}; end it the day before`)
      if (row.year < before.year) report(`belongs to older books than the row before`)
    })
  })

/** editions.yaml, and the bank. */
export const bankEditions = z.strictObject({
  /** What each question was verified for that does not say so itself. */
  verified: editions,
  exams: table,
})
export type BankEditions = z.infer<typeof bankEditions>

/** A bank of before had one edition and no table. */
export const EDITIONS_OF_BEFORE: BankEditions = { verified: [2026], exams: [] }

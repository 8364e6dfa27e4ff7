import { z } from 'zod'
import { books, examBooks, type BankEditions, type Books, type ExamBooks } from '../../question-bank/schema/editions'
import { calendarDayOf } from './study-day'

/*
 * Which code books an exam asks for. The edition follows the day of delivery, with a change on a day of the sponsor's own,
 * not the fiscal year; the table of the question bank says which, from which source. The candidate guide decides.
 */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

type Parts = { year: number; month: number; date: number }

function partsOf(day: string): Parts | null {
  const [, year, month, date] = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(day)?.map(Number) ?? []
  return year && month && date && calendarDayOf(day) !== null ? { year, month, date } : null
}

/** Whether this is a day of this century's calendar, `YYYY-MM-DD`. A day has no time zone. */
export const isDay = (day: string): boolean => partsOf(day) !== null

/** `2026-11-27` as `November 27, 2026`; what is no day stays as it is. */
export function longDay(day: string): string {
  const parts = partsOf(day)
  return parts ? `${MONTHS[parts.month - 1]} ${parts.date}, ${parts.year}` : day
}

/** What an exam on a day asks for; null where the table has nothing for that day, or it is no day. */
export function booksFor(day: string, exams: BankEditions['exams']): ExamBooks | null {
  // Days in this form are in order as text.
  return isDay(day) ? (exams.find(({ from, through }) => from <= day && day <= through) ?? null) : null
}

/** `2026 code books (ICD-10-CM/PCS FY 2026, CPT/HCPCS 2026)`. */
export const booksText = ({ year, icd10, cpt }: Books): string =>
  `${year} code books (ICD-10-CM/PCS FY ${icd10}, CPT/HCPCS ${cpt})`

/** The code books of a year: as the table has them, otherwise all of that year. */
export function booksOf(year: number, exams: BankEditions['exams']): Books {
  const row = exams.find((one) => one.year === year)
  return row ? { year, icd10: row.icd10, cpt: row.cpt } : { year, icd10: year, cpt: year }
}

/** The day an exam is for. */
export type ExamDay = {
  /** `YYYY-MM-DD`, a day of the candidate's calendar. */
  day: string
  /** False where none was set, and it is the day on which the form is drawn. */
  dated: boolean
}

export const formEditions = z.strictObject({
  day: z.string().max(10),
  dated: z.boolean(),
  /** What the exam of that day asks for, as the table said then; null where it said nothing. */
  exam: examBooks.nullable(),
  /** What the questions of the form were verified for. */
  drawn: books,
})
export type FormEditions = z.infer<typeof formEditions>

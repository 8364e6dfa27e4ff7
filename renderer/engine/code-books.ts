/*
 * Which editions of the code books belong to an exam date. ICD-10-CM and ICD-10-PCS change with the federal fiscal year,
 * which starts on October 1 of the year before; CPT and HCPCS Level II change with the calendar year. A test sponsor may
 * change over on a day of its own, which is why screens name the candidate guide as the one that decides.
 */

export type Editions = {
  /** Of ICD-10-CM and ICD-10-PCS. */
  fiscalYear: number
  /** Of CPT and HCPCS Level II. */
  calendarYear: number
}

const FIRST_FISCAL_MONTH = 10
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

/** The editions that are in force on a day, `YYYY-MM-DD`; null when that is no day of this century. */
export function editionsOn(day: string): Editions | null {
  const [, year, month, date] = /^(20\d\d)-(\d\d)-(\d\d)$/.exec(day)?.map(Number) ?? []
  if (!year || !month || !date || date > daysIn(year, month)) return null
  return { fiscalYear: month >= FIRST_FISCAL_MONTH ? year + 1 : year, calendarYear: year }
}

function daysIn(year: number, month: number): number {
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return (DAYS[month - 1] ?? 0) + (leap ? 1 : 0)
}

/** `October 1, 2025 to September 30, 2026`. */
export const fiscalYearSpan = (fiscalYear: number) => `October 1, ${fiscalYear - 1} to September 30, ${fiscalYear}`

/** The fiscal year a bank's code sets name (`FY2026`), or null. */
export function fiscalYearOf(codeSets: string): number | null {
  const found = /\bFY ?(20\d\d)\b/.exec(codeSets)
  return found ? Number(found[1]) : null
}

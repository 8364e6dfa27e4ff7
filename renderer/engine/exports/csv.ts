/*
 * CSV as RFC 4180 has it, for spreadsheets: CRLF, quoted where needed, and a byte order mark, without which Excel takes the
 * text for the system's own code page.
 */

export type Cell = string | number | boolean | null

const BOM = '\uFEFF'

/** A text that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/

/** The first line names the columns. */
export const csvText = (columns: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  BOM + [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')

/** Numbers stay numbers, also negative ones; a text that looks like a formula gets an apostrophe in front. */
function csvCell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/* What is typed into a date field, as a day. Days are written `2026-03-31` in the app and 03/31/2026 on the screen. Pure. */

export type DayLimits = { first: string; last: string }
export type ReadDay = { day: string } | { refused: string }

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

const two = (number: number): string => String(number).padStart(2, '0')

/** `2026-03-31` as `03/31/2026`. */
export function shownDay(day: string): string {
  const [year, month, date] = day.split('-')
  return `${month}/${date}/${year}`
}

export const daysText = ({ first, last }: DayLimits): string =>
  `Month, day and year as MM/DD/YYYY, from ${shownDay(first)} to ${shownDay(last)}.`

/** Year, month and day as they stand in a text, unchecked; null when it is no date at all. */
function partsOf(text: string): { year: string; month: number; date: number } | null {
  const plain = text.normalize('NFKC').trim().replace(/\s+/g, ' ')
  const numbers = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d+)$/.exec(plain) ?? /^(\d{2})(\d{2})(\d{4})$/.exec(plain)
  if (numbers) return { year: numbers[3]!, month: Number(numbers[1]), date: Number(numbers[2]) }
  const iso = /^(\d{4,})[/.-](\d{1,2})[/.-](\d{1,2})$/.exec(plain)
  if (iso) return { year: iso[1]!, month: Number(iso[2]), date: Number(iso[3]) }
  const named = /^([a-z]{3,9})\.? (\d{1,2}),? (\d+)$/i.exec(plain)
  const month = named ? MONTHS.findIndex((one) => one.toLowerCase().startsWith(named[1]!.toLowerCase())) + 1 : 0
  return named && month > 0 ? { year: named[3]!, month, date: Number(named[2]) } : null
}

/** The day a text is, or a sentence why it is none. A year of two digits is of this century. */
export function readDay(text: string, limits: DayLimits): ReadDay {
  const parts = partsOf(text)
  if (!parts) return { refused: 'Write the date as MM/DD/YYYY, such as 03/31/2027.' }
  const { month, date } = parts
  const years = `from ${limits.first.slice(0, 4)} to ${limits.last.slice(0, 4)}`
  if (parts.year.length !== 2 && parts.year.length !== 4)
    return { refused: `The year ${parts.year} is not one ${years}.` }
  const year = parts.year.length === 2 ? 2000 + Number(parts.year) : Number(parts.year)
  if (month < 1 || month > 12) return { refused: `There is no month ${month}: the month comes first, as MM/DD/YYYY.` }
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate()
  if (date < 1 || date > days)
    return { refused: `There is no day ${date} in ${MONTHS[month - 1]} ${year}, which has ${days} days.` }
  const day = `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
  if (day < limits.first || day > limits.last)
    return { refused: `${shownDay(day)} is not ${years.replace('from', 'in the years')}.` }
  return { day }
}

import type { System } from '../types'
import { Refusal } from './refusal'

/*
 * Which publication a file belongs to. What the file itself says decides; its name is asked only where the file says
 * nothing, and must not contradict what can be told from the codes.
 */

/** The code sets exist since fiscal year 2016; a year far ahead is a misprint. */
const FIRST = 2016
const LAST = 2045
export const knownYear = (year: number): boolean => year >= FIRST && year <= LAST

/** One code that first came with the year, for each year that is known. */
const CM_FIRST: readonly (readonly [number, string])[] = [
  [2017, 'I160'],
  [2018, 'I21A1'],
  [2019, 'F530'],
  [2020, 'I4811'],
  [2021, 'D5703'],
  [2022, 'U099'],
  [2023, 'F01511'],
  [2024, 'G20A1'],
  [2025, 'E66811'],
  [2026, 'C50A0'],
  [2027, 'C7831'],
]
const LAST_KNOWN = CM_FIRST.at(-1)![0]

/** Codes of section X carry the fiscal year in which they came as their last character: 1 is 2016, A is 2025. */
const PCS_GROUPS = '123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

/** The newest year whose codes are in the list; null where none of the known ones is. */
export function yearOfCodes(
  system: 'cm' | 'pcs',
  has: (code: string) => boolean,
  codes: Iterable<string>,
): number | null {
  if (system === 'cm') return CM_FIRST.findLast(([, code]) => has(code))?.[0] ?? null
  let group = -1
  for (const code of codes)
    if (code.length === 7 && code.startsWith('X')) group = Math.max(group, PCS_GROUPS.indexOf(code[6]!))
  return group < 0 ? null : 2016 + group
}

/** `2026`, `FY26`, `October-2025` (which is fiscal year 2026) in a name; null without one. */
export function yearInName(name: string): number | null {
  const long = /(?<!\d)(20\d\d)(?!\d)/.exec(name)?.[1]
  const short = /FY[-_ ]?(\d\d)(?!\d)/i.exec(name)?.[1]
  const year = long !== undefined ? Number(long) : short !== undefined ? 2000 + Number(short) : null
  if (year === null || !knownYear(year)) return null
  return /oct(?:ober)?[-_ ]+(?:1[-_ ,]+)?20\d\d/i.test(name) && !/HCPC/i.test(name) ? year + 1 : year
}

const MONTHS: readonly (readonly [RegExp, string])[] = [
  [/(?<![a-z])jan(?:uary)?(?![a-z])/i, '01'],
  [/(?<![a-z])apr(?:il)?(?![a-z])/i, '04'],
  [/(?<![a-z])jul(?:y)?(?![a-z])/i, '07'],
  [/(?<![a-z])oct(?:ober)?(?![a-z])/i, '10'],
]

/** The first day of validity: of ICD-10 October 1 before the fiscal year, unless a name says January or April. */
export function effectiveOf(system: System, year: number, names: readonly string[]): string {
  for (const name of names) {
    const month = MONTHS.find(([pattern]) => pattern.test(name))?.[1]
    if (month === undefined) continue
    if (system === 'hcpcs') return `${year}-${month}-01`
    if (month === '01' || month === '04') return `${year}-${month}-01`
  }
  return system === 'hcpcs' ? `${year}-01-01` : `${year - 1}-10-01`
}

export const fiscal = (system: System, year: number): string => (system === 'hcpcs' ? String(year) : `FY${year}`)

/**
 * The year of a list that does not say its year, from its codes and its name.
 * @throws Refusal when neither tells, or they contradict.
 */
export function yearOfList(system: 'cm' | 'pcs', fromCodes: number | null, names: readonly string[]): number {
  const fromName = names.map(yearInName).find((year) => year !== null) ?? null
  if (fromCodes === null && fromName === null)
    throw new Refusal(
      'It does not say which fiscal year it is for, and its name does not either. Put the year into the file’s name, as its publisher does (…_2026.txt), and add it again.',
    )
  if (fromCodes === null || fromName === null) return fromName ?? fromCodes!
  // Codes of years after the last known one cannot be told by their codes.
  if (fromName === fromCodes || (system === 'cm' && fromName > LAST_KNOWN && fromCodes === LAST_KNOWN)) return fromName
  throw new Refusal(
    `Its name says FY${fromName}, but its codes are those of FY${fromCodes}. Give it the name its publisher gave it, and add it again.`,
  )
}

/**
 * The year that an XML file states.
 * @throws Refusal when it states none, or one there is no code set of.
 */
export function yearStated(version: string): number {
  const year = Number(/(?<!\d)(20\d\d)(?!\d)/.exec(version)?.[1] ?? Number.NaN)
  if (Number.isNaN(year)) throw new Refusal(`Its <version> is “${version.slice(0, 40)}”, which names no year.`)
  if (!knownYear(year)) throw new Refusal(`Its <version> says ${year}, and there is no code set of that year.`)
  return year
}

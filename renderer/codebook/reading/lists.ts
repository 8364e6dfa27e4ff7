import { codeBytes } from '../compiled/code-list'
import type { CodeRow } from '../compiled/code-list'
import type { Sheets } from '../compiled/columns'
import { textColumns } from '../compiled/texts'
import { linesOf, listText } from './order-file'
import { AGAIN, LIMITS, Refusal, counted } from './refusal'

/* The POA-exempt list (tab delimited) and the HCPCS file (320 places a line). */

/** `rows`: each code with the number of its line in the order file, which the list repeats. */
export type PoaList = { year: number; rows: { code: string; number: number }[] }

export const POA_HEAD = /^\uFEFF?Order(\d\d)\tPOAexemptCode\tDescription\s*$/

/** @throws Refusal with the first line that does not fit. */
export function readPoaList(bytes: Uint8Array): PoaList {
  const rows: PoaList['rows'] = []
  const seen = new Set<string>()
  let year = 0
  for (const [line, number] of linesOf(listText(bytes))) {
    if (line.trim() === '') continue
    if (number === 1) {
      year = 2000 + Number(POA_HEAD.exec(line)![1])
      continue
    }
    const refuse = (what: string) => {
      throw new Refusal(`Line ${counted(number)}: ${what} ${AGAIN}`)
    }
    const [, place, dotted] = /^(\d{5})\t([A-Z][0-9A-Z]{2}(?:\.[0-9A-Z]{1,4})?)\t\S/.exec(line) ?? []
    if (place === undefined || dotted === undefined)
      refuse('It does not have the columns of the POA-exempt list (number, code, description).')
    const code = dotted!.replace('.', '')
    if (seen.has(code)) refuse(`Code ${code} stands in the list twice.`)
    seen.add(code)
    rows.push({ code, number: Number(place) })
    if (rows.length > LIMITS.rows) refuse(`More than ${counted(LIMITS.rows)} codes.`)
  }
  if (rows.length === 0) throw new Refusal(`It holds no codes. ${AGAIN}`)
  return { year, rows: rows.sort((one, other) => (one.code < other.code ? -1 : 1)) }
}

export const poaSheets = ({ rows }: PoaList): Sheets => ({
  codes: { codes: codeBytes(rows.map(({ code }) => code)), numbers: Uint32Array.from(rows, ({ number }) => number) },
})

export type HcpcsRow = CodeRow & { short: string; modifier: boolean; added: string; changed: string; ended: string }

/** Code, sequence number, kind of record (3 and 4 a code and its further lines, 7 and 8 a modifier). */
const HCPCS_LINE = /^(?: {3}[A-Z0-9]{2}|[A-V]\d{4})(\d{3})\d{2}[3478]/
export const isHcpcsLine = (line: string): boolean => line.length >= 120 && HCPCS_LINE.test(line)

/** Places of the published record layout, from 0. */
const AT = { code: [0, 5], sequence: [5, 8], kind: [10, 11], long: [11, 91], short: [91, 119] } as const
const DATES = { added: [268, 276], changed: [276, 284], ended: [284, 292] } as const

const day = (text: string) => {
  const [, year, month, date] = /^(\d{4})(\d\d)(\d\d)$/.exec(text) ?? []
  return year === undefined ? '' : `${year}-${month}-${date}`
}

/** @throws Refusal with the first line of a code that does not fit; a notice of the publisher between codes is passed over. */
export function readHcpcsFile(bytes: Uint8Array, onRead: (bytesRead: number, rows: number) => void): HcpcsRow[] {
  const rows: HcpcsRow[] = []
  const seen = new Set<string>()
  let read = 0
  let notices = 0
  for (const [line, number] of linesOf(listText(bytes))) {
    read += line.length + 1
    const cut = ([from, to]: readonly [number, number]) => line.slice(from, to).trim()
    const refuse = (what: string) => {
      throw new Refusal(`Line ${counted(number)}: ${what} ${AGAIN}`)
    }
    if (!isHcpcsLine(line)) {
      // The publisher's disclaimer ends the file; anything else between codes is damage.
      if (line.trim() !== '' && (line.length > 250 || ++notices > 40) && !/^\W*[A-Za-z]{2,}/.test(line))
        refuse('It does not have the columns of the HCPCS file.')
      continue
    }
    const code = cut(AT.code)
    const kind = cut(AT.kind)
    if (kind === '4' || kind === '8') {
      const last = rows.at(-1)
      if (last?.code !== code) refuse(`The description of ${code} goes on without having begun.`)
      last!.title = `${last!.title} ${cut(AT.long)}`.trim()
      continue
    }
    const title = cut(AT.long)
    if (title === '') refuse(`Code ${code} has no description.`)
    if (seen.has(code)) refuse(`Code ${code} stands in the file twice.`)
    seen.add(code)
    rows.push({
      code,
      title,
      billable: true,
      short: cut(AT.short),
      modifier: kind === '7',
      added: day(cut(DATES.added)),
      changed: day(cut(DATES.changed)),
      ended: day(cut(DATES.ended)),
    })
    if (rows.length > LIMITS.rows) refuse(`More than ${counted(LIMITS.rows)} codes.`)
    if (rows.length % 1000 === 0) onRead(read, rows.length)
  }
  if (rows.length === 0) throw new Refusal(`It holds no codes. ${AGAIN}`)
  onRead(bytes.length, rows.length)
  return rows
}

/** The year whose file it is: that of the newest change, which comes into force on a day of that year. */
export function hcpcsYear(rows: readonly HcpcsRow[]): number | null {
  const newest =
    rows
      .map(({ added, changed }) => (added > changed ? added : changed))
      .sort()
      .at(-1) ?? ''
  return newest === '' ? null : Number(newest.slice(0, 4))
}

/** What HCPCS says of a code beside its title. */
export const hcpcsSheets = (rows: readonly HcpcsRow[]): Sheets => ({
  hcpcs: {
    ...textColumns(
      'shorts',
      rows.map(({ short }) => short),
    ),
    ...textColumns(
      'dates',
      rows.map(({ added, changed, ended }) => [added, changed, ended].join(' ')),
    ),
    modifiers: Uint8Array.from(rows, ({ modifier }) => (modifier ? 1 : 0)),
  },
})

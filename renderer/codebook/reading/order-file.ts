import type { CodeRow } from '../compiled/code-list'
import { AGAIN, LIMITS, Refusal, counted } from './refusal'

/*
 * The order file: a number of five digits, the code, whether it is billable, the short title (60 places) and the long
 * one. It is the last word on which codes there are, so it is believed only where it fits together: numbers without a
 * gap, every code below its heading, in order, none twice.
 */

const LINE = /^(\d{5}) ([A-Z0-9]{3,7}) {0,4} ([01]) (.{60}) (.*)$/
const SHORT_LINE = /^(\d{5}) ([A-Z0-9]{3,7}) {0,4} ([01]) /

export const isOrderLine = (line: string): boolean => SHORT_LINE.test(line)

/** Official lists are ASCII; a few old ones have letters of Windows-1252. */
export function listText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes).replace(/^ï»¿/, '')
  }
}

/** Lines that end as on Windows or on an old Mac, ended as elsewhere. */
export const withPlainEnds = (text: string): string => (text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text)

export function* linesOf(given: string): Generator<[line: string, number: number]> {
  const text = withPlainEnds(given)
  let [start, number] = [0, 1]
  while (start < text.length) {
    const end = text.indexOf('\n', start)
    yield [text.slice(start, end < 0 ? text.length : end), number++]
    start = end < 0 ? text.length : end + 1
  }
}

/** @throws Refusal with the first line that does not fit. */
export function readOrderFile(
  bytes: Uint8Array,
  system: 'cm' | 'pcs',
  onRead: (bytesRead: number, rows: number) => void,
): CodeRow[] {
  const rows: CodeRow[] = []
  const seen = new Set<string>()
  const open: CodeRow[] = []
  let read = 0
  for (const [line, number] of linesOf(listText(bytes))) {
    read += line.length + 1
    if (line.trim() === '') continue
    const refuse = (what: string): never => {
      throw new Refusal(`Line ${counted(number)}: ${what} ${AGAIN}`)
    }
    const [, order, code = '', flag, , long = ''] = LINE.exec(line) ?? []
    if (order === undefined)
      refuse('It does not have the columns of an order file (number, code, 0 or 1, short and long title).')
    const title = long.trim()
    if (title === '' || /\p{Cc}/u.test(title)) refuse(`Code ${code} has no readable title.`)
    if (Number(order) !== rows.length + 1)
      refuse(`The lines are numbered, and after ${counted(rows.length)} comes ${order}: lines are missing or doubled.`)
    if (seen.has(code)) refuse(`Code ${code} stands in the file twice.`)
    seen.add(code)
    const row = { code, title, billable: flag === '1' }
    const sibling = closeAbove(open, row)
    if (system === 'cm') checkCm(row, open.at(-1), sibling, refuse)
    else checkPcs(row, open.at(-1), sibling, refuse)
    open.push(row)
    rows.push(row)
    if (rows.length > LIMITS.rows) refuse(`More than ${counted(LIMITS.rows)} codes.`)
    if (rows.length % 1000 === 0) onRead(read, rows.length)
  }
  if (rows.length === 0) throw new Refusal(`It holds no codes. ${AGAIN}`)
  closeAbove(open, { code: '', title: '', billable: true })
  onRead(bytes.length, rows.length)
  return rows
}

/** Takes what ends before this row off the open headings, and returns the one that stood on its level. */
function closeAbove(open: CodeRow[], row: CodeRow): CodeRow | undefined {
  let closed: CodeRow | undefined
  while (open.length > 0 && (row.code === '' || !row.code.startsWith(open.at(-1)!.code))) {
    const last = open.pop()!
    // Billable rows are the leaves: what closes first, and only that, has nothing below it.
    if (closed === undefined && !last.billable)
      throw new Refusal(`Heading ${last.code} has no codes below it: lines are missing. ${AGAIN}`)
    closed = last
  }
  return closed
}

type Refuse = (what: string) => never

function checkCm(row: CodeRow, above: CodeRow | undefined, sibling: CodeRow | undefined, refuse: Refuse): void {
  if (!/^[A-Z][0-9][0-9A-Z]/.test(row.code) && !/^QA0/.test(row.code)) refuse(`${row.code} is no ICD-10-CM code.`)
  if (above?.billable) refuse(`${row.code} stands below ${above.code}, which is marked as a complete code.`)
  if (row.code.length > 3 && above === undefined) refuse(`${row.code} stands below no heading of its own.`)
  if (above !== undefined && sibling !== undefined && outOfOrder(sibling.code, row.code))
    refuse(`${row.code} follows ${sibling.code}: the order is broken.`)
}

/**
 * Letters may come before digits (C84.Z, C84.9), but each kind is in order, but for external causes, where published
 * files have been out of order (V02.03 before V02.02 in FY2021).
 */
function outOfOrder(sibling: string, code: string): boolean {
  const place = [...code].findIndex((character, at) => character !== sibling[at])
  const [before, after] = [sibling[place] ?? '', code[place] ?? '']
  return /\d/.test(before) === /\d/.test(after) && before > after && !/^[V-Y]/.test(code)
}

function checkPcs(row: CodeRow, above: CodeRow | undefined, sibling: CodeRow | undefined, refuse: Refuse): void {
  if (!/^[0-9B-DF-HX][0-9A-HJ-NP-Z]{2}(?:[0-9A-HJ-NP-Z]{4})?$/.test(row.code))
    refuse(`${row.code} is no ICD-10-PCS code.`)
  if ((row.code.length === 7) !== row.billable)
    refuse(`${row.code} is marked ${row.billable ? 'complete' : 'as a heading'}.`)
  if (row.code.length === 7 && above === undefined) refuse(`${row.code} stands below no table.`)
  if (above !== undefined && sibling !== undefined && sibling.code >= row.code)
    refuse(`${row.code} follows ${sibling.code}: the order is broken.`)
}

/** The list of complete codes that lies beside a CM order file: code and long title. For checking the order file. */
export function readCodesFile(bytes: Uint8Array): Map<string, string> {
  const codes = new Map<string, string>()
  for (const [line] of linesOf(listText(bytes))) {
    const [, code, title] = /^([A-Z][0-9A-Z]{2,6}) +(.+)$/.exec(line) ?? []
    if (code !== undefined && title !== undefined) codes.set(code, title.trim())
  }
  return codes
}

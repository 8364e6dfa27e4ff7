import { plainCode, type CodeLine } from './answer'
import { shownCode, type CodeSystem } from './code-format'

/*
 * What a list of codes in pasted text means, and where its codes go among the rows that are already there.
 */

/** Most code lines one answer holds. */
export const MOST_LINES = 40

export const EMPTY_LINE: CodeLine = { code: '', modifiers: [], units: 1, poa: '' }

export type Pasted = {
  lines: CodeLine[]
  /** Words of the text that are no codes. */
  skipped: number
}

/**
 * The codes in a text, in order, between spaces, commas, semicolons and new lines; numbers of a list (`1.`) are not read.
 * With CPT and HCPCS also `45385-59-PT`, `45385 59 PT` and `96361 x 2`. Null where the text is one plain code or none:
 * such text is pasted as any other.
 */
export function readPasted(system: CodeSystem, text: string): Pasted | null {
  const words = text
    .toUpperCase()
    .replace(/^\s*\d{1,2}[.)]\s+/gm, '')
    .split(/[\s,;]+/)
    .filter(Boolean)
  const { lines, skipped } = system === 'CPT/HCPCS' ? procedureLines(words) : plainLines(system, words)
  const single = lines[0]
  if (!single) return null
  const plain = lines.length === 1 && skipped === 0 && single.modifiers.length === 0 && single.units === 1
  return plain ? null : { lines, skipped }
}

/** Anything with a digit and about as long as a code; whether it has a code's shape is for the format help to say. */
const isCode = (word: string) =>
  /^(?=.*\d)[0-9A-Z.-]+$/.test(word) && plainCode(word).length >= 3 && plainCode(word).length <= 8

function plainLines(system: CodeSystem, words: readonly string[]): Pasted {
  const codes = words.filter(isCode)
  return {
    lines: codes.map((code) => ({ ...EMPTY_LINE, code: shownCode(system, code) })),
    skipped: words.length - codes.length,
  }
}

const MODIFIER = /^[0-9A-Z]{2}$/
const UNITS = /^[X×*](\d{1,3})$/

function procedureLines(words: readonly string[]): Pasted {
  const lines: CodeLine[] = []
  let skipped = 0
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    const last = lines.at(-1)
    // `x 2` and `x2` mean the same.
    const units = /^[X×*]$/.test(word) && /^\d{1,3}$/.test(words[i + 1] ?? '') ? words[++i] : UNITS.exec(word)?.[1]
    if (units !== undefined && last) last.units = Math.min(999, Math.max(1, Number(units)))
    else if (MODIFIER.test(word) && last) last.modifiers = [...last.modifiers, word].slice(0, 4)
    else if (!addProcedure(lines, word)) skipped += 1
  }
  return { lines, skipped }
}

/** `45385`, `45385-59-PT`, also with units right behind: `96361X2`. In `99214-X1` the X1 is a modifier. */
function addProcedure(lines: CodeLine[], word: string): boolean {
  const [, front, units] = /^(.{5,}?)(?:(?<!-)[X×*](\d{1,3}))?$/.exec(word) ?? []
  const [code, ...modifiers] = (front ?? word).split('-')
  if (!code || !isCode(code) || !modifiers.every((one) => MODIFIER.test(one))) return false
  lines.push({
    ...EMPTY_LINE,
    code,
    modifiers: modifiers.slice(0, 4),
    units: Math.min(999, Math.max(1, Number(units ?? 1))),
  })
  return true
}

export type Placed<Row> = { rows: Row[]; added: number; /** Place of the last new row. */ last: number }

/**
 * Puts new rows in from the row at `at` on. Codes that are there already stay, behind the new ones; empty rows are used
 * up. Rows past `most` are left out, never rows that hold a code.
 */
export function placeRows<Row>(
  rows: readonly Row[],
  at: number,
  fresh: readonly Row[],
  { most, isEmpty, replace }: { most: number; isEmpty: (row: Row) => boolean; replace: boolean },
): Placed<Row> {
  const before = rows.slice(0, at)
  const here = rows[at]
  if (here !== undefined && !replace && !isEmpty(here)) before.push(here)
  let behind = rows.slice(at + 1)
  const room = most - [...before, ...behind].filter((row) => !isEmpty(row)).length
  const taken = fresh.slice(0, Math.max(0, room))
  if (taken.length === 0) return { rows: [...rows], added: 0, last: at }
  behind = behind.filter((row) => !isEmpty(row))
  return { rows: [...before, ...taken, ...behind], added: taken.length, last: before.length + taken.length - 1 }
}

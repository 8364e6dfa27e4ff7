import type { KeyCode, CodeTask } from '../../question-bank/schema/scenario'
import { plainCode, writtenLine, type CodeLine } from './answer'

/*
 * Compares the codes a candidate assigned in one task with its key: content specification, section 5.2.
 */

export type LineVerdict =
  | { kind: 'right'; line: CodeLine; key: KeyCode; viaAlternate: boolean }
  | { kind: 'partial'; line: CodeLine; key: KeyCode; credit: number; reason: string }
  | { kind: 'optional'; line: CodeLine; meaning: string; reason: string }
  /** `known` is the bank's own entry for this wrong code, when it has one. */
  | { kind: 'unsupported'; line: CodeLine; known: { meaning: string; reason: string; mistake: string } | null }
  | { kind: 'repeated'; line: CodeLine }

export type TaskMatch = {
  task: CodeTask
  /** One verdict for each entered line, in the entered order. */
  verdicts: readonly LineVerdict[]
  /** Key codes that no line earned, not even in part. */
  missed: readonly KeyCode[]
  /** Credit 0 to 1 of each key code, in the key's order. */
  credits: readonly number[]
  /** Entered codes that count against the candidate. */
  unsupported: number
}

/** Credit for a PCS code with six of seven characters right, when the first three (section, body system, operation) are. */
const NEAR_PCS_CREDIT = 0.5

/** CPT and HCPCS lines are compared by code and units; their modifiers are judged apart, by `modifierCredit`. */
export function matchCodes(task: CodeTask, entered: readonly CodeLine[]): TaskMatch {
  const lines = entered.filter((line) => plainCode(line.code) !== '')
  const credits = task.key.map(() => 0)
  const verdicts: (LineVerdict | null)[] = lines.map(() => null)
  const free = () => task.key.map((_, index) => index).filter((index) => credits[index] === 0)
  const claim = (lineIndex: number, keyIndex: number, credit: number, verdict: LineVerdict) => {
    credits[keyIndex] = credit
    verdicts[lineIndex] = verdict
  }
  // Exact matches first, best modifiers first, so that a partial match never takes a key that an exact one needs.
  lines.forEach((line, i) => {
    const open = free().filter((index) => isCode(task.key[index]!, line) !== null)
    const index = open.sort((a, b) => modifierOverlap(task.key[b]!, line) - modifierOverlap(task.key[a]!, line))[0]
    if (index === undefined) return
    const key = task.key[index]!
    claim(i, index, 1, { kind: 'right', line, key, viaAlternate: isCode(key, line) === 'alternate' })
  })
  lines.forEach((line, i) => {
    if (verdicts[i]) return
    const partial = task.partial?.find((one) => same(one, line))
    const index = partial && free().find((one) => plainCode(task.key[one]!.code) === plainCode(partial.insteadOf))
    if (partial && index !== undefined)
      claim(i, index, partial.credit, {
        kind: 'partial',
        line,
        key: task.key[index]!,
        credit: partial.credit,
        reason: partial.reason,
      })
  })
  lines.forEach((line, i) => {
    if (verdicts[i] || isListed(task, line)) return
    const index = free().find((one) => isNearPcs(task.key[one]!.code, line.code))
    if (index === undefined) return
    const key = task.key[index]!
    const known = task.wrong.find((one) => same(one, line))
    claim(i, index, NEAR_PCS_CREDIT, {
      kind: 'partial',
      line,
      key,
      credit: NEAR_PCS_CREDIT,
      reason: known?.reason ?? 'Six of the seven characters are right.',
    })
  })
  const finished = lines.map((line, i) => verdicts[i] ?? otherwise(task, line, lines.slice(0, i)))
  return {
    task,
    verdicts: finished,
    missed: task.key.filter((_, index) => credits[index] === 0),
    credits,
    unsupported: finished.filter((one) => one.kind === 'unsupported' || one.kind === 'repeated').length,
  }
}

type Coded = { code: string; units?: number }
const same = (entry: Coded, line: CodeLine) =>
  plainCode(entry.code) === plainCode(line.code) && (entry.units ?? 1) === line.units

function isCode(key: KeyCode, line: CodeLine): 'key' | 'alternate' | null {
  if (same(key, line)) return 'key'
  return key.alternates?.some((one) => same(one, line)) ? 'alternate' : null
}

const isListed = (task: CodeTask, line: CodeLine) =>
  [...(task.partial ?? []), ...(task.optional ?? [])].some((one) => same(one, line))

function isNearPcs(key: string, entered: string): boolean {
  const code = plainCode(entered)
  if (key.length !== 7 || code.length !== 7 || key.slice(0, 3) !== code.slice(0, 3)) return false
  return [...key].filter((character, index) => character === code[index]).length === 6
}

function otherwise(task: CodeTask, line: CodeLine, earlier: readonly CodeLine[]): LineVerdict {
  if (earlier.some((one) => writtenLine(one) === writtenLine(line) || plainCode(one.code) === plainCode(line.code)))
    return { kind: 'repeated', line }
  const optional = task.optional?.find((one) => same(one, line))
  if (optional) return { kind: 'optional', line, meaning: optional.meaning, reason: optional.reason }
  // A less specific or alternate code beside the exact one: no credit, no penalty.
  const partial = task.partial?.find((one) => same(one, line))
  if (partial) return { kind: 'optional', line, meaning: partial.meaning, reason: partial.reason }
  const alternate = task.key.find((key) => isCode(key, line) === 'alternate')
  if (alternate)
    return {
      kind: 'optional',
      line,
      meaning: alternate.meaning,
      reason: 'It says the same as a code already assigned.',
    }
  const wrong =
    task.wrong.find((one) => same(one, line) && (one.modifiers ?? []).join() === line.modifiers.join()) ??
    task.wrong.find((one) => same(one, line))
  return {
    kind: 'unsupported',
    line,
    known: wrong ? { meaning: wrong.meaning, reason: wrong.reason, mistake: wrong.mistake } : null,
  }
}

const modifierOverlap = (key: KeyCode, line: CodeLine) =>
  (key.modifiers ?? []).filter((one) => line.modifiers.includes(one)).length

/** Credit for modifiers over a task: 1 for each required one, 0.5 each when a line has them in another order. */
export function modifierCredit(match: TaskMatch): { earned: number; required: number; extra: number } {
  const required = match.task.key.reduce((sum, key) => sum + (key.modifiers?.length ?? 0), 0)
  let earned = 0
  let extra = 0
  for (const verdict of match.verdicts) {
    if (verdict.kind !== 'right') continue
    const wanted = requiredModifiers(verdict.key, verdict.line)
    const found = wanted.filter((one) => verdict.line.modifiers.includes(one))
    const entered = verdict.line.modifiers.filter((one) => wanted.includes(one))
    const inOrder = found.join() === entered.join()
    earned += found.length * (inOrder ? 1 : 0.5)
    extra += verdict.line.modifiers.length - found.length
  }
  return { earned, required, extra: Math.max(0, extra) }
}

/** The modifiers the line should have: of the key and its alternates with this code and these units, those that fit best. */
function requiredModifiers(key: KeyCode, line: CodeLine): readonly string[] {
  const ways = [key, ...(key.alternates ?? [])].filter((one) => same(one, line)).map((one) => one.modifiers ?? [])
  const fit = (modifiers: readonly string[]) =>
    modifiers.filter((one) => line.modifiers.includes(one)).length +
    (modifiers.join() === line.modifiers.join() ? 1 : 0)
  return ways.reduce((best, way) => (fit(way) > fit(best) ? way : best), ways[0] ?? [])
}

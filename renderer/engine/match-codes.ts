import type { KeyCode, CodeTask } from '../../question-bank/schema/scenario'
import { plainCode, type AnswerStyle, type CodeLine } from './answer'

/*
 * Compares the codes a candidate assigned in one task with its key: content specification, section 5.2. The one place
 * where a code and what belongs to it (modifiers, units, POA indicator) meet the key: scores and verdicts both rest on it.
 */

/** What belongs to a right code and is not as the key has it; null where it is right or not asked for. */
export type Flaws = {
  modifiers: { wanted: readonly string[]; given: readonly string[] } | null
  units: { wanted: number; given: number } | null
  poa: { wanted: NonNullable<KeyCode['poa']>; given: CodeLine['poa'] } | null
}

/** What the bank says of a wrong line. `mistake` is null where the bank names none. */
type Known = { meaning: string; reason: string; mistake: string | null }

export type LineVerdict =
  /** The code and everything that belongs to it. */
  | { kind: 'right'; line: CodeLine; key: KeyCode; viaAlternate: boolean; wanted: readonly string[] }
  /** The right code with something wrong about it; with wrong units it earns nothing. */
  | {
      kind: 'flawed'
      line: CodeLine
      key: KeyCode
      viaAlternate: boolean
      wanted: readonly string[]
      flaws: Flaws
      known: Known | null
    }
  | { kind: 'partial'; line: CodeLine; key: KeyCode; credit: number; reason: string; flaws: Flaws }
  | { kind: 'optional'; line: CodeLine; meaning: string; reason: string }
  /** `known` is the bank's own entry for this wrong code, when it has one. */
  | { kind: 'unsupported'; line: CodeLine; known: Known | null }
  | { kind: 'repeated'; line: CodeLine }

export type TaskMatch = {
  task: CodeTask
  /** One verdict for each entered line, in the entered order. Lines without a code are none. */
  verdicts: readonly LineVerdict[]
  /** Key codes that no line has, not even in part. */
  missed: readonly KeyCode[]
  /** Credit 0 to 1 of each key code, in the key's order, modifiers and POA left aside. */
  credits: readonly number[]
  /** Entered lines that count against the candidate in the score of a set of codes. */
  unsupported: number
}

/** Credit for a PCS code with six of seven characters right, when the first three (section, body system, operation) are. */
const NEAR_PCS_CREDIT = 0.5

/** @param style POA indicators are asked for, and compared, in the typed style only */
export function matchCodes(task: CodeTask, entered: readonly CodeLine[], style: AnswerStyle): TaskMatch {
  const lines = entered.filter((line) => plainCode(line.code) !== '')
  const credits = task.key.map(() => 0)
  const taken = new Set<number>()
  const verdicts: (LineVerdict | null)[] = lines.map(() => null)
  const free = () => task.key.map((_, index) => index).filter((index) => !taken.has(index))
  // Only the first entered code is the principal diagnosis.
  const counts = (lineIndex: number) => !verdicts[lineIndex] && (task.kind !== 'principal' || lineIndex === 0)
  const claim = (lineIndex: number, keyIndex: number, verdict: LineVerdict, credit: number) => {
    taken.add(keyIndex)
    credits[keyIndex] = credit
    verdicts[lineIndex] = verdict
  }
  const each = (visit: (line: CodeLine, lineIndex: number) => void) =>
    lines.forEach((line, i) => (counts(i) ? visit(line, i) : undefined))

  // What is right in everything first, then by the modifiers that fit best, so that no line takes a key that another
  // one needs; partial matches after exact ones for the same reason.
  each((line, i) => {
    const index = free().find((one) => compared(task, task.key[one]!, line, style)?.kind === 'right')
    if (index !== undefined) claim(i, index, compared(task, task.key[index]!, line, style)!, 1)
  })
  each((line, i) => {
    const open = free().filter((one) => isCode(task.key[one]!, line) !== null)
    const [index] = open.sort((a, b) => modifierOverlap(task.key[b]!, line) - modifierOverlap(task.key[a]!, line))
    if (index !== undefined) claim(i, index, compared(task, task.key[index]!, line, style)!, 1)
  })
  each((line, i) => {
    const partial = task.partial?.find((one) => same(one, line))
    const index = partial && free().find((one) => plainCode(task.key[one]!.code) === plainCode(partial.insteadOf))
    if (!partial || index === undefined) return
    const key = task.key[index]!
    const flaws = flawsOf(key, line, partial.modifiers ?? [], line.units, style)
    claim(
      i,
      index,
      { kind: 'partial', line, key, credit: partial.credit, reason: partial.reason, flaws },
      partial.credit,
    )
  })
  each((line, i) => {
    const index = isListed(task, line) ? undefined : free().find((one) => isNearPcs(task.key[one]!.code, line.code))
    if (index === undefined) return
    const key = task.key[index]!
    const reason = knownWrong(task, line)?.reason ?? 'Six of the seven characters are right.'
    const flaws = flawsOf(key, line, [], line.units, style)
    claim(i, index, { kind: 'partial', line, key, credit: NEAR_PCS_CREDIT, reason, flaws }, NEAR_PCS_CREDIT)
  })
  // Last the right code in wrong units: it takes its key, so that the code is not called missed, and earns nothing.
  each((line, i) => {
    if (isListed(task, line)) return
    const index = free().find((one) => unitsAside(task.key[one]!, line) !== null)
    if (index !== undefined) claim(i, index, wrongUnits(task, task.key[index]!, line, style), 0)
  })
  const finished = lines.map((line, i) => verdicts[i] ?? otherwise(task, line, lines.slice(0, i)))
  return {
    task,
    verdicts: finished,
    missed: task.key.filter((_, index) => !taken.has(index)),
    credits,
    unsupported: finished.filter(countsAgainst).length,
  }
}

const countsAgainst = (verdict: LineVerdict): boolean =>
  verdict.kind === 'unsupported' ||
  verdict.kind === 'repeated' ||
  (verdict.kind === 'flawed' && verdict.flaws.units !== null)

type Coded = { code: string; units?: number }
const sameCode = (entry: Coded, line: CodeLine) => plainCode(entry.code) === plainCode(line.code)
const same = (entry: Coded, line: CodeLine) => sameCode(entry, line) && (entry.units ?? 1) === line.units

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

/** The line against a key of the same code and units; null when it is another code. */
function compared(task: CodeTask, key: KeyCode, line: CodeLine, style: AnswerStyle): LineVerdict | null {
  const as = isCode(key, line)
  if (as === null) return null
  const wanted = wantedModifiers(key, line, same)
  const flaws = flawsOf(key, line, wanted, line.units, style)
  const shared = { line, key, viaAlternate: as === 'alternate', wanted }
  return isFlawed(flaws)
    ? { kind: 'flawed', ...shared, flaws, known: knownExactly(task, line) }
    : { kind: 'right', ...shared }
}

function wrongUnits(task: CodeTask, key: KeyCode, line: CodeLine, style: AnswerStyle): LineVerdict {
  const way = unitsAside(key, line)!
  const wanted = wantedModifiers(key, line, sameCode)
  return {
    kind: 'flawed',
    line,
    key,
    viaAlternate: way !== key,
    wanted,
    flaws: flawsOf(key, line, wanted, way.units ?? 1, style),
    known: knownWrong(task, line),
  }
}

function flawsOf(key: KeyCode, line: CodeLine, wanted: readonly string[], units: number, style: AnswerStyle): Flaws {
  const given = modifiersOf(line)
  return {
    modifiers: given.join() === wanted.join() ? null : { wanted, given },
    units: line.units === units ? null : { wanted: units, given: line.units },
    poa: style === 'pick' || !key.poa || poaIsRight(key.poa, line.poa) ? null : { wanted: key.poa, given: line.poa },
  }
}

const isFlawed = (flaws: Flaws): boolean => flaws.modifiers !== null || flaws.units !== null || flaws.poa !== null

/** Whether an entered indicator is the key's; both a blank and "exempt" are right for an exempt code. */
const poaIsRight = (key: NonNullable<KeyCode['poa']>, entered: CodeLine['poa']): boolean =>
  key === 'exempt' ? entered === '' || entered === 'exempt' : entered === key

/** Entered modifiers as they are compared: `pt ` is PT, and an empty field is none. */
const modifiersOf = (line: CodeLine): string[] => line.modifiers.map(plainCode).filter((one) => one !== '')

/** The key, or the alternate, with this code in other units. */
const unitsAside = (key: KeyCode, line: CodeLine) =>
  [key, ...(key.alternates ?? [])].find((one) => sameCode(one, line)) ?? null

const knownExactly = (task: CodeTask, line: CodeLine): Known | null =>
  task.wrong.find((one) => same(one, line) && (one.modifiers ?? []).join() === modifiersOf(line).join()) ?? null

/** The bank's entry for a wrong code, that with these modifiers before that without. */
const knownWrong = (task: CodeTask, line: CodeLine): Known | null =>
  knownExactly(task, line) ?? task.wrong.find((one) => same(one, line)) ?? null

function otherwise(task: CodeTask, line: CodeLine, earlier: readonly CodeLine[]): LineVerdict {
  if (earlier.some((one) => plainCode(one.code) === plainCode(line.code))) return { kind: 'repeated', line }
  if (task.kind === 'principal' && isCode(task.key[0]!, line) !== null)
    return {
      kind: 'unsupported',
      line,
      known: {
        meaning: task.key[0]!.meaning,
        reason: 'Only the first code counts as the principal or first-listed diagnosis.',
        mistake: null,
      },
    }
  const optional = task.optional?.find((one) => same(one, line))
  if (optional) return { kind: 'optional', line, meaning: optional.meaning, reason: optional.reason }
  // A less specific or alternate code beside the exact one: no credit, no penalty.
  const partial = task.partial?.find((one) => same(one, line))
  if (partial) return { kind: 'optional', line, meaning: partial.meaning, reason: partial.reason }
  // A key and its alternate, whichever of them was entered first.
  const twin = task.key.find((key) => isCode(key, line) !== null)
  if (twin)
    return { kind: 'optional', line, meaning: twin.meaning, reason: 'It says the same as a code already assigned.' }
  return { kind: 'unsupported', line, known: knownWrong(task, line) }
}

const modifierOverlap = (key: KeyCode, line: CodeLine) =>
  (key.modifiers ?? []).filter((one) => modifiersOf(line).includes(one)).length

/**
 * Modifiers of one line: 1 for each wanted one, 0.5 each where they are in another order, and those too many.
 */
export function lineModifiers({ line, wanted }: { line: CodeLine; wanted: readonly string[] }): {
  earned: number
  extra: number
} {
  const given = modifiersOf(line)
  const found = wanted.filter((one) => given.includes(one))
  const inOrder = found.join() === given.filter((one) => wanted.includes(one)).join()
  return { earned: found.length * (inOrder ? 1 : 0.5), extra: given.length - found.length }
}

/** Credit for modifiers over a task. Only lines with the right code in the right units earn it. */
export function modifierCredit(match: TaskMatch): { earned: number; required: number; extra: number } {
  const required = new Map(match.task.key.map((key) => [key, key.modifiers?.length ?? 0]))
  let earned = 0
  let extra = 0
  for (const verdict of match.verdicts) {
    if (verdict.kind !== 'right' && !(verdict.kind === 'flawed' && verdict.flaws.units === null)) continue
    // An alternate may want more or fewer modifiers than the key it stands for.
    required.set(verdict.key, verdict.wanted.length)
    const line = lineModifiers(verdict)
    earned += line.earned
    extra += line.extra
  }
  return { earned, required: [...required.values()].reduce((sum, one) => sum + one, 0), extra }
}

/** Diagnoses whose POA indicator is asked for, and what was earned: 1 for a right one, half on a partial match. */
export function poaCredit(match: TaskMatch): { earned: number; required: number } {
  let earned = 0
  for (const verdict of match.verdicts) {
    if (verdict.kind === 'right') earned += verdict.key.poa === undefined ? 0 : 1
    else if (verdict.kind === 'flawed' || verdict.kind === 'partial')
      earned += verdict.key.poa === undefined || verdict.flaws.poa ? 0 : verdict.kind === 'partial' ? 0.5 : 1
  }
  return { earned, required: match.task.key.filter((key) => key.poa !== undefined).length }
}

/** The modifiers the line should have: of the key and its alternates that are this code, those that fit best. */
function wantedModifiers(
  key: KeyCode,
  line: CodeLine,
  is: (entry: Coded, line: CodeLine) => boolean,
): readonly string[] {
  const given = modifiersOf(line)
  const ways = [key, ...(key.alternates ?? [])].filter((one) => is(one, line)).map((one) => one.modifiers ?? [])
  const fit = (modifiers: readonly string[]) =>
    modifiers.filter((one) => given.includes(one)).length + (modifiers.join() === given.join() ? 1 : 0)
  return ways.reduce((best, way) => (fit(way) > fit(best) ? way : best), ways[0] ?? [])
}

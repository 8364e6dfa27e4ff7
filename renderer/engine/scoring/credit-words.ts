import { verdictOf, type CodeParts, type Credit, type Verdict } from './credit'

/* What came of an answer, in the same words everywhere. */

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  'right': 'Right',
  'partial': 'Partly right',
  'wrong': 'Wrong',
  'not-answered': 'Not answered',
}

/** `Right`, `Partly right (50 %)`, `Wrong`, `Not answered`. */
export function verdictWords(one: Pick<Credit, 'answered' | 'credit'>): string {
  const verdict = verdictOf(one)
  return verdict === 'partial' ? `${VERDICT_WORDS.partial} (${partPercent(one.credit)}\u00a0%)` : VERDICT_WORDS[verdict]
}

/** A part of a whole in percent, which is neither nothing nor all of it. */
const partPercent = (share: number): number => Math.min(99, Math.max(1, Math.round(share * 100)))

/**
 * The lines of code tasks exam-style and in parts: `Lines exactly right: 3 of 5. In parts: 4 codes right, 1 missed, 1
 * extra, 1 wrong modifier.`
 */
export function linesWords(parts: CodeParts): string {
  const named: readonly [count: number, one: string, more: string][] = [
    [parts.partial, 'partly right', 'partly right'],
    [parts.missed, 'missed', 'missed'],
    [parts.extra, 'extra', 'extra'],
    [parts.wrongModifiers, 'wrong modifier', 'wrong modifiers'],
    [parts.wrongUnits, 'wrong number of units', 'wrong numbers of units'],
    [parts.wrongPoa, 'wrong POA', 'wrong POAs'],
  ]
  const rest = named.flatMap(([count, one, more]) => (count === 0 ? [] : [`${count} ${count === 1 ? one : more}`]))
  const inParts = [`${parts.right} ${parts.right === 1 ? 'code' : 'codes'} right`, ...rest].join(', ')
  return `Lines exactly right: ${parts.exact} of ${parts.lines}. In parts: ${inParts}.`
}

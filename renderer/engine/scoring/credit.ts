import { keysOf, type Choice } from '../../../question-bank/schema/item'
import type { CodeTask } from '../../../question-bank/schema/scenario'
import { isGiven, selectedOf, type Answer, type AnswerStyle } from '../answer'
import { choiceOf, type Screen } from '../form'
import { lineModifiers, matchCodes, type LineVerdict, type TaskMatch } from '../match-codes'
import { MODIFIER_SHARE, PENALTY_CAP, POA_SHARE, setScore } from './weights'

/*
 * What came of one screen. The only place that says how much an answer earned, whether it is right, and what was missed;
 * reports, lists, cards, filters and exports all ask here.
 *
 * Right is fully right: every option that was to be selected, or every code with its modifiers, units and (typed) POA indicator, and none too many. Missed is
 * answered and not fully right. Not answered is neither.
 */

export const VERDICTS = ['right', 'partial', 'wrong', 'not-answered'] as const
export type Verdict = (typeof VERDICTS)[number]

/** `credit` is 0 to 1: 1 exactly where the answer is right, 0 where it is wrong or there is none. */
export type Credit = { answered: boolean; credit: number; verdict: Verdict }

/** The lines of a code task, all or nothing, and the same in parts. */
export type CodeParts = {
  /** Codes of the key, and how many lines have one of them with everything that belongs to it. */
  lines: number
  exact: number
  /** Codes of the key that were assigned, whatever is wrong about them. With `partial` and `missed` they make `lines`. */
  right: number
  /** Codes that stand for one of the key and earn a part of it. */
  partial: number
  missed: number
  /** Codes the record does not support, and repeated ones. */
  extra: number
  /** Lines whose code is right, wholly or in part, with a wrong modifier, units or POA indicator. */
  wrongModifiers: number
  wrongUnits: number
  wrongPoa: number
}

export type CodesCredit = Credit & { match: TaskMatch; parts: CodeParts }

/** The verdict on what was earned; also of results that were stored. */
export function verdictOf({ answered, credit }: Pick<Credit, 'answered' | 'credit'>): Verdict {
  if (!answered) return 'not-answered'
  if (credit >= 1) return 'right'
  return credit > 0 ? 'partial' : 'wrong'
}

/** Answered, and not fully right. */
export const isMissed = (one: Pick<Credit, 'answered' | 'credit'>): boolean => one.answered && one.credit < 1

/** Answered, and fully right. */
export const isRight = (one: Pick<Credit, 'answered' | 'credit'>): boolean => verdictOf(one) === 'right'

/**
 * What came of a choice: all for the key, nothing for another option. Where several are to be selected: all for exactly
 * these, nothing for fewer, more or others.
 */
export function choiceCredit(choice: Pick<Choice, 'key'>, given: Answer | undefined): Credit {
  if (given?.kind === 'codes') return credited(false, 0)
  const keys = keysOf(choice)
  const selected = selectedOf(given)
  const right = selected.length === keys.length && keys.every((one) => selected.includes(one))
  return credited(isGiven(given), right ? 1 : 0)
}

/**
 * What came of a code task. A line with the right code in the right units loses what its POA indicator or its modifiers
 * count in a scenario; codes too many take away from the whole.
 */
export function codesCredit(task: CodeTask, given: Answer | undefined, style: AnswerStyle): CodesCredit {
  const match = matchCodes(task, given?.kind === 'codes' ? given.lines : [], style)
  const earned = new Map(match.verdicts.flatMap((one) => ('key' in one ? [[one.key, earnedBy(one)] as const] : [])))
  const credit = setScore(
    task.key.map((key) => earned.get(key) ?? 0),
    task.key.map((key) => key.weight ?? 1),
    match.unsupported,
  )
  return { ...credited(given?.kind === 'codes' && isGiven(given), credit), match, parts: partsOf(match) }
}

/** What came of a screen of any kind. */
export const screenCredit = (screen: Screen, given: Answer | undefined, style: AnswerStyle): Credit =>
  screen.kind === 'codes' ? codesCredit(screen.task, given, style) : choiceCredit(choiceOf(screen), given)

export type VerdictCounts = { right: number; partial: number; wrong: number; notAnswered: number; missed: number }

/** How many of a list are what; the missed ones are those that are partly right or wrong. */
export function verdictCounts(list: readonly Pick<Credit, 'answered' | 'credit'>[]): VerdictCounts {
  const count = (verdict: Verdict) => list.filter((one) => verdictOf(one) === verdict).length
  const [partial, wrong] = [count('partial'), count('wrong')]
  return { right: count('right'), partial, wrong, notAnswered: count('not-answered'), missed: partial + wrong }
}

/** The parts of several tasks together. */
export function sumOfParts(list: readonly CodeParts[]): CodeParts {
  const sum = (of: keyof CodeParts) => list.reduce((total, one) => total + one[of], 0)
  return {
    lines: sum('lines'),
    exact: sum('exact'),
    right: sum('right'),
    partial: sum('partial'),
    missed: sum('missed'),
    extra: sum('extra'),
    wrongModifiers: sum('wrongModifiers'),
    wrongUnits: sum('wrongUnits'),
    wrongPoa: sum('wrongPoa'),
  }
}

/** Sums of weights may end a hair beside 0 or 1; what is as good as all is all. */
const TOLERANCE = 1e-9

function credited(answered: boolean, earned: number): Credit {
  const credit = !answered || earned < TOLERANCE ? 0 : earned > 1 - TOLERANCE ? 1 : earned
  return { answered, credit, verdict: verdictOf({ answered, credit }) }
}

/** What a line earns of its key, 0 to 1. */
function earnedBy(verdict: Extract<LineVerdict, { key: unknown }>): number {
  if (verdict.kind === 'right') return 1
  if (verdict.kind === 'partial') return verdict.credit
  if (verdict.flaws.units) return 0
  return (
    1 - (verdict.flaws.poa ? POA_SHARE : 0) - (verdict.flaws.modifiers ? MODIFIER_SHARE * modifierLoss(verdict) : 0)
  )
}

/** The share of its modifiers that a line loses, as in the score of a scenario. Never nothing: they are not as they should be. */
function modifierLoss(verdict: Extract<LineVerdict, { kind: 'flawed' }>): number {
  const { earned, extra } = lineModifiers(verdict)
  const required = verdict.wanted.length
  const right = required === 0 ? 1 : earned / required
  return Math.min(1, 1 - right + Math.min(PENALTY_CAP, (0.5 * extra) / Math.max(1, required)))
}

function partsOf({ task, verdicts, missed }: TaskMatch): CodeParts {
  const count = (keep: (one: LineVerdict) => boolean) => verdicts.filter(keep).length
  const flaw = (of: 'modifiers' | 'units' | 'poa') => count((one) => 'flaws' in one && one.flaws[of] !== null)
  return {
    lines: task.key.length,
    exact: count(({ kind }) => kind === 'right'),
    right: count(({ kind }) => kind === 'right' || kind === 'flawed'),
    partial: count(({ kind }) => kind === 'partial'),
    missed: missed.length,
    extra: count(({ kind }) => kind === 'unsupported' || kind === 'repeated'),
    wrongModifiers: flaw('modifiers'),
    wrongUnits: flaw('units'),
    wrongPoa: flaw('poa'),
  }
}

import type { Scenario } from '../../question-bank/schema/scenario'
import type { Answer, AnswerStyle, CodeLine } from './answer'
import { codeScreenId, questionScreenId } from './form'
import { matchCodes, modifierCredit, type TaskMatch } from './match-codes'

/* Scenario score, content specification section 5.2. All proportions are 0 to 1. */

export type ComponentName = 'principal' | 'additional' | 'procedures' | 'poa' | 'modifiers' | 'questions'
export type Component = { name: ComponentName; weight: number; proportion: number }

export type ScenarioScore = {
  /** The score, 0 to 1. */
  score: number
  /** Components that have a key, with weights that add up to 1. */
  components: readonly Component[]
  matches: readonly TaskMatch[]
}

const INPATIENT: Partial<Record<ComponentName, number>> = {
  principal: 25,
  additional: 30,
  procedures: 15,
  poa: 10,
  questions: 20,
}
const OUTPATIENT: Partial<Record<ComponentName, number>> = {
  principal: 20,
  additional: 20,
  procedures: 25,
  modifiers: 15,
  questions: 20,
}

/** What each part of a scenario counts, in points of a hundred; parts without a key are dropped and the rest scaled up. */
export const componentWeights = (setting: Scenario['setting']): Partial<Record<ComponentName, number>> =>
  setting === 'inpatient' ? INPATIENT : OUTPATIENT

/** Largest share that unsupported codes can take away. */
const PENALTY_CAP = 0.5

/**
 * `S = max(0, sum(w*c)/sum(w) - min(0.5, 0.5*U/n))`: weighted credit of the key codes less a capped penalty for
 * unsupported codes; n is the number of key codes.
 */
export function setScore(credits: readonly number[], weights: readonly number[], unsupported: number): number {
  const total = weights.reduce((a, b) => a + b, 0)
  const earned = credits.reduce((sum, credit, index) => sum + credit * weights[index]!, 0)
  return Math.max(0, earned / total - Math.min(PENALTY_CAP, (0.5 * unsupported) / credits.length))
}

/**
 * Scores one scenario from the answers to its screens. POA counts where it was entered, that is in the typed style.
 */
export function scoreScenario(
  scenario: Scenario,
  answers: ReadonlyMap<string, Answer>,
  style: AnswerStyle,
): ScenarioScore {
  const matches = scenario.tasks.map((task) =>
    matchCodes(task, linesOf(answers.get(codeScreenId(scenario.id, task.kind)))),
  )
  const of = (kind: ComponentName) => matches.find((match) => match.task.kind === kind)
  const proportions: Partial<Record<ComponentName, number | null>> = {
    principal: principalScore(of('principal')!),
    additional: of('additional') ? taskScore(of('additional')!) : null,
    procedures: of('procedures') ? taskScore(of('procedures')!) : null,
    poa: style === 'type' ? poaScore(matches) : null,
    modifiers: of('procedures') ? modifierScore(of('procedures')!) : null,
    questions: questionScore(scenario, answers),
  }
  const weights = componentWeights(scenario.setting)
  const kept = (Object.entries(weights) as [ComponentName, number][]).flatMap(([name, weight]) => {
    const proportion = proportions[name]
    return proportion === null || proportion === undefined ? [] : [{ name, weight, proportion }]
  })
  const sum = kept.reduce((total, one) => total + one.weight, 0)
  const components = kept.map((one) => ({ ...one, weight: one.weight / sum }))
  return { score: components.reduce((total, one) => total + one.weight * one.proportion, 0), components, matches }
}

const linesOf = (given: Answer | undefined): readonly CodeLine[] => (given?.kind === 'codes' ? given.lines : [])

/** 1 exact or listed alternate, the listed partial value, else 0. Only the first entered code counts as the principal one. */
function principalScore(match: TaskMatch): number {
  const first = match.verdicts[0]
  if (first?.kind === 'right') return 1
  return first?.kind === 'partial' ? first.credit : 0
}

/** Credit of one code task, 0 to 1: of the principal diagnosis its own, of a set of codes the set's score. */
export const taskCredit = (match: TaskMatch): number =>
  match.task.kind === 'principal' ? principalScore(match) : taskScore(match)

function taskScore({ task, credits, unsupported }: TaskMatch): number {
  return setScore(
    credits,
    task.key.map((key) => key.weight ?? 1),
    unsupported,
  )
}

/** Right POA indicators over required diagnoses. Exempt codes expect no indicator; a partial match earns half. */
function poaScore(matches: readonly TaskMatch[]): number | null {
  const diagnoses = matches.filter((match) => match.task.kind !== 'procedures')
  const required = diagnoses.flatMap((match) => match.task.key).filter((key) => key.poa !== undefined).length
  if (required === 0) return null
  let earned = 0
  for (const verdict of diagnoses.flatMap((match) => match.verdicts)) {
    if (verdict.kind !== 'right' && verdict.kind !== 'partial') continue
    if (poaIsRight(verdict.key.poa, verdict.line.poa)) earned += verdict.kind === 'right' ? 1 : 0.5
  }
  return earned / required
}

/** Whether an entered indicator is the key's; both a blank and "exempt" are right for an exempt code. */
export function poaIsRight(key: string | undefined, entered: CodeLine['poa']): boolean {
  return key === 'exempt' ? entered === '' || entered === 'exempt' : entered === key
}

function modifierScore(match: TaskMatch): number | null {
  const { earned, required, extra } = modifierCredit(match)
  return required === 0 ? null : Math.max(0, earned / required - Math.min(PENALTY_CAP, (0.5 * extra) / required))
}

function questionScore(scenario: Scenario, answers: ReadonlyMap<string, Answer>): number {
  const right = scenario.questions.filter((question) => {
    const given = answers.get(questionScreenId(scenario.id, question.id))
    return given?.kind === 'choice' && given.option === question.key
  }).length
  return right / scenario.questions.length
}

import type { Scenario } from '../../question-bank/schema/scenario'
import type { Answer, AnswerStyle, CodeLine } from './answer'
import { codeScreenId, questionScreenId } from './form'
import { matchCodes, modifierCredit, poaCredit, type TaskMatch } from './match-codes'
import { choiceCredit } from './scoring/credit'
import { componentWeights, PENALTY_CAP, setScore, type ComponentName } from './scoring/weights'

/* Scenario score, content specification section 5.2. All proportions are 0 to 1. */

export type Component = { name: ComponentName; weight: number; proportion: number }

export type ScenarioScore = {
  /** The score, 0 to 1. */
  score: number
  /** Components that have a key, with weights that add up to 1. */
  components: readonly Component[]
  matches: readonly TaskMatch[]
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
    matchCodes(task, linesOf(answers.get(codeScreenId(scenario.id, task.kind))), style),
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
  return match.credits[0] ?? 0
}

function taskScore({ task, credits, unsupported }: TaskMatch): number {
  return setScore(
    credits,
    task.key.map((key) => key.weight ?? 1),
    unsupported,
  )
}

/** Right POA indicators over required diagnoses. Exempt codes expect no indicator; a partial match earns half. */
function poaScore(matches: readonly TaskMatch[]): number | null {
  const diagnoses = matches.filter((match) => match.task.kind !== 'procedures').map(poaCredit)
  const required = diagnoses.reduce((sum, one) => sum + one.required, 0)
  return required === 0 ? null : diagnoses.reduce((sum, one) => sum + one.earned, 0) / required
}

function modifierScore(match: TaskMatch): number | null {
  const { earned, required, extra } = modifierCredit(match)
  return required === 0 ? null : Math.max(0, earned / required - Math.min(PENALTY_CAP, (0.5 * extra) / required))
}

function questionScore(scenario: Scenario, answers: ReadonlyMap<string, Answer>): number {
  const credits = scenario.questions.map((one) => choiceCredit(one, answers.get(questionScreenId(scenario.id, one.id))))
  return credits.reduce((sum, one) => sum + one.credit, 0) / credits.length
}

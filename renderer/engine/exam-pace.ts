import type { Bank } from '../../question-bank/schema/bank'
import type { Preset } from '../../question-bank/schema/preset'
import type { Scenario } from '../../question-bank/schema/scenario'
import { minutes, ms, seconds, type Milliseconds } from './units'

/*
 * The pace of the exam, in one place: what Home and Progress judge by is what a timed practice allows. Items, code tasks
 * and related questions have the same time each, as nothing is known of how the exam divides it.
 */

/** The plan: a first pass with this much left, and in shorter exams an eighth of the limit, as 30 minutes are of four hours. */
const RESERVE = minutes(30)

/** Time for each question of an exam that leaves a reserve for a second look. */
export const planPace = (limit: Milliseconds, questions: number): Milliseconds =>
  ms((limit - Math.min(RESERVE, limit / 8)) / Math.max(1, questions))

/** The plan of an exam of middle size, in whole seconds: its scenarios ask as much as those of the bank do. */
export function examPace(
  preset: Pick<Preset, 'minutes' | 'items' | 'scenarios'>,
  bank: readonly Pick<Scenario, 'tasks' | 'questions'>[],
): Milliseconds {
  const middle = ({ min, max }: Preset['items']) => (min + max) / 2
  const asked = bank.reduce((sum, { tasks, questions }) => sum + tasks.length + questions.length, 0)
  const perScenario = bank.length === 0 ? 0 : asked / bank.length
  const questions = middle(preset.items) + middle(preset.scenarios) * perScenario
  return seconds(Math.round(planPace(minutes(preset.minutes), questions) / 1_000))
}

/** The exam that everything is compared with. */
export const DEFAULT_PRESET = 'ccs-full'

/** The pace of the real exam, as this bank's full exam has it. */
export function paceOfExam({ presets, scenarios }: Pick<Bank, 'presets' | 'scenarios'>): Milliseconds {
  return examPace(presets.find((one) => one.id === DEFAULT_PRESET) ?? presets[0]!, scenarios)
}

/** Time for so many questions at a pace. */
export const timeAtPace = (pace: Milliseconds, questions: number): Milliseconds => ms(pace * questions)

export type PaceVerdict = 'hurried' | 'within' | 'slower'

/** A third of the plan is less than it takes to read a question: nothing to praise. */
const HURRIED = 1 / 3

export function paceVerdict(spent: Milliseconds | number, plan: Milliseconds | number): PaceVerdict {
  if (spent < plan * HURRIED) return 'hurried'
  return spent > plan ? 'slower' : 'within'
}

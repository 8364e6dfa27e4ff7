import type { Bank } from '../../question-bank/schema/bank'
import type { Choice } from '../../question-bank/schema/item'
import type { CodeTask, Scenario } from '../../question-bank/schema/scenario'
import { codeScreenId, questionScreenId } from '../engine/form'
import { taskTitle } from '../engine/labels'
import { services } from './services'

/** What a card asks: a question by itself or beside its record, or a code task. */
export type CardContent =
  | { kind: 'choice'; id: string; choice: Choice; scenario: Scenario | null }
  | { kind: 'codes'; id: string; task: CodeTask; scenario: Scenario }

const indexes = new WeakMap<Bank, ReadonlyMap<string, CardContent>>()

/** What a card asks, as the bank has it now; null when the bank no longer has it. */
export function cardContent(id: string): CardContent | null {
  const { bank } = services()
  let index = indexes.get(bank)
  if (!index) {
    index = new Map(contentsOf(bank).map((content) => [content.id, content]))
    indexes.set(bank, index)
  }
  return index.get(id) ?? null
}

/** A card in one line, without giving the answer away. */
export function cardTitle(content: CardContent): string {
  if (content.kind === 'codes') return `${taskTitle(content.task.kind)}: ${content.scenario.patient}`
  return content.choice.stem.replace(/[|*#\s]+/g, ' ').trim()
}

function contentsOf({ items, scenarios }: Bank): CardContent[] {
  return [
    ...items.map((item): CardContent => ({ kind: 'choice', id: item.id, choice: item, scenario: null })),
    ...scenarios.flatMap((scenario): CardContent[] => [
      ...scenario.tasks.map((task): CardContent => ({
        kind: 'codes',
        id: codeScreenId(scenario.id, task.kind),
        task,
        scenario,
      })),
      ...scenario.questions.map((question): CardContent => ({
        kind: 'choice',
        id: questionScreenId(scenario.id, question.id),
        choice: question,
        scenario,
      })),
    ]),
  ]
}

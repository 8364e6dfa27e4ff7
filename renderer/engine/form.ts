import { z } from 'zod'
import { item, optionId, type Item } from '../../question-bank/schema/item'
import { scenario, type CodeTask, type Scenario } from '../../question-bank/schema/scenario'
import { formEditions } from './code-books'

/*
 * A form: exactly which questions one attempt has, in which order, with which order of options. It names content by
 * hash; the content itself is kept once per version, so an old attempt never meets a changed key.
 */

const hash = z.string().regex(/^[0-9a-f]{16}$/)
const order = z.array(optionId).min(4).max(6)

const formItem = z.strictObject({ id: z.string().max(12), hash, pretest: z.boolean(), order })
const formScenario = z.strictObject({
  id: z.string().max(12),
  hash,
  pretest: z.boolean(),
  /** Option order of each related question, by question id. */
  orders: z.record(z.string().max(4), order),
  /** Only these code tasks and related questions, by kind and id; all of them where absent. */
  parts: z.array(z.string().max(16)).min(1).max(12).optional(),
})

export const form = z.strictObject({
  seed: z.int().min(0).max(0xffffffff),
  bankHash: hash,
  items: z.array(formItem).max(300),
  scenarios: z.array(formScenario).max(50),
  /** Constraints that had to be relaxed, in plain words; empty on a form that meets them all. */
  relaxed: z.array(z.string().max(300)).max(20),
  /** For which code books it was drawn; forms of before did not keep it. */
  editions: formEditions.optional(),
})
export type Form = z.infer<typeof form>
export type FormItem = z.infer<typeof formItem>
export type FormScenario = z.infer<typeof formScenario>

/** The questions a form needs, by id. */
export const content = z.strictObject({ items: z.array(item).max(300), scenarios: z.array(scenario).max(50) })
export type Content = z.infer<typeof content>

/** One screen of the exam. Its id is stable: `CK-0001`, `SC-0001/principal`, `SC-0001/Q1`. */
export type Screen =
  | { kind: 'item'; id: string; section: 'items'; item: Item; order: FormItem['order']; pretest: boolean }
  | {
      kind: 'codes'
      id: string
      section: 'scenarios'
      scenario: Scenario
      scenarioNumber: number
      task: CodeTask
      pretest: boolean
    }
  | {
      kind: 'question'
      id: string
      section: 'scenarios'
      scenario: Scenario
      scenarioNumber: number
      question: Scenario['questions'][number]
      order: FormItem['order']
      pretest: boolean
    }
export type ChoiceScreen = Extract<Screen, { kind: 'item' | 'question' }>

export const codeScreenId = (scenarioId: string, kind: CodeTask['kind']) => `${scenarioId}/${kind}`
export const questionScreenId = (scenarioId: string, question: string) => `${scenarioId}/${question}`

/** The screens of a form in order: all items, then each scenario's tasks and related questions. */
export function screensOf(form: Form, content: Content): Screen[] {
  const items = new Map(content.items.map((one) => [one.hash, one]))
  const scenarios = new Map(content.scenarios.map((one) => [one.hash, one]))
  const screens: Screen[] = []
  for (const { id, hash, order, pretest } of form.items) {
    const found = items.get(hash)
    if (!found) throw new MissingContent(id)
    screens.push({ kind: 'item', id, section: 'items', item: found, order, pretest })
  }
  form.scenarios.forEach(({ id, hash, orders, pretest, parts }, index) => {
    const found = scenarios.get(hash)
    if (!found) throw new MissingContent(id)
    const shared = { section: 'scenarios', scenario: found, scenarioNumber: index + 1, pretest } as const
    const asked = (part: string) => parts === undefined || parts.includes(part)
    for (const task of found.tasks)
      if (asked(task.kind)) screens.push({ kind: 'codes', id: codeScreenId(id, task.kind), task, ...shared })
    for (const question of found.questions) {
      if (!asked(question.id)) continue
      const order = orders[question.id] ?? ['a', 'b', 'c', 'd']
      screens.push({ kind: 'question', id: questionScreenId(id, question.id), question, order, ...shared })
    }
  })
  return screens
}

/** A form names a question whose content is not at hand. */
export class MissingContent extends Error {
  constructor(readonly questionId: string) {
    super(`The content of question ${questionId} is missing.`)
  }
}

/** The choice of an item screen or of a related question. */
export function choiceOf(screen: ChoiceScreen) {
  return screen.kind === 'item' ? screen.item : screen.question
}

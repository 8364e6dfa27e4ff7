import { keysOf, type Choice, type Exhibit } from '../../../question-bank/schema/item'
import type { CodeTask, KeyCode, Scenario } from '../../../question-bank/schema/scenario'
import { selectWords, writtenLine } from '../answer'
import { codeScreenId, questionScreenId, type Content } from '../form'
import { OPTION_LETTERS, taskTitle } from '../labels'
import type { Outcome } from '../outcome'
import { quoteOf } from '../quoted-words'

/* One question with its key, flat, as the exports write it down. */

export type ExportedOption = { letter: string; text: string; reason: string; key: boolean }
export type ExportedCode = { code: string; meaning: string; reason: string; words: readonly string[] }

export type ExportedQuestion = {
  /** Its screen id. */
  screen: string
  hash: string
  domain: number
  task: string
  /** Row of the topic matrix; null in a scenario. */
  topic: string | null
  /** The medical record it is about, or null for an item. */
  record: { patient: string; title: string; documents: readonly { title: string; text: string }[] } | null
  /** What a code task is called; null for a choice. */
  asked: string | null
  stem: string
  /** `Select two.` where a choice has several keys, else empty. */
  select: string
  /** What stands beside the stem, or null. */
  exhibit: Exhibit | null
  /** The rule of thumb, and where to look; null where the question has none. */
  remember: string | null
  lookup: string | null
  /** Of a choice; empty for a code task. */
  options: readonly ExportedOption[]
  /** The key of a code task; empty for a choice. */
  codes: readonly ExportedCode[]
  citations: readonly string[]
}

/** Looks questions up by the hash of their content and their screen id. */
export function questionsByVersion(
  content: Content,
): (one: Pick<Outcome, 'hash' | 'screen'>) => ExportedQuestion | null {
  const all = [...content.items.map((one) => itemQuestion(one)), ...content.scenarios.flatMap(scenarioQuestions)]
  const byVersion = new Map(all.map((one) => [`${one.hash} ${one.screen}`, one]))
  return ({ hash, screen }) => byVersion.get(`${hash} ${screen}`) ?? null
}

function itemQuestion(item: Content['items'][number]): ExportedQuestion {
  const { id, hash, domain, task, row } = item
  return { screen: id, hash, domain, task, topic: row, record: null, asked: null, codes: [], ...choiceParts(item) }
}

function scenarioQuestions(scenario: Scenario): ExportedQuestion[] {
  const { id, hash, patient, title, documents } = scenario
  const shared = { hash, topic: null, record: { patient, title, documents } }
  const tasks = scenario.tasks.map((task) => ({
    ...shared,
    screen: codeScreenId(id, task.kind),
    domain: domainOf(task.outlineTask),
    task: task.outlineTask,
    options: [],
    ...taskParts(task),
  }))
  const questions = scenario.questions.map((one) => ({
    ...shared,
    screen: questionScreenId(id, one.id),
    domain: domainOf(one.task),
    task: one.task,
    asked: null,
    codes: [],
    ...choiceParts(one),
  }))
  return [...tasks, ...questions]
}

const domainOf = (task: string): number => Number(task[0])

const choiceParts = (choice: Choice) => ({
  stem: choice.stem,
  select: selectWords(choice),
  exhibit: choice.exhibit ?? null,
  remember: choice.remember ?? null,
  lookup: choice.lookup ?? null,
  options: choice.options.map((one, place) => ({
    letter: OPTION_LETTERS[place]!,
    text: one.text,
    reason: one.reason,
    key: keysOf(choice).includes(one.id),
  })),
  citations: choice.citations,
})

const taskParts = ({ kind, prompt, key, remember, lookup }: CodeTask) => ({
  asked: taskTitle(kind),
  stem: prompt,
  select: '',
  exhibit: null,
  remember: remember ?? null,
  lookup: lookup ?? null,
  codes: key.map((one) => ({
    code: writtenLine(one) + poaOf(one),
    meaning: one.meaning,
    reason: one.reason,
    words: (one.support ?? []).map(({ words }) => quoteOf(words)),
  })),
  citations: [...new Set(key.flatMap((one) => one.citations ?? []))],
})

const poaOf = ({ poa }: KeyCode): string => (poa ? ` (POA ${poa})` : '')

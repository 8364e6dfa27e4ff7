import type { CodeTask, SourceScenario } from '../schema/scenario'
import type { SourceItem } from '../schema/item'
import { DOMAIN_FOLDERS } from './item-files'
import { candidatesOf } from '../../renderer/engine/answer'
import { OPTION_LETTERS } from '../../renderer/engine/labels'
import type { Sources, WrittenScenario } from './written'

/*
 * The pages a second reader gets: what a candidate would see and nothing that tells the answer. No key, reasons,
 * mistakes, citations, titles of scenarios, meanings of codes, support, POA, traps, topic rows or earlier readings.
 */

/** Path of a page, with forward slashes, and its Markdown. */
export type Page = { path: string; text: string }

export function blindPages(sources: Sources, ids?: readonly string[]): Page[] {
  const chosen = ({ id }: { id: string }) => ids === undefined || ids.includes(id)
  const items = Object.entries(DOMAIN_FOLDERS).flatMap(([name, domain]) => {
    const own = sources.items.filter((one) => chosen(one) && one.value.task.startsWith(`${domain}.`)).sort(byId)
    return own.length === 0 ? [] : [{ path: `items/${name}.md`, text: itemsPage(own.map((one) => one.value)) }]
  })
  return [...items, ...sources.scenarios.filter(chosen).flatMap(scenarioPages)]
}

const ITEM_INTRODUCTION = `Answer each item with one letter, or as many as it says, before you look at anything else of this project. For each, note the letter, the rule or code
list that decides it, and anything that is wrong, unclear or has two right answers. Code sets: ICD-10-CM/PCS FY2026.`

function itemsPage(items: readonly SourceItem[]): string {
  return page([
    ITEM_INTRODUCTION,
    ...items.map(
      (item) => `## ${item.id}\n\nSetting: ${item.setting}\n\n${exhibit(item)}${item.stem.trim()}\n\n${options(item)}`,
    ),
  ])
}

const options = ({ options, select }: Pick<SourceItem, 'options' | 'select'>) =>
  (select === undefined ? '' : `Select ${select}.\n\n`) +
  options.map((option, index) => `${OPTION_LETTERS[index]}. ${option.text.trim()}`).join('\n')

const exhibit = ({ exhibit }: Pick<SourceItem, 'exhibit'>) =>
  exhibit === undefined ? '' : `Exhibit: **${exhibit.title}**\n\n${exhibit.text.trim()}\n\n`

function scenarioPages({ id, value, texts }: WrittenScenario): Page[] {
  const documents = value.documents.map((one, index) => ({
    path: `scenarios/${id}/documents/${String(index + 1).padStart(2, '0')}-${one.id}.md`,
    text: page([`# ${one.title}`, (texts.get(one.id)?.text ?? '').trim()]),
  }))
  return [{ path: `scenarios/${id}/tasks.md`, text: tasksPage(value) }, ...documents]
}

function tasksPage(scenario: SourceScenario): string {
  return page([
    `# ${scenario.id}`,
    `${scenario.patient}. Setting: ${scenario.setting}. Documents, in chart order: ${scenario.documents.map((one) => one.title).join('; ')}.`,
    'Read the documents, code the record from scratch, then choose from the candidates. Note every code you would report that is not among them, and where each code is documented.',
    ...scenario.tasks.map((task, index) => taskText(task, index + 1, scenario.setting === 'inpatient')),
    ...scenario.questions.map((question) => `## ${question.id}\n\n${question.stem.trim()}\n\n${options(question)}`),
  ])
}

function taskText(task: CodeTask, number: number, inpatient: boolean): string {
  const candidates = candidatesOf(task).map((one) => one.written)
  const poa = inpatient && task.kind !== 'procedures' ? ' State the POA indicator of each (Y, N, U, W or exempt).' : ''
  return `## Task ${number}: ${task.kind}\n\n${task.prompt.trim()}\n\nSelect ${task.key.length}.${poa}\n\n${[...new Set(candidates)].map((one) => `- ${one}`).join('\n')}`
}

const page = (parts: readonly string[]) => `${parts.join('\n\n')}\n`
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

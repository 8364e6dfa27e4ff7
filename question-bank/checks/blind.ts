import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Choice, Item } from '../schema/item'
import type { CodeTask, Scenario } from '../schema/scenario'
import { compile } from './compile'
import { errorsOf, printed } from './problem'
import { readSources } from './sources'

/*
 * `npm run bank:blind -- --out DIR [--ids CK-0001,SC-0001]`: items and scenarios for the second reader, without key,
 * reasons, mistakes, traps, titles or anything else that gives the answer away.
 */

const { values } = parseArgs({ options: { out: { type: 'string' }, ids: { type: 'string' } } })
if (!values.out) {
  console.error('Say where to write: npm run bank:blind -- --out DIR [--ids CK-0001,SC-0001]')
  process.exit(2)
}
const out = values.out
const ids = values.ids?.split(',')
const { sources, problems } = readSources(path.resolve(__dirname, '..'))
const errors = errorsOf(problems)
if (errors.length > 0) console.error(`${printed(errors)}\n\nThe entries above are left out.`)

const bank = compile(sources)
const wanted = <T extends { id: string }>(list: readonly T[]) => list.filter((one) => ids === undefined || ids.includes(one.id))

mkdirSync(out, { recursive: true })
const items = wanted(bank.items)
for (const domain of new Set(items.map((one) => one.domain))) {
  const text = items.filter((one) => one.domain === domain).map(itemText)
  writeFileSync(path.join(out, `items-domain-${domain}.md`), text.join('\n---\n\n'))
}
const scenarios = wanted(bank.scenarios)
for (const scenario of scenarios) writeFileSync(path.join(out, `${scenario.id}.md`), scenarioText(scenario))
console.log(`${items.length} items and ${scenarios.length} scenarios written to ${out}`)

function choiceText({ stem, options }: Choice): string {
  return `${stem}\n\n${options.map((one) => `- ${one.id.toUpperCase()}. ${one.text}`).join('\n')}\n`
}

function itemText(item: Item): string {
  return `## ${item.id}\n\n${choiceText(item)}`
}

function scenarioText(scenario: Scenario): string {
  const documents = scenario.documents.map((one) => `# Document: ${one.title}\n\n${one.text}\n`)
  const tasks = scenario.tasks.map((task) => `# Task: ${task.kind}\n\n${task.prompt} Select ${task.key.length}.\n\n${candidates(task).join('\n')}\n`)
  const questions = scenario.questions.map((one) => `# Question ${one.id}\n\n${choiceText(one)}`)
  return [`# ${scenario.id}: ${scenario.setting}, ${scenario.patient}\n`, ...documents, ...tasks, ...questions].join('\n')
}

function candidates(task: CodeTask): string[] {
  return [...task.key, ...(task.partial ?? []), ...(task.optional ?? []), ...task.wrong]
    .map(({ code, modifiers = [], units = 1 }) => `- ${[code, ...modifiers].join('-')}${units > 1 ? ` x ${units}` : ''}`)
    .sort()
}

import { createHash } from 'node:crypto'
import { BANK_FORMAT, type Bank } from '../schema/bank'
import type { Choice, Item, Option, SourceItem } from '../schema/item'
import type { Scenario } from '../schema/scenario'
import type { Sources, Written, WrittenScenario } from './written'

/*
 * Sources -> bank. Pure and deterministic: the same sources give the same bytes, whatever the order of files.
 */

const CODE_SETS = 'FY2026'
const LETTERS = ['a', 'b', 'c', 'd'] as const

/** @returns a bank that still has to pass the bank schema */
export function compile(sources: Sources): Bank {
  const items = sources.items.map(compileItem).sort(byId)
  const scenarios = sources.scenarios.map(compileScenario).sort(byId)
  const outlines = sources.outlines.map((one) => one.value).sort(byId)
  const presets = sources.presets.map((one) => one.value).sort(byId)
  const content = { codeSets: CODE_SETS, items, scenarios, outlines, presets }
  return { format: BANK_FORMAT, hash: hashOf(content), ...content }
}

function compileItem({ value }: Written<SourceItem>): Item {
  // How an item was read and which codes are invalid on purpose is for authors, not for the exam.
  const { reading: _reading, invalidCodes: _invalid, options, keepOrder, ...rest } = value
  const content = { ...rest, ...compileChoice({ ...value, options, keepOrder }), domain: Number(value.task[0]) }
  return { ...content, hash: hashOf(content) }
}

function compileScenario({ value, texts }: WrittenScenario): Scenario {
  const { reading: _reading, invalidCodes: _invalid, traps: _traps, documents, questions, ...rest } = value
  const content = {
    ...rest,
    documents: documents.map(({ id, title }) => ({ id, title, text: texts.get(id)?.text.trim() ?? '' })),
    questions: questions.map((question) => ({ id: question.id, task: question.task, ...compileChoice(question) })),
  }
  return { ...content, hash: hashOf(content) }
}

type SourceChoice = Pick<SourceItem, 'stem' | 'options' | 'keepOrder' | 'citations'>

/** Gives options their ids by position and names the key by id. */
function compileChoice({ stem, options, keepOrder, citations }: SourceChoice): Choice {
  const lettered = options.map(({ text, mistake, reason }, index): Option => ({ id: LETTERS[index]!, text, ...(mistake === undefined ? {} : { mistake }), reason }))
  return { stem: stem.trim(), options: lettered, key: LETTERS[options.findIndex((one) => one.key)]!, keepOrder: keepOrder ?? false, citations }
}

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** The first 16 hexadecimal digits of SHA-256 over JSON with sorted keys. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(sorted(value))).digest('hex').slice(0, 16)
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}

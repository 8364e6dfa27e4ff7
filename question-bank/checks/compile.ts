import { createHash } from 'node:crypto'
import { booksOf, booksText } from '../../renderer/engine/code-books'
import { BANK_FORMAT, type Bank } from '../schema/bank'
import { EDITIONS_OF_BEFORE, type BankEditions } from '../schema/editions'
import { optionId, type Choice, type Item, type Option, type SourceItem } from '../schema/item'
import { mistakeType, type Mistakes } from '../schema/mistakes'
import type { Scenario, ScenarioQuestion, SourceScenario } from '../schema/scenario'
import { rulesOf } from './rule-names'
import type { Sources, WrittenScenario } from './written'

/*
 * Sources to bank. Pure, and the same sources always give the same bytes: everything is ordered by id, and hashes are
 * taken over the fields in alphabetical order. Editions, rules, pairs and `bonus` are no part of a question's hash: old
 * reports find it by that, and where it may be asked does not change it. Readings, traps and lists of invalid codes stay
 * with the authors.
 */

export function compile(sources: Sources): Bank {
  const editions = sources.editions?.value ?? EDITIONS_OF_BEFORE
  const content = {
    codeSets: booksText(booksOf(editions.verified.at(-1)!, editions.exams)),
    editions,
    items: sources.items.map((one) => compileItem(one.value, editions)).sort(byId),
    scenarios: sources.scenarios.map((one) => compileScenario(one, editions)).sort(byId),
    outlines: sources.outlines.map((one) => one.value).sort(byId),
    presets: sources.presets.map((one) => one.value).sort(byId),
    mistakes: compileMistakes(sources),
    topics: byName(Object.entries(sources.topics?.value ?? {})),
  }
  return { format: BANK_FORMAT, hash: hashOf(content), ...content }
}

function compileMistakes({ mistakes }: Sources): Mistakes {
  return byName(
    mistakeType.options.flatMap((type) => (mistakes?.value[type] ?? []).map((slug) => [slug, type] as const)),
  )
}

/** The text of bank.json. */
export const written = (bank: Bank) => `${JSON.stringify(bank)}\n`

export function compileItem(source: SourceItem, { verified }: BankEditions = EDITIONS_OF_BEFORE): Item {
  const {
    options: _options,
    select: _select,
    stem,
    keepOrder,
    editions,
    pairs,
    bonus,
    invalidCodes: _codes,
    reading: _reading,
    ...rest
  } = source
  const content = {
    ...rest,
    stem: stem.trim(),
    ...answers(source),
    domain: Number(source.task[0]),
    keepOrder: keepOrder ?? false,
  }
  return {
    ...content,
    editions: editions ?? verified,
    rules: rulesOf(source.citations, source.row),
    ...(pairs ? { pairs } : {}),
    ...(bonus ? { bonus } : {}),
    hash: hashOf(content),
  }
}

export function compileScenario(source: WrittenScenario, { verified }: BankEditions = EDITIONS_OF_BEFORE): Scenario {
  const {
    documents,
    questions,
    editions,
    traps: _traps,
    invalidCodes: _codes,
    reading: _reading,
    ...rest
  } = source.value
  const content = {
    ...rest,
    documents: documents.map((one) => ({ ...one, text: (source.texts.get(one.id)?.text ?? '').trim() })),
    questions: questions.map(compileQuestion),
  }
  const rules = [...new Set(questions.flatMap((one) => rulesOf(one.citations)))]
  return { ...content, editions: editions ?? verified, rules, hash: hashOf(content) }
}

function compileQuestion(source: SourceScenario['questions'][number]): ScenarioQuestion {
  const { options: _options, select: _select, stem, keepOrder, ...rest } = source
  return { ...rest, stem: stem.trim(), ...answers(source), keepOrder: keepOrder ?? false }
}

/** Options named a, b and so on in the order the author wrote them, and the name of the key, or of all keys. */
function answers({ options: source, select }: Pick<SourceItem, 'options' | 'select'>): Pick<Choice, 'options' | 'key'> {
  const named = source.map(({ key, ...option }, index) => ({
    key,
    option: { id: optionId.options[index]!, ...option },
  }))
  const options: Option[] = named.map(({ option }) => option)
  const keys = named.filter(({ key }) => key).map(({ option }) => option.id)
  if (keys.length === 0) throw new Error('Options without a key cannot pass the schema.')
  return { options, key: select === undefined ? keys[0]! : keys }
}

/** The first 16 hexadecimal digits of the SHA-256 of the content. */
export function hashOf(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content, alphabetical)).digest('hex').slice(0, 16)
}

function alphabetical(_key: string, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}

const byName = <T>(entries: (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)))
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

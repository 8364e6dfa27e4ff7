import { z } from 'zod'
import { editions } from './editions'
import { day, slug, text } from './text'

/*
 * A multiple-choice item: one stem, four options, one key, a reason for every option. A multiple-select item says how many
 * of its five or six options are right, and has as many keys.
 * `sourceItem` is what an author writes (question-bank/items/<domain>/<task>.yaml); `item` is what the compiled bank holds.
 */

export const codeSystem = z.enum([
  'ICD-10-CM',
  'ICD-10-PCS',
  'CPT/HCPCS',
  'CM/PCS',
  'CM/CPT',
  'PCS/CPT',
  'Query',
  'Compliance',
  'Technology',
])
export const level = z.enum(['recall', 'application', 'analysis'])
export const setting = z.enum(['inpatient', 'outpatient-surgery', 'emergency', 'observation', 'clinic', 'any'])
/** A task of the outline, `1.2`; its first digit is the domain. */
export const task = z.string().regex(/^[1-5]\.([1-9]|10)$/, 'is not a task of the outline such as 1.2 or 4.3')
/** A row of the topic matrix, `1.1-01`: its task and a number. */
export const topicRow = z.string().regex(/^[1-5]\.\d{1,2}-\d{2}$/, 'is not a topic row such as 1.1-01')
/** Three or more author's estimates (0.25 to 0.95) of the chance that a just-competent candidate is right. */
export const angoff = z.array(z.number().min(0.25).max(0.95)).min(3).max(9)

/** How the second reader, who saw no key, answered. */
export const reading = z.strictObject({
  date: day,
  /** Whether the first answer of the second reader equalled the key. */
  agreed: z.boolean(),
  /** What was found, and what was changed because of it. */
  note: text(2_000).optional(),
  /** After a difference was mended: another reader's answer to the new wording. */
  again: z.strictObject({ date: day, agreed: z.boolean() }).optional(),
})
export type Reading = z.infer<typeof reading>

/** Whether the last reader of the present wording answered as the key does. */
export const finallyAgreed = ({ agreed, again }: Reading): boolean => again?.agreed ?? agreed

export const ITEM_ID = /^(CK|CD|PQ|RC|IT)-\d{4}$/
const pairs = z.array(z.string().regex(ITEM_ID, 'is not an item id such as CK-0101')).min(1).max(12).optional()
export const ID_PREFIX_BY_DOMAIN = { 1: 'CK', 2: 'CD', 3: 'PQ', 4: 'RC', 5: 'IT' } as const

const mistake = slug
const optionText = text(400)
const reason = text(1_500)
const citations = z.array(text(240)).min(1).max(4)

/** What stands beside a stem: a table or a document, in the Markdown of record documents. */
export const exhibit = z.strictObject({ title: text(60), text: text(8_000) })
export type Exhibit = z.infer<typeof exhibit>

/** What an answered question, or code task, teaches: one line each. */
export const teaching = {
  /** The rule of thumb that carries over to other cases. */
  remember: text(240).optional(),
  /** Where to look: index trail and Tabular note, table and characters, range and note, section. */
  lookup: text(300).optional(),
}

/** How many right options a multiple-select question may have. */
export const FEWEST_SELECTED = 2
export const MOST_SELECTED = 3
const FEWEST_OPTIONS = 4
const MOST_OPTIONS = 6
/** Wrong options of every question; fewer leave little to decide. */
const WRONG_OPTIONS = 3

const select = z.int().min(FEWEST_SELECTED, 'is less than 2').max(MOST_SELECTED, 'is more than 3').optional()

/** One option as an author writes it: either `key: true`, or the `mistake` that leads here. */
export const sourceOption = z
  .strictObject({ text: optionText, key: z.literal(true).optional(), mistake: mistake.optional(), reason })
  .refine(
    (option) => (option.key === true) !== (option.mistake !== undefined),
    'needs either "key: true" or a "mistake", not both',
  )

const sourceOptions = z
  .array(sourceOption)
  .min(FEWEST_OPTIONS, 'must have exactly four options')
  .max(MOST_OPTIONS, 'must have at most six options')
  .refine((options) => options.some((option) => option.key), 'must have exactly one option with "key: true"')

type SourceChoice = { options: z.infer<typeof sourceOptions>; select?: number | undefined }

/** One key of four; or as many keys as "select" says, and three wrong options. */
function keysAsStated({ options, select: stated }: SourceChoice, context: z.RefinementCtx): void {
  const keys = options.filter((option) => option.key).length
  const report = (message: string) => context.addIssue({ code: 'custom', path: ['options'], message })
  if (stated === undefined) {
    if (keys > 1) report('must have exactly one option with "key: true", or a "select" that says how many are right')
    else if (options.length !== FEWEST_OPTIONS) report('must have exactly four options')
  } else if (keys !== stated) report(`has ${keys} options with "key: true", and "select" says ${stated}`)
  else if (options.length !== stated + WRONG_OPTIONS)
    report(`must have ${stated + WRONG_OPTIONS} options where ${stated} are to be selected`)
}

const sourceItemShape = z.strictObject({
  id: z.string().regex(ITEM_ID, 'is not an item id such as CK-0101'),
  version: z.int().min(1).max(999),
  task,
  /** Row and point of the topic matrix; "new" points of domains 2, 3 and 5 are named N001 and up. */
  row: topicRow,
  point: z.string().regex(/^[PN]\d{3}$/, 'is not a topic point such as P001'),
  codeSystem,
  level,
  setting,
  stem: text(2_000),
  exhibit: exhibit.optional(),
  /** Of a multiple-select item: how many options are right. */
  select,
  options: sourceOptions,
  /** True where the options have a natural order (numbers, days) that must not be shuffled. */
  keepOrder: z.boolean().optional(),
  ...teaching,
  citations,
  angoff,
  /** Items of one rule that may meet this one on a form all the same: their ids. */
  pairs,
  /** Asked in practice only: on no exam form. */
  bonus: z.literal(true).optional(),
  /** Items that share this name never meet on one form. */
  enemies: z
    .string()
    .regex(/^[A-Z0-9-]{2,40}$/)
    .optional(),
  /** Codes in this item that are invalid on purpose. */
  invalidCodes: z.array(text(8)).optional(),
  verified: day,
  /** Last day on which the answer is known to hold, for annual content; no year after it can be among the editions. */
  validThrough: day.optional(),
  /** For which editions of the code books it was verified; those of editions.yaml where absent. */
  editions: editions.optional(),
  reading: reading.optional(),
})
export const sourceItem = sourceItemShape.superRefine(keysAsStated)
export type SourceItem = z.infer<typeof sourceItem>

/** Most questions have four options, a to d. */
export const optionId = z.enum(['a', 'b', 'c', 'd', 'e', 'f'])
export type OptionId = z.infer<typeof optionId>

/** One option in the bank. Its id never changes when options are shuffled, so an answer always means one text. */
export const option = z.strictObject({ id: optionId, text: optionText, mistake: mistake.optional(), reason })
export type Option = z.infer<typeof option>

/** What every choice question has, on its own or inside a scenario. */
export const choiceShape = z.strictObject({
  stem: text(2_000),
  exhibit: exhibit.optional(),
  options: z.array(option).min(FEWEST_OPTIONS).max(MOST_OPTIONS),
  /** The right option; of a multiple-select question the list of all right ones. See `keysOf`. */
  key: z.union([optionId, z.array(optionId).min(FEWEST_SELECTED).max(MOST_SELECTED)]),
  keepOrder: z.boolean(),
  ...teaching,
  citations,
})
export type Choice = z.infer<typeof choiceShape>

/** The right options: one, or as many as a multiple-select question asks for. */
export const keysOf = ({ key }: Pick<Choice, 'key'>): readonly OptionId[] => (typeof key === 'string' ? [key] : key)

/** Every key is one of the options: an answer to what is not there could never be right. */
export function keysAmongOptions(asked: Pick<Choice, 'key' | 'options'>, context: z.RefinementCtx): void {
  const known = optionIdsOf(asked)
  if (!keysOf(asked).every((one) => known.includes(one)))
    context.addIssue({ code: 'custom', path: ['key'], message: 'is no option of the question' })
}

/** Whether several options are to be selected. */
export const isMultiple = ({ key }: Pick<Choice, 'key'>): boolean => typeof key !== 'string'

/** The options of a question as its author wrote them. */
export const optionIdsOf = ({ options }: { options: readonly Pick<Option, 'id'>[] }): OptionId[] =>
  options.map(({ id }) => id)

/** Names of rules, as `rule-names.ts` of the checker derives them from citations. */
export const ruleNames = z.array(text(120)).max(12)

export const domain = z.int().min(1).max(5)

const itemShape = choiceShape.extend({
  id: z.string().regex(ITEM_ID),
  /** Identifies this exact content: a changed stem, option or key has another hash. */
  hash: z.string().regex(/^[0-9a-f]{16}$/),
  version: z.int(),
  domain,
  task,
  row: z.string().max(12),
  point: z.string().max(8),
  codeSystem,
  level,
  setting,
  angoff,
  enemies: z.string().max(40).optional(),
  verified: day,
  validThrough: day.optional(),
  // None of these is part of the hash: where a question may be asked does not change the question.
  editions: editions.optional(),
  /** What it rests on: two items of one rule do not meet on a form. Banks of before had none. */
  rules: ruleNames.optional(),
  pairs,
  bonus: z.literal(true).optional(),
})
export const item = itemShape.superRefine(keysAmongOptions)
export type Item = z.infer<typeof itemShape>
export type Level = z.infer<typeof level>
export type Setting = z.infer<typeof setting>

/** The parts of an item that a scenario's related question shares. Its exhibit is the record. */
export const sourceQuestion = z
  .strictObject({
    id: z.string().regex(/^Q[1-4]$/, 'is not Q1 to Q4'),
    task,
    stem: text(2_000),
    select,
    options: sourceOptions,
    keepOrder: z.boolean().optional(),
    ...teaching,
    citations,
  })
  .superRefine(keysAsStated)

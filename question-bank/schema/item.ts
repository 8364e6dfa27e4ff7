import { z } from 'zod'
import { editions } from './editions'
import { day, slug, text } from './text'

/*
 * A multiple-choice item: one stem, four options, one key, a reason for every option.
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
export const ID_PREFIX_BY_DOMAIN = { 1: 'CK', 2: 'CD', 3: 'PQ', 4: 'RC', 5: 'IT' } as const

const mistake = slug
const optionText = text(400)
const reason = text(1_500)
const citations = z.array(text(240)).min(1).max(4)

/** One option as an author writes it: either `key: true`, or the `mistake` that leads here. */
export const sourceOption = z
  .strictObject({ text: optionText, key: z.literal(true).optional(), mistake: mistake.optional(), reason })
  .refine(
    (option) => (option.key === true) !== (option.mistake !== undefined),
    'needs either "key: true" or a "mistake", not both',
  )

const fourOptions = z
  .array(sourceOption)
  .length(4, 'must have exactly four options')
  .refine(
    (options) => options.filter((option) => option.key).length === 1,
    'must have exactly one option with "key: true"',
  )

export const sourceItem = z.strictObject({
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
  options: fourOptions,
  /** True where the options have a natural order (numbers, days) that must not be shuffled. */
  keepOrder: z.boolean().optional(),
  citations,
  angoff,
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
export type SourceItem = z.infer<typeof sourceItem>

export const optionId = z.enum(['a', 'b', 'c', 'd'])
export type OptionId = z.infer<typeof optionId>

/** One option in the bank. Its id never changes when options are shuffled, so an answer always means one text. */
export const option = z.strictObject({ id: optionId, text: optionText, mistake: mistake.optional(), reason })
export type Option = z.infer<typeof option>

/** What every choice question has, on its own or inside a scenario. */
export const choice = z.strictObject({
  stem: text(2_000),
  options: z.array(option).length(4),
  key: optionId,
  keepOrder: z.boolean(),
  citations,
})
export type Choice = z.infer<typeof choice>

export const domain = z.int().min(1).max(5)

export const item = choice.extend({
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
  /** Not part of the hash: what a question was verified for does not change the question. */
  editions: editions.optional(),
})
export type Item = z.infer<typeof item>
export type Level = z.infer<typeof level>
export type Setting = z.infer<typeof setting>

/** The parts of an item that a scenario's related question shares. */
export const sourceQuestion = z.strictObject({
  id: z.string().regex(/^Q[1-4]$/, 'is not Q1 to Q4'),
  task,
  stem: text(2_000),
  options: fourOptions,
  keepOrder: z.boolean().optional(),
  citations,
})

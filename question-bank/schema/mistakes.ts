import { z } from 'zod'
import { topicRow } from './item'
import { slug, text } from './text'

/*
 * What kind of miss stands behind a `mistake`, and what the topic rows are called: the two lists that belong to the
 * bank as a whole (question-bank/mistakes.yaml and topics.yaml).
 */

/** Why an answer was missed. */
export const missType = z.enum([
  'rule',
  'misread',
  'lookup',
  'sequencing',
  'specificity',
  'root-operation',
  'time',
  'careless',
])
export type MissType = z.infer<typeof missType>

/** What an option can tell about its own mistake; that time ran out is never seen in an option. */
export const mistakeType = missType.exclude(['time'])
export type MistakeType = z.infer<typeof mistakeType>

const slugs = z.array(slug).max(5_000).optional()

/** mistakes.yaml: under each miss type the mistakes that usually are one. */
export const sourceMistakes = z.strictObject({
  'rule': slugs,
  'misread': slugs,
  'lookup': slugs,
  'sequencing': slugs,
  'specificity': slugs,
  'root-operation': slugs,
  'careless': slugs,
} satisfies Record<MistakeType, typeof slugs>)
export type SourceMistakes = z.infer<typeof sourceMistakes>

/** topics.yaml and the bank: the title of each topic row. */
export const topics = z.record(topicRow, text(80))
export type Topics = z.infer<typeof topics>

/** The bank: the miss type of each mistake. */
export const mistakes = z.record(slug, mistakeType)
export type Mistakes = z.infer<typeof mistakes>

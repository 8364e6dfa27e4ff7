import { z } from 'zod'
import { bankEditions, EDITIONS_OF_BEFORE } from './editions'
import { item } from './item'
import { mistakes, topics } from './mistakes'
import { outline } from './outline'
import { preset } from './preset'
import { scenario } from './scenario'
import { text } from './text'

/** The format this app reads; a bank with a higher number was made by a newer version. */
export const BANK_FORMAT = 1

/** The compiled question bank: out/question-bank/bank.json. */
export const bank = z.strictObject({
  format: z.literal(BANK_FORMAT),
  /** Hash of the whole content, so that two banks can be told apart. */
  hash: z.string().regex(/^[0-9a-f]{16}$/),
  /** The code books of the bank, in words. */
  codeSets: text(60),
  /** What questions were verified for, and what exams ask for; banks of before had neither. */
  editions: bankEditions.default(EDITIONS_OF_BEFORE),
  items: z.array(item).max(20_000),
  scenarios: z.array(scenario).max(2_000),
  outlines: z.array(outline).min(1).max(20),
  presets: z.array(preset).min(1).max(50),
  /** The miss type of each mistake its options and wrong codes name; banks of before had none. */
  mistakes: mistakes.default({}),
  /** The title of each topic row its items have; banks of before had none. */
  topics: topics.default({}),
})
export type Bank = z.infer<typeof bank>

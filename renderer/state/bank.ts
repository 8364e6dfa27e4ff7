import { z } from 'zod'
import { bank as bankSchema, BANK_FORMAT, type Bank } from '../../question-bank/schema/bank'
import type { BankFacts } from './bank-facts'
import { bestEffort } from './trouble'

/*
 * The question bank as the app uses it. The home screen needs no question: at the start only the bank's outside is
 * looked at; every question is parsed in idle time, or when the first one is needed.
 */

/** What is known of a bank before its questions are parsed. */
const outside = z.object({
  format: z.literal(BANK_FORMAT),
  hash: z.string(),
  codeSets: z.string(),
  items: z.array(z.unknown()),
  scenarios: z.array(z.unknown()),
})

export type LoadedBank = {
  facts: BankFacts
  /** The whole bank, parsed once. @throws BankInvalid */
  open(): Bank
}

/** The bank cannot be used; the message says why and what to do. */
export class BankInvalid extends Error {
  /** @param sentence for those who use the bank, where the message is for those who make it */
  constructor(
    message: string,
    readonly sentence = message,
  ) {
    super(message)
  }
}

/** Fetches the bank. @throws BankInvalid */
export async function loadBank(): Promise<LoadedBank> {
  const response = await bestEffort('Fetching the question bank', fetch('question-bank/bank.json'))
  if (!response?.ok)
    throw new BankInvalid(
      'The file question-bank/bank.json is missing from the app. Install the app again, or run "npm run bank:build" in the project.',
    )
  const data = (await bestEffort('Reading the question bank', response.json() as Promise<unknown>)) ?? null
  if (data === null) throw new BankInvalid('The file question-bank/bank.json is damaged. Install the app again.')
  return readBank(data)
}

/** Looks at a bank's outside and keeps the rest for later. @throws BankInvalid */
export function readBank(data: unknown): LoadedBank {
  const format = (data as { format?: unknown }).format
  if (typeof format === 'number' && format > BANK_FORMAT) {
    throw new BankInvalid(
      `The question bank has format ${format}; this version of the app reads format ${BANK_FORMAT}. Install the newer version of the app.`,
    )
  }
  const { hash, codeSets, items, scenarios } = parsed(outside, data)
  let whole: Bank | null = null
  // Let go of once it is parsed: a megabyte of text is several in memory.
  let unparsed: unknown = data
  const open = (): Bank => {
    whole ??= parsed(bankSchema, unparsed)
    unparsed = null
    return whole
  }
  return { facts: { hash, codeSets, items: items.length, scenarios: scenarios.length }, open }
}

function parsed<T>(schema: z.ZodType<T>, data: unknown): T {
  const result = schema.safeParse(data)
  if (result.success) return result.data
  const first = result.error.issues[0]
  throw new BankInvalid(
    `The question bank is not valid: ${first?.path.join('.')} ${first?.message}. Run "npm run bank:check" to see everything that is wrong.`,
    'The question bank that came with the app is damaged. Install the app again; everything you did is kept.',
  )
}

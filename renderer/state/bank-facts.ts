/*
 * What home says of the question bank. The build writes it into the page (build/question-bank.ts), so that the bank's
 * megabyte is fetched when home is there.
 */

export type BankFacts = { items: number; scenarios: number; codeSets: string; hash: string }

const NONE: BankFacts = { items: 0, scenarios: 0, codeSets: 'code sets', hash: '' }

/** The facts as the page has them; none where it has none, which the bank itself then says. */
export function readBankFacts(text: string | null | undefined): BankFacts {
  try {
    const { items, scenarios, codeSets, hash } = JSON.parse(text ?? '') as Record<string, unknown>
    const counted = [items, scenarios].every((one) => Number.isSafeInteger(one) && (one as number) >= 0)
    if (!counted || typeof codeSets !== 'string' || typeof hash !== 'string') return NONE
    return { items, scenarios, codeSets, hash } as BankFacts
  } catch {
    return NONE
  }
}

let facts: BankFacts | null = null

/** For the build, which has no page yet. */
export function givePageBankFacts(text: string): void {
  facts = readBankFacts(text)
}

export const pageBankFacts = (): BankFacts =>
  (facts ??= readBankFacts(document.querySelector<HTMLMetaElement>('meta[name=question-bank]')?.content))

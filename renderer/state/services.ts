import type { Bank } from '../../question-bank/schema/bank'
import type { DesktopBridge } from '../desktop'
import type { Database } from '../storage/database'
import type { LoadedBank } from './bank'
import type { BankFacts } from './bank-facts'

/** What the stores work with once the app has started. */
export type Services = {
  db: Database
  /** Parsed when it is first read. @throws BankInvalid */
  readonly bank: Bank
  bankFacts: BankFacts
  desktop: DesktopBridge | null
}

let current: Services | null = null

export function provideServices({
  db,
  bank,
  desktop,
}: {
  db: Database
  bank: LoadedBank
  desktop: DesktopBridge | null
}): void {
  current = {
    db,
    get bank() {
      return bank.open()
    },
    bankFacts: bank.facts,
    desktop,
  }
}

/** @throws when called before start-up has finished, which is a mistake of ours */
export function services(): Services {
  if (!current) throw new Error('The app has not finished starting.')
  return current
}

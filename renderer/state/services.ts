import type { Bank } from '../../question-bank/schema/bank'
import type { DesktopBridge } from '../desktop'
import type { Database } from '../storage/database'

/** What the stores work with once the app has started. */
export type Services = { db: Database; bank: Bank; desktop: DesktopBridge | null }

let current: Services | null = null

export function provideServices(services: Services): void {
  current = services
}

/** @throws when called before start-up has finished, which is a mistake of ours */
export function services(): Services {
  if (!current) throw new Error('The app has not finished starting.')
  return current
}

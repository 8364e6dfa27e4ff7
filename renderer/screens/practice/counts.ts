import type { Bank } from '../../../question-bank/schema/bank'
import { askedFor } from '../../engine/practice-filters'
import { available, type PracticeFacts } from '../../engine/practice-form'
import type { PracticeRequest } from '../../engine/practice-request'

/** How many questions a request would have with something in it changed. */
export type Count = (over: Partial<PracticeRequest>) => number

/** Counts what the request asks for: code tasks in a drill, chosen questions as they are, items otherwise. */
export function counter(bank: Bank, request: PracticeRequest, facts: PracticeFacts): Count {
  return (over) => {
    const changed = { ...request, ...over }
    return askedFor(changed, available(bank, changed, facts))
  }
}

/** Puts a value into a list, or takes it out. */
export const toggled = <T>(list: readonly T[], value: T, on: boolean): T[] =>
  on ? [...list, value] : list.filter((one) => one !== value)

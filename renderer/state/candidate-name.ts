import { holdBack } from './held-back'
import { changeSetting } from './settings'

/* The name on the score report, stored while it is typed. */

const names = holdBack<string>((_, name) => changeSetting('candidate', name))

export const typeCandidate = (name: string): void => names.put('candidate', name)

/** Keeps the name as it is used. */
export function keepCandidate(name: string): Promise<void> {
  names.drop()
  return changeSetting('candidate', name)
}

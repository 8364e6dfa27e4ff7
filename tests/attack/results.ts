import { appendFileSync } from 'node:fs'

/* What came of each case of an attack; build/attack.mjs adds them up. */

export type Result = {
  section: string
  case: string
  silent: boolean
  lockedOut: boolean
  untrue: boolean
  lost: boolean
}

/** All of the attack and not a part of it. */
export const FULL = process.env.ATTACK === 'full'
/** Draws other bits, cases and moments. */
export const SEED = Number(process.env.ATTACK_SEED ?? 20_261_128)

/** Notes a case for the table. Nothing when nobody makes one. */
export function note(result: Result): void {
  const file = process.env.ATTACK_RESULTS
  if (file) appendFileSync(file, `${JSON.stringify(result)}\n`)
}

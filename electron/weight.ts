/**
 * How much a question may carry, looked at in the page's own process: what is too much would be copied to the shell as a
 * whole before the shell could refuse it. Imports only types; the shell looks at everything else (requests.ts).
 */
import type { Channel, Reply } from './contract'

const megabyte = 1024 * 1024

/** Most characters of all texts in a question, with their names. */
const few = 100_000
const most: Partial<Record<Channel, number>> = {
  appendJournal: 17 * megabyte,
  appendStatements: 17 * megabyte,
  draftStatements: 17 * megabyte,
  listJournals: 8 * megabyte,
  saveText: 257 * megabyte,
  setAsideText: 257 * megabyte,
  writeBackup: 257 * megabyte,
}
/** Most values, however small: numbers and empty texts weigh nothing. */
const mostValues = 110_000
/** Levels of lists in lists; no question has more than two. */
const deepest = 8

/** Null when a question may be asked, else what it is answered with. */
export function refusalOf(channel: Channel, args: readonly unknown[]): Extract<Reply<never>, { ok: false }> | null {
  const limit = most[channel] ?? few
  let characters = 0
  let values = 0
  /** True when there is room for all of it. */
  const fits = (value: unknown, depth: number): boolean => {
    values += 1
    if (values > mostValues || depth > deepest) return false
    if (typeof value === 'string') characters += value.length
    if (characters > limit) return false
    if (typeof value !== 'object' || value === null) return true
    // Anything but lists and plain objects is refused by the shell; what lies in it is not looked at here.
    if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return value.byteLength <= few
    if (Array.isArray(value)) return value.length <= mostValues && value.every((one) => fits(one, depth + 1))
    return Object.entries(value).every(([name, one]) => fits(name, depth) && fits(one, depth + 1))
  }
  if (fits(args, 0)) return null
  return limit > 20 * megabyte
    ? {
        ok: false,
        code: 'too-large',
        message: 'This is larger than 256 MB, which is more than the app writes to a file. Nothing was written.',
      }
    : { ok: false, code: 'invalid', message: `The desktop was asked for "${channel}" with more than it accepts.` }
}

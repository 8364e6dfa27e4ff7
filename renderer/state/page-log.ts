import type { TroubleEntry } from '../desktop'

/* The log of the browser edition: the last lines, in memory and for as long as the tab lives. */

const KEY = 'ccs-log'
const MOST_LINES = 200

let lines: string[] | null = null

/** Adds a line; the oldest goes when there are too many. */
export function keepLine({ doing, error, stack }: TroubleEntry): void {
  lines = [...kept(), `${new Date().toISOString()} page: ${doing}: ${error} | ${stack}`].slice(-MOST_LINES)
  try {
    sessionStorage.setItem(KEY, JSON.stringify(lines))
  } catch {
    // Storage is full or forbidden: they stay in memory until the page is loaded again.
  }
}

/** Everything kept so far, as the text of a file. */
export const pageLog = (): string => kept().join('\n') + '\n'

function kept(): string[] {
  lines ??= stored()
  return lines
}

function stored(): string[] {
  try {
    const read: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(read) ? read.filter((line): line is string => typeof line === 'string') : []
  } catch {
    return []
  }
}

/*
 * What the checker says. Every problem names a place an author can open and a sentence that says what is wrong and
 * what to do about it.
 */

export type Severity = 'error' | 'warning'

/** Where something is: a file, a line of it (from 1), and the item or scenario it belongs to ("" for a whole file). */
export type Place = { file: string; line: number; id: string }

export type Problem = Place & { severity: Severity; rule: string; message: string }

/** File, then line, then errors before warnings, then rule: the same problems always print in the same order. */
export function inOrder(problems: readonly Problem[]): Problem[] {
  return [...problems].sort(
    (a, b) =>
      compare(a.file, b.file) ||
      a.line - b.line ||
      compare(a.severity, b.severity) ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  )
}

export const errorsOf = (problems: readonly Problem[]) => problems.filter((one) => one.severity === 'error')
export const warningsOf = (problems: readonly Problem[]) => problems.filter((one) => one.severity === 'warning')

/** `path:line  id  rule  sentence`, one line each, grouped by file, with totals. */
export function printed(problems: readonly Problem[]): string {
  const lines: string[] = []
  let file: string | undefined
  for (const one of inOrder(problems)) {
    if (file !== undefined && one.file !== file) lines.push('')
    file = one.file
    const id = one.id === '' ? '-' : one.id
    const warning = one.severity === 'warning' ? 'warning: ' : ''
    lines.push(`${one.file}:${one.line}  ${oneLine(id)}  ${one.rule}  ${warning}${oneLine(one.message)}`)
  }
  return lines.join('\n')
}

/** Content reaches the terminal inside messages: invisible and control characters are shown, never sent. */
export function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g, (character) =>
    character === '\n' || character === '\t' ? ' ' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A few words of a longer text, for a message. */
export function excerpt(text: string, length = 60): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  return flat.length <= length ? flat : `${flat.slice(0, length - 1).trimEnd()}…`
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

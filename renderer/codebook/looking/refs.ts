import type { CodeRef, Piece } from '../types'

/** Whether a code, or any code that begins so, is in the open release. */
export type Exists = (code: string) => boolean

/** With the dot of ICD-10-CM. */
export const cmShown = (code: string): string => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code)

/** As typed or printed, without dot, blanks and dashes, in capitals. */
export const bare = (text: string): string => text.toUpperCase().replace(/[\s.-]/g, '')

/** A code as a book prints it: `S72.00-`, `0SR9`. */
export function codeRef(printed: string, exists: Exists): CodeRef {
  const shown = printed.trim()
  const code = bare(shown)
  return { shown, code, more: shown.endsWith('-'), exists: exists(code) }
}

const CODE = '[A-Z]\\d[0-9A-Z](?:\\.[0-9A-Z]{1,4})?'
const CITED = new RegExp(`(?<![A-Za-z0-9.])(${CODE})(?:(\\.?-)(?![A-Za-z0-9])|-(${CODE}))?(?![A-Za-z0-9])`, 'g')

/** A note with what it names as links. A range leads to its first code. */
export function pieces(text: string, exists: Exists): Piece[] {
  const found: Piece[] = []
  let end = 0
  for (const match of text.matchAll(CITED)) {
    const [whole, code = '', dash] = match
    if (match.index > end) found.push({ text: text.slice(end, match.index), code: null })
    const shown = dash === undefined ? code : `${code}${dash}`
    found.push({ text: whole, code: { ...codeRef(code, exists), shown, more: dash !== undefined } })
    end = match.index + whole.length
  }
  if (end < text.length) found.push({ text: text.slice(end), code: null })
  return found
}

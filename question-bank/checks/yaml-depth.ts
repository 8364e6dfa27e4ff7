import { Lexer } from 'yaml'

/*
 * How deep a YAML text nests, found without building anything: the parser calls itself once a level, and a text made
 * to nest thousands of levels would end the whole program.
 */

/** Bank files nest eight levels or so. */
export const DEPTH_LIMIT = 60

/** The first line that nests deeper than the limit, or nothing. */
export function tooDeepAt(text: string, limit = DEPTH_LIMIT): number | undefined {
  let line = 1
  let brackets = 0
  let indicators = 0
  for (const token of new Lexer().lex(text)) {
    if (token === '[' || token === '{') brackets += 1
    else if (token === ']' || token === '}') brackets = Math.max(0, brackets - 1)
    else if (brackets === 0 && (token === '-' || token === '?' || token === ':')) indicators += 1
    if (brackets > limit || indicators > limit || isIndentedBeyond(token, limit * 4)) return line
    const breaks = token.split('\n').length - 1
    if (breaks > 0) {
      line += breaks
      indicators = 0
    }
  }
  return undefined
}

const isIndentedBeyond = (token: string, columns: number) => token.length > columns && /^ +$/.test(token)

import { kindsOf } from '../../schema/code'

/*
 * What kind of thing an option is: one code, a set of codes, modifiers, a number, a letter, or prose. A two-digit option
 * can be both a modifier and a number, so an option has a set of kinds, and options are alike when they share one.
 */

export type OptionKind = 'code' | 'code set' | 'code with words' | 'modifier' | 'number' | 'letter' | 'prose'

const NUMBER = /^(?:about |at least |up to |within )?[$]?\d[\d,.]*\s*(?:%|[a-z][a-z-]*(?: [a-z-]+){0,3})?$/i
const MODIFIER = /^(?:modifiers? )?-?[0-9A-Z]{2}(?:(?:,| and| with|, and)? -?[0-9A-Z]{2}){0,3}$/i
/** An option that says that nothing is reported fits among codes, modifiers, numbers and letters. */
const NOTHING = /^(?:no|none|blank|exempt|left blank|leave)\b.{0,50}$/i

export function kindsOfOption(text: string): OptionKind[] {
  const plain = text.trim().replace(/\.$/, '')
  const codes = splitCodes(plain)
  if (codes !== undefined) return codes.length === 1 ? ['code'] : ['code set']
  const kinds: OptionKind[] = []
  if (MODIFIER.test(plain) && /[0-9A-Z]{2}/.test(plain) && !/[a-z]{2}$/.test(plain)) kinds.push('modifier')
  if (NUMBER.test(plain) && !startsWithCode(plain)) kinds.push('number')
  if (/^[A-Z1]$/.test(plain)) kinds.push('letter')
  if (NOTHING.test(plain)) kinds.push('code', 'code set', 'modifier', 'number', 'letter', 'prose')
  if (startsWithCode(plain)) kinds.push('code with words')
  if (kinds.length === 0 || /\s/.test(plain)) kinds.push('prose')
  return kinds
}

/** The codes of an option that holds nothing but codes (with modifiers and units), or nothing. */
export function splitCodes(text: string): string[] | undefined {
  const parts = text
    .trim()
    .replace(/\.$/, '')
    .split(/\s*(?:,\s*and\s|,|;|\+|&|→|\sand\s|\sthen\s|\swith\s)\s*/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const codes = parts.map(
    (part) => /^([0-9A-Z.]+)(?:-[0-9A-Z]{2}){0,4}(?:\s*(?:x|×|\()\s*\d{1,3}(?:\s*units?)?\)?)?$/.exec(part)?.[1],
  )
  if (codes.length === 0 || codes.some((code) => code === undefined || kindsOf(code).length === 0)) return undefined
  return codes as string[]
}

const startsWithCode = (text: string) => {
  const first = /^([0-9A-Z][0-9A-Z.]*[0-9A-Z])(?:-[0-9A-Z]{2}){0,4}(?=[\s,:(])/.exec(text)?.[1]
  return first !== undefined && first.length >= 3 && kindsOf(first).length > 0
}

/** The kinds all options share; empty when they are of different kinds. */
export function sharedKinds(options: readonly { text: string }[]): OptionKind[] {
  const all = options.map((option) => kindsOfOption(option.text))
  return (all[0] ?? []).filter((kind) => all.every((kinds) => kinds.includes(kind)))
}

/** Whether lengths are compared: options made of words, longer than a term or two. */
export function isProse(options: readonly { text: string }[]): boolean {
  const kinds = sharedKinds(options)
  const words = kinds.length > 0 && kinds.every((kind) => kind === 'prose' || kind === 'code with words')
  return words && Math.max(...options.map((option) => option.text.trim().length)) > 24
}

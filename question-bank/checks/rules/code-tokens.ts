import { kindsOf } from '../../schema/code'
import { splitCodes } from './option-kind'

/*
 * Codes inside sentences. An ICD-10-CM code counts only with its dot and an ICD-10-PCS code only with its seven
 * characters, letters and digits mixed, so that drug names, DRG and CPT numbers, modifiers and dates are not taken for
 * codes. Where an option is nothing but codes, three-character codes such as I10 count too.
 */

/** `category` marks forms such as `I50.3-`, which name a category on purpose. */
export type CodeToken = { kind: 'ICD-10-CM' | 'ICD-10-PCS'; code: string; category: boolean }

const CM = /(?<![\w.])(?:[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}|U[0-9]{2}\.\d{1,2})(-(?![A-Za-z0-9])|\b(?!-?%))/g
const PCS = /(?<![\w.-])(?=[0-9A-HJ-NP-Z]*\d)(?=[0-9A-HJ-NP-Z]*[A-HJ-NP-Z])[0-9B-DF-HX][0-9A-HJ-NP-Z]{6}(?![\w-])/g

export function tokensIn(text: string): CodeToken[] {
  return [
    ...[...text.matchAll(CM)].map((match): CodeToken => ({
      kind: 'ICD-10-CM',
      code: match[0].replace(/-$/, ''),
      category: match[1] === '-',
    })),
    ...[...text.matchAll(PCS)].map((match): CodeToken => ({ kind: 'ICD-10-PCS', code: match[0], category: false })),
  ]
}

/** The ICD codes of an option: of a list of codes every one, of a sentence the unmistakable ones. */
export function tokensOfOption(text: string): CodeToken[] {
  const codes = splitCodes(text)
  if (codes === undefined) return tokensIn(text)
  return codes.flatMap((code): CodeToken[] => {
    const kinds = kindsOf(code)
    if (kinds.includes('ICD-10-CM')) return [{ kind: 'ICD-10-CM', code, category: false }]
    if (kinds.includes('ICD-10-PCS')) return [{ kind: 'ICD-10-PCS', code, category: false }]
    return []
  })
}

import { isProse } from './option-kind'
import { singleKeyed } from './questions'
import type { Rule } from './rule'

/*
 * A word of the stem that only the key repeats points at the key. One such word is chance; two are worth a look.
 */

const LONG_ENOUGH = 6
const COMMON = new Set([
  'patient',
  'provider',
  'coder',
  'report',
  'reported',
  'hospital',
  'record',
  'documented',
  'documentation',
  'should',
  'before',
  'because',
  'diagnosis',
  'procedure',
  'without',
  'during',
  'another',
])

const contentWords = (text: string) =>
  new Set(
    (text.toLowerCase().match(/\p{L}+/gu) ?? [])
      .filter((word) => word.length >= LONG_ENOUGH && !COMMON.has(word))
      .map((word) => word.replace(/(?:es|s|ed|ing)$/, '')),
  )

export function wordsOnlyKeyRepeats(stem: string, options: readonly { text: string; key?: true }[]): string[] {
  const inStem = contentWords(stem)
  const others = new Set(options.filter((option) => !option.key).flatMap((option) => [...contentWords(option.text)]))
  const key = options.find((option) => option.key)
  return key === undefined ? [] : [...contentWords(key.text)].filter((word) => inStem.has(word) && !others.has(word))
}

export const repeatedWord: Rule = {
  name: 'word-clue',
  check(material, report) {
    for (const question of singleKeyed(material).filter((one) => isProse(one.options))) {
      const words = wordsOnlyKeyRepeats(question.stem, question.options)
      const index = question.options.findIndex((option) => option.key)
      if (words.length >= 2)
        report(
          question.at('options', index),
          `Of the options only the key repeats words of the stem (${words.join(', ')}); use them in a wrong option too, or say it otherwise.`,
          'warning',
        )
    }
  },
}

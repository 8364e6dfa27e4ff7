import { isProse } from './option-kind'
import { questionsOf, singleKeyed } from './questions'
import type { Rule } from './rule'

/*
 * A key that is longer than its rivals gives itself away. Compared for prose only, in characters; options that are all
 * short terms (24 characters at most) are not compared.
 */

export const KEY_TO_MEAN = 1.25
export const LONGEST_TO_SHORTEST = 2.5
export const LONGEST_IS_KEY_SHARE = 0.3
const ENOUGH_ITEMS = 40

const lengthOf = (option: { text: string }) => option.text.trim().length

export const keyLength: Rule = {
  name: 'option-lengths',
  check(material, report) {
    for (const question of singleKeyed(material).filter((one) => isProse(one.options))) {
      const index = question.options.findIndex((option) => option.key)
      const key = lengthOf(question.options[index]!)
      const others = question.options.filter((option) => !option.key).map(lengthOf)
      const mean = others.reduce((sum, length) => sum + length, 0) / others.length
      if (key <= KEY_TO_MEAN * mean) continue
      const most = Math.floor(KEY_TO_MEAN * mean)
      report(
        question.at('options', index),
        `The key has ${key} characters, more than ${KEY_TO_MEAN} times the mean of the other three (${mean.toFixed(0)}); shorten it to ${most} or lengthen the others.`,
      )
    }
  },
}

export const optionSpread: Rule = {
  name: 'option-lengths',
  check(material, report) {
    for (const question of questionsOf(material).filter((one) => isProse(one.options))) {
      const lengths = question.options.map(lengthOf)
      const [shortest, longest] = [Math.min(...lengths), Math.max(...lengths)]
      if (longest <= LONGEST_TO_SHORTEST * shortest) continue
      report(
        question.at('options', lengths.indexOf(longest)),
        `The longest option (${longest} characters) is more than ${LONGEST_TO_SHORTEST} times the shortest (${shortest}); bring them closer.`,
      )
    }
  },
}

/** Of the items whose options are prose, the share whose key is longer than every other option. */
export function longestIsKey(sources: Parameters<typeof questionsOf>[0]): { of: number; count: number; share: number } {
  const prose = singleKeyed(sources).filter((question) => question.item && isProse(question.options))
  const count = prose.filter(({ options }) => {
    const key = lengthOf(options.find((option) => option.key)!)
    return options.every((option) => option.key || lengthOf(option) < key)
  }).length
  return { of: prose.length, count, share: prose.length === 0 ? 0 : count / prose.length }
}

export const longestIsKeyShare: Rule = {
  name: 'longest-option-is-key',
  check(material, report) {
    const { of, count, share } = longestIsKey(material)
    if (share <= LONGEST_IS_KEY_SHARE) return
    report(
      { file: 'question-bank/items', line: 1, id: '' },
      `The key is the longest option in ${count} of ${of} prose items (${(share * 100).toFixed(0)} %; at most 30 %); shorten keys or lengthen wrong options.`,
      of < ENOUGH_ITEMS ? 'warning' : 'error',
    )
  },
}

import { questionsOf, type Question } from './questions'
import type { Rule } from './rule'

/*
 * What a stem looks like: long enough to stand alone, short enough to read, a complete question, no grammar clue.
 * Related questions of a scenario lean on the record, so they may be short.
 */

const WORDS = { item: { min: 20, max: 120 }, related: { min: 8, max: 120 } }
const NEGATIVE_SHARE = 0.03
const ENOUGH_ITEMS = 40

export const wordsOf = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word))

export const stemLength: Rule = {
  name: 'stem-length',
  check(material, report) {
    for (const question of questionsOf(material)) {
      const { min, max } = question.item ? WORDS.item : WORDS.related
      const count = wordsOf(question.stem).length
      if (count < min)
        report(
          question.at('stem'),
          `The stem has ${count} words; write at least ${min}, so that it can be answered with the options covered.`,
        )
      if (count > max) report(question.at('stem'), `The stem has ${count} words; cut it to at most ${max}.`)
    }
  },
}

const ARTICLE = /\b(?:a|an|a\(n\)|a\/an)\s*[:.…_-]*$/i
const endOf = (stem: string) => stem.trim().replace(/["'”’)\]*]+$/, '')

export const grammarClue: Rule = {
  name: 'grammar-clue',
  check(material, report) {
    for (const question of questionsOf(material)) {
      if (ARTICLE.test(question.stem.trim()) || ARTICLE.test(endOf(question.stem)))
        report(
          question.at('stem'),
          'The stem ends in "a" or "an", which tells which options fit; end with a complete question.',
        )
    }
  },
}

export const stemIsQuestion: Rule = {
  name: 'stem-question',
  check(material, report) {
    for (const question of questionsOf(material)) {
      if (!/[?.:]$/.test(endOf(question.stem)))
        report(question.at('stem'), 'The stem does not end as a complete sentence; end it with a question mark.')
      else if (!question.stem.includes('?'))
        report(
          question.at('stem'),
          'The stem asks no question; end it with one, such as "Which code is reported?".',
          'warning',
        )
    }
  },
}

/** The sentence that asks: the last one with a question mark, or the last one. */
export function askingSentence(stem: string): string {
  const sentences = stem
    .replace(/\s+/g, ' ')
    .trim()
    .split(/(?<=[.?!])\s+(?=[A-Z"“(])/)
  return sentences.findLast((one) => one.includes('?')) ?? sentences.at(-1) ?? ''
}

const CAPITAL_NEGATIVE = /\b(?:NOT|EXCEPT|LEAST)\b/
const SUBORDINATE = /\b(?:when|if|that|because|whose|although|since|who|for|where|while|after|before|whether)\b/i

/**
 * Whether the question asks for what is wrong or missing. "not" inside a clause about the case does not count, nor does
 * the past tense ("which rule was not followed?"), which asks about the case as well.
 */
export function isNegative(stem: string): boolean {
  return CAPITAL_NEGATIVE.test(stem) || hasLowerNegative(stem)
}

function hasLowerNegative(stem: string): boolean {
  const asked = askingSentence(stem)
  if (/\bexcept\b(?! for\b)/.test(asked) || /(?<!at )(?<!at the )\bleast\b/.test(asked)) return true
  const match = /\b(?:which|what)\b(.{0,80}?)\b(?:is|are|does|do|should|would|can|could|must|may)\s+not\b/i.exec(asked)
  return match !== null && !SUBORDINATE.test(match[1] ?? '')
}

export const negativeCapitals: Rule = {
  name: 'negative-stem',
  check(material, report) {
    for (const question of questionsOf(material)) {
      if (!isNegative(question.stem)) continue
      if (!CAPITAL_NEGATIVE.test(question.stem))
        report(
          question.at('stem'),
          'The question is negative; write NOT, EXCEPT or LEAST in capitals, or better ask it the other way round.',
        )
      question.options.forEach((option, index) => {
        if (/\bnot\b/i.test(option.text))
          report(
            question.at('options', index),
            'A negative question may not have a negative option; reword the option or the question.',
          )
      })
    }
  },
}

export const negativeShare: Rule = {
  name: 'negative-stem',
  check(material, report) {
    const items = questionsOf(material).filter((question) => question.item)
    const negative = items.filter((question) => isNegative(question.stem))
    if (negative.length <= items.length * NEGATIVE_SHARE) return
    const enough = items.length >= ENOUGH_ITEMS
    if (!enough && negative.length < 2) return
    report(
      { file: 'question-bank/items', line: 1, id: '' },
      `${negative.length} of ${items.length} items are negative (at most 3 %): ${listOf(negative)}. Ask some the other way round.`,
      enough ? 'error' : 'warning',
    )
  },
}

const listOf = (questions: Question[]) =>
  `${questions
    .slice(0, 12)
    .map((one) => one.id)
    .join(', ')}${questions.length > 12 ? ', …' : ''}`

import { kindsOfOption, sharedKinds } from './option-kind'
import { questionsOf } from './questions'
import type { Rule } from './rule'

/** Phrases that make an option guessable, and what to say about them. */
const FORBIDDEN: readonly [RegExp, string][] = [
  [/\ball (?:of )?(?:the above|these)\b/i, 'all of the above'],
  [/\b(?:both|two|either|any|some|neither) (?:of )?the above\b/i, 'both of the above'],
  [/\bnone (?:of )?(?:the above|these)\b/i, 'none of the above'],
  [/\b[Bb]oth (?:options? )?\(?[A-D]\)? and \(?[A-D]\)?(?=$|[\s.,;])/, 'both A and B'],
  [/^(?:either )?[A-D] (?:and|or) [A-D]\.?$/, 'A and B'],
  [/\balways\b/i, 'always'],
  [/\bnever\b(?! events?\b)/i, 'never'],
]

export const forbiddenPhrases: Rule = {
  name: 'forbidden-phrase',
  check(material, report) {
    for (const question of questionsOf(material)) {
      question.options.forEach((option, index) => {
        for (const [pattern, phrase] of FORBIDDEN) {
          if (pattern.test(option.text))
            report(question.at('options', index), `An option may not say "${phrase}"; write what is meant without it.`)
        }
      })
    }
  },
}

/** Options made of codes, however many; a key that stands out among them is a clue. */
const CODES = new Set(['code', 'code set', 'code with words'])

export const optionsOfOneKind: Rule = {
  name: 'option-kinds',
  check(material, report) {
    for (const question of questionsOf(material)) {
      if (sharedKinds(question.options).length > 0) continue
      const kinds = question.options.map(
        (option) => kindsOfOption(option.text).find((kind) => CODES.has(kind)) ?? kindsOfOption(option.text)[0]!,
      )
      if (!kinds.every((kind) => CODES.has(kind))) {
        report(
          question.at('options'),
          `The options are of different kinds (${kinds.join(', ')}); make all of them codes, sets of codes, modifiers, numbers or prose.`,
        )
        continue
      }
      const key = question.options.findIndex((option) => option.key)
      const others = new Set(kinds.filter((_, index) => index !== key))
      if (others.size === 1 && !others.has(kinds[key]!))
        report(
          question.at('options', key),
          `The key is the only ${kinds[key]} (the others: ${[...others].join()}), which tells it apart; make a wrong option alike.`,
          'warning',
        )
    }
  },
}

export const optionsDiffer: Rule = {
  name: 'option-repeated',
  check(material, report) {
    for (const question of questionsOf(material)) {
      const seen = new Set<string>()
      question.options.forEach((option, index) => {
        const plain = option.text
          .toLowerCase()
          .replace(/[\s.]+/g, ' ')
          .trim()
        if (seen.has(plain)) report(question.at('options', index), 'Two options say the same; change one.')
        seen.add(plain)
      })
    }
  },
}

/** Numbers in order are easier to read; `keepOrder` then keeps the order on the form. */
export const numbersInOrder: Rule = {
  name: 'option-order',
  check(material, report) {
    for (const question of questionsOf(material)) {
      if (!sharedKinds(question.options).includes('number')) continue
      const numbers = question.options.map((option) =>
        Number(/\d[\d,]*(?:\.\d+)?/.exec(option.text)?.[0].replace(/,/g, '') ?? Number.NaN),
      )
      const rising = numbers.every((value, index) => index === 0 || value >= numbers[index - 1]!)
      const falling = numbers.every((value, index) => index === 0 || value <= numbers[index - 1]!)
      if (!rising && !falling)
        report(
          question.at('options'),
          'The options are numbers but not in order; sort them from low to high.',
          'warning',
        )
    }
  },
}

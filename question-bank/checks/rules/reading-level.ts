import { excerpt } from '../problem'
import { questionsOf } from './questions'
import type { Rule } from './rule'
import { wordsOf } from './stems'

/*
 * The prose of a stem is for grade 10 to 12. Medical words spoil every reading formula, so only the length of
 * sentences is measured.
 */

const LONGEST_SENTENCE = 40

export const readingLevel: Rule = {
  name: 'long-sentence',
  check(material, report) {
    for (const question of questionsOf(material)) {
      const sentences = question.stem.replace(/\s+/g, ' ').split(/(?<=[.?!;:]["”]?)\s+/)
      for (const sentence of sentences) {
        const count = wordsOf(sentence).length
        if (count > LONGEST_SENTENCE)
          report(
            question.at('stem'),
            `A sentence has ${count} words ("${excerpt(sentence, 40)}"); split it so that none has more than ${LONGEST_SENTENCE}.`,
            'warning',
          )
      }
    }
  },
}

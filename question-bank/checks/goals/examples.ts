import { questionsOf } from '../rules/questions'
import { none, type Goal } from './goal'

/*
 * Whoever has read the guidelines once knows their examples. A question is near one when words that are rare in the
 * guidelines, and in the bank, stand together in one of their examples and in its stem or key. That is worth a look, not a
 * proof.
 */

const MARKER = /\b(?:e\.g\.|for example|examples?\b|such as)/gi
/** Characters after the marker that belong to the example. */
const LENGTH = 220
/** A word that comes more often in the guidelines, or in more of the bank's questions, tells nothing of one case. */
const RARE_IN_GUIDELINES = 25
const RARE_IN_BANK = 0.02
const FEWEST_SHARED = 2
/** A word that the guidelines have once counts 1, one that they have three times a half. */
const NEAR = 1.35

/** Words without the endings that make two of one. */
const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{N}.]+/gu) ?? []).map((word) =>
    word.replace(/\.$/, '').replace(/(?:ed|es|s|ing|d)$/, ''),
  )

function counted(words: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

export const exampleGoal: Goal = {
  name: 'official-examples',
  wanted: 'no question is an example of the guidelines',
  measure(material) {
    if (material.guidelineText === undefined) return 'needs guidelines=FILE'
    // The table of contents is no example.
    const text = material.guidelineText.replace(/\.{4,}.*$/gm, '').replace(/\s+/g, ' ')
    const examples = [...text.matchAll(MARKER)].map(({ index }) => new Set(wordsOf(text.slice(index, index + LENGTH))))
    const inGuidelines = counted(wordsOf(text))
    const questions = questionsOf(material).map((one) => {
      const key = one.options.flatMap((option) => (option.key ? [option.text] : []))
      return { id: one.id, words: new Set(wordsOf([one.stem, ...key].join(' '))) }
    })
    const inBank = counted(questions.flatMap(({ words }) => [...words]))
    const most = Math.max(2, RARE_IN_BANK * questions.length)
    const isRare = (word: string) =>
      word.length > 3 && (inGuidelines.get(word) ?? Infinity) <= RARE_IN_GUIDELINES && inBank.get(word)! <= most
    const near = questions.filter(({ words }) => {
      const rare = [...words].filter(isRare)
      return examples.some((example) => {
        const shared = rare.filter((word) => example.has(word))
        const weight = shared.reduce((sum, word) => sum + 1 / Math.log2(1 + inGuidelines.get(word)!), 0)
        return shared.length >= FEWEST_SHARED && weight >= NEAR
      })
    })
    return none(near, 'questions near one')
  },
}

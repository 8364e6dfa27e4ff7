import { tokensOfOption } from '../rules/code-tokens'
import { isProse, splitCodes } from '../rules/option-kind'
import { longestIsKey } from '../rules/option-lengths'
import { singleKeyed, type Question } from '../rules/questions'
import { share, type Goal } from './goal'

/*
 * Whether options answer without their stem. Each goal is a trick of somebody who sees the options only: how often it
 * finds the key must not be far from chance, which is a quarter.
 */

/** The option a trick points at, and whether it is the key; undefined where it points at none. */
type Trick = (question: Question) => number | undefined

const isKey = ({ options }: Question, index: number): boolean => options[index]?.key === true

function pointedAt(questions: readonly Question[], trick: Trick): { of: Question[]; hits: Question[] } {
  const of = questions.filter((one) => trick(one) !== undefined)
  return { of, hits: of.filter((one) => isKey(one, trick(one)!)) }
}

/** The one option with the largest number; undefined where two share it, or all have nothing. */
function largest(values: readonly number[]): number | undefined {
  const most = Math.max(...values)
  if (most === 0) return undefined
  return values.filter((one) => one === most).length === 1 ? values.indexOf(most) : undefined
}

const codesOf = (text: string): string[] => splitCodes(text) ?? tokensOfOption(text).map(({ code }) => code)

/** The option whose codes come most often in the others. */
export const convergesOn: Trick = ({ options }) => {
  const lists = options.map(({ text }) => codesOf(text))
  return largest(
    lists.map((codes, index) =>
      codes.reduce((sum, code) => sum + lists.filter((other, at) => at !== index && other.includes(code)).length, 0),
    ),
  )
}

/** Of options of one code each, the one that has most characters of the others at their place. */
export const charactersConvergeOn: Trick = ({ options }) => {
  const codes = options.map(({ text }) => codesOf(text))
  if (codes.some((list) => list.length !== 1)) return undefined
  const plain = codes.map(([code]) => [...code!.replace('.', '')])
  return largest(
    plain.map((code, index) =>
      code.reduce(
        (sum, sign, place) => sum + plain.filter((other, at) => at !== index && other[place] === sign).length,
        0,
      ),
    ),
  )
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []

/** The only option that begins with another word than the rest: "Type of ..." three times and "Depth of ..." once. */
export const oddOneOut: Trick = ({ options }) => {
  if (!isProse(options)) return undefined
  const first = options.map(({ text }) => wordsOf(text)[0] ?? '')
  const alone = first.flatMap((word, index) => (first.filter((other) => other === word).length === 1 ? [index] : []))
  return alone.length === 1 ? alone[0] : undefined
}

/** Of options of words, the one that shares most content words with the others. */
export const wordsConvergeOn: Trick = ({ options }) => {
  if (!isProse(options)) return undefined
  const sets = options.map(({ text }) => new Set(wordsOf(text).filter((word) => word.length > 4)))
  return largest(
    sets.map((words, index) =>
      [...words].reduce((sum, word) => sum + sets.filter((other, at) => at !== index && other.has(word)).length, 0),
    ),
  )
}

/** The only option that asks, waits or stays neutral where the rest act. */
export const onlyCareful: Trick = ({ options }) => {
  if (!isProse(options)) return undefined
  const careful = options.flatMap(({ text }, index) =>
    /^(?:query|ask|wait|hold|refer|escalate|return|review|verify|leave it to)\b/i.test(text.trim()) ? [index] : [],
  )
  return careful.length === 1 ? careful[0] : undefined
}

const atMostThirty = (name: string, trick: Trick, what: string): Goal => ({
  name,
  wanted: 'at most 30 %',
  measure(material) {
    const { of, hits } = pointedAt(singleKeyed(material), trick)
    return share(hits, of, { atMost: 0.3 }, what)
  },
})

export const OPTION_GOALS: readonly Goal[] = [
  atMostThirty('convergence', convergesOn, 'questions whose codes converge on one option have it as the key'),
  atMostThirty(
    'character-convergence',
    charactersConvergeOn,
    'questions of single codes that are alike have the most alike as the key',
  ),
  atMostThirty('word-convergence', wordsConvergeOn, 'questions whose words converge on one option have it as the key'),
  atMostThirty('odd-one-out', oddOneOut, 'questions with one option that begins unlike the rest have it as the key'),
  atMostThirty('only-careful', onlyCareful, 'questions with one option that asks or waits have it as the key'),
  {
    name: 'longest-option',
    wanted: '20 to 30 %',
    measure(material) {
      const { of, share: value } = longestIsKey(material)
      return {
        found: `${Math.round(100 * value)} % of ${of} prose items have the longest option as the key`,
        value: of === 0 ? null : value,
        met: of === 0 || (value >= 0.2 && value <= 0.3),
        ids: [],
      }
    },
  },
]

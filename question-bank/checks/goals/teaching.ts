import { mistakeType, type MistakeType } from '../../schema/mistakes'
import type { Sources } from '../written'
import { tokensOfOption } from '../rules/code-tokens'
import { questionsOf, type Question } from '../rules/questions'
import { none, percentOf, share, type Goal } from './goal'

/* Whether a question teaches: what to remember, where to look, a reason that is one, and a mistake that says something. */

const itemsOf = (sources: Sources): Question[] => questionsOf(sources).filter(({ item }) => item)

/** Reasons that only say again that an option is right or wrong. */
const RESTATES =
  /\b(?:restates? the (?:rule|guideline)|(?:is|are) not on the list|this is the reverse|(?:is|that is) (?:simply )?(?:wrong|incorrect|not correct|the right answer)|this follows the (?:rule|guideline))\b/i
/** A place in a PCS table, or the character that decides. */
const PCS_PLACE =
  /\b(?:Table [0-9A-Z]{3}|character|body part|approach|device|qualifier|root operation|body system|section)\b/i

const hasPcs = ({ options }: Question): boolean =>
  options.some(({ text }) => tokensOfOption(text).some(({ kind }) => kind === 'ICD-10-PCS'))

function mistakeShares(sources: Sources): { counts: Map<MistakeType, number>; total: number } {
  const typeOf = new Map(
    mistakeType.options.flatMap((type) => (sources.mistakes?.value[type] ?? []).map((slug) => [slug, type] as const)),
  )
  const counts = new Map<MistakeType, number>()
  let total = 0
  for (const { mistake } of itemsOf(sources).flatMap(({ options }) => options)) {
    const type = mistake === undefined ? undefined : typeOf.get(mistake)
    if (type === undefined) continue
    total += 1
    counts.set(type, (counts.get(type) ?? 0) + 1)
  }
  return { counts, total }
}

export const TEACHING_GOALS: readonly Goal[] = [
  {
    name: 'remember',
    wanted: 'every item has it',
    measure: (material) =>
      none(
        itemsOf(material).filter(({ remember }) => remember === undefined),
        'items without it',
      ),
  },
  {
    name: 'lookup',
    wanted: 'every item has it',
    measure: (material) =>
      none(
        itemsOf(material).filter(({ lookup }) => lookup === undefined),
        'items without it',
      ),
  },
  {
    name: 'reasons-that-restate',
    wanted: 'none',
    measure: (material) =>
      none(
        questionsOf(material).filter(({ options }) => options.some(({ reason }) => RESTATES.test(reason))),
        'questions with such a reason',
      ),
  },
  {
    name: 'pcs-reasons',
    wanted: 'every question with PCS codes says which table or character decides',
    measure: (material) =>
      none(
        questionsOf(material).filter(
          (one) => hasPcs(one) && !one.options.some(({ key, reason }) => key && PCS_PLACE.test(reason)),
        ),
        'questions whose key says neither',
      ),
  },
  {
    name: 'mistake-type-rule',
    wanted: 'at most 40 % of the mistakes',
    measure(material) {
      const { counts, total } = mistakeShares(material)
      const value = total === 0 ? null : (counts.get('rule') ?? 0) / total
      const spread = mistakeType.options.map((type) => `${type} ${percentOf(counts.get(type) ?? 0, total)}`).join(', ')
      return {
        found: `${percentOf(counts.get('rule') ?? 0, total)} (${spread})`,
        value,
        met: value === null || value <= 0.4,
        ids: [],
      }
    },
  },
  {
    name: 'key-letters-of-records',
    wanted: 'in at least 20 % of the records two related questions have one key letter',
    measure({ scenarios }) {
      const letters = (one: (typeof scenarios)[number]) =>
        one.value.questions
          .filter(({ select }) => select === undefined)
          .map(({ options }) => options.findIndex(({ key }) => key))
      const repeating = scenarios.filter((one) => new Set(letters(one)).size < letters(one).length)
      return { ...share(repeating, scenarios, { atLeast: 0.2 }, 'records'), ids: [] }
    },
  },
]

import { missingFrom, type Rows } from './rows'

/* What came of an attack: what is gone, whether it was told, and whether the numbers that were told are true. */

export type Verdict = {
  /** Rows that are gone or changed, by table. */
  missing: Readonly<Record<string, number>>
  /** Something is gone, and nothing was told of a loss. */
  silent: boolean
  /** Sentences with a number or a claim that is not true. */
  untrue: readonly string[]
}

/** Words of a row as the app tells them: a card review is no card, an exam action no exam. */
const NOUNS: readonly (readonly [RegExp, string])[] = [
  [/([\d,]+) card reviews?\b/g, 'reviews'],
  [/([\d,]+) cards?\b(?! review)/g, 'cards'],
  [/([\d,]+) tags?\b/g, 'marks'],
  [/([\d,]+) notes?\b/g, 'notes'],
  [/([\d,]+) settings?\b/g, 'settings'],
  [/([\d,]+) exam actions?\b/g, 'events'],
  [/([\d,]+) exams?\b(?! (?:action|form|left))/g, 'attempts'],
]

const LOSS = /\blost\b|no other copy|cannot be (?:shown|read)|could not be|none of the|is damaged/

/** @param told what the candidate could read after the start @param before what was stored @param after what is */
export function judge(before: Rows, after: Rows, told: readonly string[]): Verdict {
  const missing = missingFrom(before, after)
  const gone = Object.keys(missing).length > 0
  const sentences = told.flatMap(sentencesOf)
  return {
    missing,
    silent: gone && !sentences.some((one) => LOSS.test(one) && !/nothing is lost/.test(one)),
    untrue: [...sentences.filter((one) => !isTrue(one, before, missing)), ...untrueActions(sentences, missing)],
  }
}

/** Actions that are told as lost are those that are gone, all sentences together. */
function untrueActions(sentences: readonly string[], missing: Verdict['missing']): string[] {
  const lost = sentences.filter((one) => /damaged in both copies and lost/.test(one))
  const sum = lost.reduce((all, one) => all + actionsIn(one), 0)
  return lost.length === 0 || sum === (missing.events ?? 0) ? [] : lost
}

const sentencesOf = (text: string): string[] => text.split(/(?<=[.;])\s+/)

function isTrue(sentence: string, before: Rows, missing: Verdict['missing']): boolean {
  // Nobody can be told of more than there was.
  for (const [noun, table] of NOUNS)
    for (const [, count] of sentence.matchAll(noun)) if (numberOf(count!) > (before[table]?.length ?? 0)) return false
  const sum = Object.values(missing).reduce((all, count) => all + count, 0)
  if (/nothing is lost/.test(sentence)) return sum === 0
  if (/damaged in both copies and lost|unless a backup has/.test(sentence)) return true
  if (/no other copy has/.test(sentence) || / (?:is|are) lost\b/.test(sentence)) return sum > 0
  return true
}

const numberOf = (text: string): number => Number(text.replaceAll(',', ''))

/** How many actions a sentence names: "actions 3, 7 to 9 and 12" are five, "12 actions" twelve. */
function actionsIn(sentence: string): number {
  const counted = /([\d,]+) actions?\b/.exec(sentence)
  if (counted) return numberOf(counted[1]!)
  const named = /actions? ([\d to,and]+)/i.exec(sentence)?.[1] ?? ''
  return [...named.matchAll(/(\d+)(?: to (\d+))?/g)].reduce(
    (sum, [, from, to]) => sum + (to === undefined ? 1 : Number(to) - Number(from) + 1),
    0,
  )
}

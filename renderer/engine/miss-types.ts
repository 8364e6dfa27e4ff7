import type { MissType } from '../../question-bank/schema/mistakes'
import type { Outcome } from './outcome'
import { isMissed } from './scoring/credit'

/** Miss types in the order in which they are offered, in words. */
export const MISS_TYPES: readonly { id: MissType; title: string; meaning: string }[] = [
  {
    id: 'rule',
    title: 'Did not know the rule',
    meaning: 'A guideline, convention or regulation was unknown or applied wrongly.',
  },
  {
    id: 'misread',
    title: 'Misread',
    meaning: 'The record or the question says something else than what was taken from it.',
  },
  { id: 'lookup', title: 'Wrong lookup', meaning: 'The index, table or tabular list was followed to a wrong code.' },
  {
    id: 'sequencing',
    title: 'Sequencing',
    meaning: 'The right conditions in a wrong order, or a wrong principal diagnosis.',
  },
  {
    id: 'specificity',
    title: 'Specificity or 7th character',
    meaning: 'A code that says too little, too much, or ends in a wrong character.',
  },
  {
    id: 'root-operation',
    title: 'Root operation',
    meaning: 'A wrong value in ICD-10-PCS: operation, body part, approach, device or qualifier.',
  },
  { id: 'careless', title: 'Careless', meaning: 'A slip: it was known and still answered wrongly.' },
  { id: 'time', title: 'Time', meaning: 'There was no time left to answer it, or to answer it well.' },
]

const TITLES = new Map(MISS_TYPES.map((one) => [one.id, one.title]))
export const missTitle = (id: MissType): string => TITLES.get(id)!

/** What the bank says of each mistake: its miss type by its slug. */
export type MistakeTypes = Readonly<Record<string, MissType>>

export type MissSuggestion = { type: MissType; because: string }

/**
 * The miss type to suggest for a missed answer: from how it was answered, then from the mistake behind what was chosen,
 * then from where the question stands in the outline. Null when it was not missed; without an answer there is no miss.
 */
export function suggestMiss(one: Outcome, types: MistakeTypes): MissSuggestion | null {
  if (!isMissed(one)) return null
  if (one.hurried) return { type: 'careless', because: 'It was answered faster than it can be read.' }
  const known = mostFrequent(one.mistakes.flatMap((slug) => (types[slug] ? [types[slug]] : [])))
  if (known) return { type: known, because: 'It is the mistake behind what you chose.' }
  if (one.turn === 'right-to-wrong') return { type: 'careless', because: 'Your first answer was the right one.' }
  return { type: byPlace(one), because: 'It is the usual reason for questions of this kind.' }
}

function mostFrequent(list: readonly MissType[]): MissType | null {
  const counts = new Map<MissType, number>()
  for (const type of list) counts.set(type, (counts.get(type) ?? 0) + 1)
  return (
    [...counts].reduce<[MissType, number] | null>((best, one) => (best && best[1] >= one[1] ? best : one), null)?.[0] ??
    null
  )
}

/** Tasks of the outline that are about the order of codes. */
const SEQUENCING_TASKS = ['1.2', '1.5']

function byPlace({ kind, screen, task, codeSystem }: Outcome): MissType {
  if (kind === 'codes' && screen.endsWith('/principal')) return 'sequencing'
  if (SEQUENCING_TASKS.includes(task)) return 'sequencing'
  if (codeSystem === 'ICD-10-PCS') return 'root-operation'
  return kind === 'codes' ? 'lookup' : 'rule'
}

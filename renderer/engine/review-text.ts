import type { Choice, Item } from '../../question-bank/schema/item'
import type { Scenario } from '../../question-bank/schema/scenario'
import { writtenLine } from './answer'

/* What the search of the review room looks through, in lower case. Made once for each version of a question. */

const prepared = (parts: readonly string[]): string => parts.join('\n').toLowerCase()

const choiceParts = ({ exhibit, stem, options, remember, lookup, citations }: Choice): string[] => [
  ...(exhibit ? [exhibit.title, exhibit.text] : []),
  stem,
  ...options.flatMap((one) => [one.text, one.reason]),
  ...[remember, lookup].filter((one) => one !== undefined),
  ...citations,
]

export const itemText = (item: Item): string =>
  prepared([item.id, item.task, item.row, item.codeSystem, ...choiceParts(item)])

/** The record and what it is about; shared by all screens of a scenario. */
export const recordText = (scenario: Scenario): string =>
  prepared([
    scenario.id,
    scenario.title,
    scenario.specialty,
    scenario.patient,
    ...scenario.documents.flatMap((one) => [one.title, one.text]),
  ])

/** What one screen of a scenario asks and explains, by the part of its id after the slash. */
export function screenTexts(scenario: Scenario): Map<string, string> {
  const tasks = scenario.tasks.map(
    ({ kind, prompt, key, partial = [], optional = [], wrong, remember = '', lookup = '' }) => {
      const alternates = key.flatMap((one) => (one.alternates ?? []).map((other) => ({ ...other, meaning: '' })))
      const codes = [...key, ...alternates, ...partial, ...optional, ...wrong].flatMap((one) => [
        writtenLine(one),
        one.meaning,
        one.reason,
      ])
      return [
        kind,
        prepared([prompt, ...codes, remember, lookup, ...key.flatMap((one) => one.citations ?? [])]),
      ] as const
    },
  )
  return new Map([...tasks, ...scenario.questions.map((one) => [one.id, prepared(choiceParts(one))] as const)])
}

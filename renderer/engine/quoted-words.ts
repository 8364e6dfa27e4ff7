import type { CodeTask, KeyCode, Scenario } from '../../question-bank/schema/scenario'
import { writtenLine } from './answer'
import type { TextRange } from './marks'

/* The words of a record that support its codes. */

/** Words of one document that support one code. */
export type Support = { id: string; code: string; task: CodeTask['kind']; document: string; words: string }

/** All supporting words of a scenario's key, or of one of its tasks, in the order of the key. */
export function supportsOf(scenario: Scenario, kind: CodeTask['kind'] | null = null): Support[] {
  const ofKey = (task: CodeTask['kind'], key: KeyCode) =>
    (key.support ?? []).map(({ document, words }, place) => ({
      id: `${task} ${writtenLine(key)} ${place}`,
      code: writtenLine(key),
      task,
      document,
      words,
    }))
  return scenario.tasks
    .filter((task) => kind === null || task.kind === kind)
    .flatMap((task) => task.key.flatMap((key) => ofKey(task.kind, key)))
}

/** Spaces, and what only formats: it is there in the source and gone, or different, where the text is shown. */
const FORMATTING = /[\s*_`|#>\\-]/

/** Where quoted words stand in a text as it is shown: formatting and spaces aside. Null where they do not. */
export function rangeOfWords(shown: string, words: string): TextRange | null {
  const places: number[] = []
  let plain = ''
  for (let at = 0; at < shown.length; at++) {
    if (FORMATTING.test(shown[at]!)) continue
    places.push(at)
    plain += shown[at]!
  }
  const wanted = [...words].filter((one) => !FORMATTING.test(one)).join('')
  const from = wanted === '' ? -1 : plain.indexOf(wanted)
  return from < 0 ? null : [places[from]!, places[from + wanted.length - 1]! + 1]
}

/** Quoted words as a page says them: without what formats them in the source, the cells of a table parted by dots. */
export const quoteOf = (words: string): string => pieces(words, /\|/).join(' · ')

/**
 * What to look for in plain text to mark quoted words: bold words and the cells of a table stand in texts of their own.
 * A single word out of several pieces would mark too much, unless nothing else is left.
 */
export function markable(words: string): string[] {
  const found = pieces(words, /\*\*|\|/)
  const long = found.filter((one) => /\s/.test(one))
  if (found.length < 2 || long.length > 0) return found.length < 2 ? found : long
  return [found.reduce((longest, one) => (one.length > longest.length ? one : longest))]
}

const pieces = (words: string, between: RegExp): string[] =>
  words
    .split(between)
    .map((one) => one.replace(/\*\*|`/g, '').trim())
    .filter(Boolean)

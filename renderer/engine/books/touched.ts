import type { Choice, Item } from '../../../question-bank/schema/item'
import type { CodeTask, Scenario } from '../../../question-bank/schema/scenario'
import { codesIn } from './citation'
import { bareCode } from './drill'

/* Which questions of the bank name a code that a new release deleted or revised. */

/** What became of a code: gone, no complete code any more, or another title. */
export type CodeFate = 'deleted' | 'heading' | 'revised'

export type Touched = {
  /** `CK-0001`, `SC-0001/additional`, `SC-0001/Q1`: as practice and review name it. */
  screen: string
  codes: readonly { code: string; fate: CodeFate }[]
}

/** @param fates what became of each code, by the code without its dot */
export function touchedQuestions(
  { items, scenarios }: { items: readonly Item[]; scenarios: readonly Scenario[] },
  fates: ReadonlyMap<string, CodeFate>,
): Touched[] {
  if (fates.size === 0) return []
  const found = (screen: string, named: Iterable<string>): Touched[] => {
    const codes = new Map<string, CodeFate>()
    for (const written of named) {
      const fate = fates.get(bareCode(written))
      if (fate) codes.set(written.replace(/\.?-$/, ''), fate)
    }
    return codes.size === 0 ? [] : [{ screen, codes: [...codes].map(([code, fate]) => ({ code, fate })) }]
  }
  return [
    ...items.flatMap((item) => found(item.id, namedIn(textsOf(item)))),
    ...scenarios.flatMap(({ id, tasks, questions }) => [
      ...tasks.flatMap((task) => found(`${id}/${task.kind}`, codesOfTask(task))),
      ...questions.flatMap((question) => found(`${id}/${question.id}`, namedIn(textsOf(question)))),
    ]),
  ]
}

const textsOf = ({ stem, options }: Choice): string[] => [
  stem,
  ...options.flatMap(({ text, reason }) => [text, reason]),
]

/** A heading that is cited with its dash names no code. */
const namedIn = (texts: readonly string[]): string[] =>
  texts.flatMap((text) =>
    codesIn(text).flatMap(({ text: written, place }) => (place && !written.endsWith('-') ? [written] : [])),
  )

function codesOfTask({ key, partial = [], optional = [], wrong }: CodeTask): string[] {
  const alternates = key.flatMap((one) => one.alternates ?? [])
  const all = [...key, ...alternates, ...partial, ...optional, ...wrong]
  return [...all.map(({ code }) => code), ...namedIn(all.map(({ reason }) => reason))]
}

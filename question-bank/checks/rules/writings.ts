import type { Place } from '../problem'
import type { Sources } from '../written'
import type { Path } from '../yaml-file'
import { placeIn, questionsOf, type Question } from './questions'

/*
 * Everything a candidate may read, piece by piece with its place: what the questions say, what the records say, and
 * what the reports explain.
 */

export type Writing = {
  part: 'stem' | 'option' | 'document' | 'reason' | 'label'
  text: string
  /** The line that follows, where lines of a document are told apart. */
  next?: string
  place: Place
  /** Codes the author marked as invalid on purpose. */
  invalidCodes: readonly string[]
}

export function writingsOf(sources: Sources): Writing[] {
  const invalid = new Map([...sources.items, ...sources.scenarios].map((one) => [one.id, one.value.invalidCodes ?? []]))
  const questions = questionsOf(sources).flatMap((question): Writing[] => {
    const invalidCodes = invalid.get(question.id.split('/')[0]!) ?? []
    return [
      { part: 'stem', text: question.stem, place: question.at('stem'), invalidCodes },
      ...exhibitWritings(question, invalidCodes),
      ...(['remember', 'lookup'] as const).flatMap((name): Writing[] => {
        const text = question[name]
        return text === undefined ? [] : [{ part: 'reason', text, place: question.at(name), invalidCodes }]
      }),
      ...question.options.flatMap((option, index): Writing[] => [
        { part: 'option', text: option.text, place: question.at('options', index, 'text'), invalidCodes },
        { part: 'reason', text: option.reason, place: question.at('options', index, 'reason'), invalidCodes },
      ]),
    ]
  })
  return [...questions, ...sources.scenarios.flatMap(recordWritings)]
}

/** Line by line, as of a document; all of it stands where the exhibit begins. */
function exhibitWritings({ exhibit, at }: Question, invalidCodes: readonly string[]): Writing[] {
  if (!exhibit) return []
  const place = at('exhibit', 'text')
  const lines = exhibit.text.split('\n')
  return [
    { part: 'label', text: exhibit.title, place: at('exhibit', 'title'), invalidCodes },
    ...lines.map((text, index): Writing => ({ part: 'document', text, next: lines[index + 1], place, invalidCodes })),
  ]
}

function recordWritings(scenario: Sources['scenarios'][number]): Writing[] {
  const invalidCodes = scenario.value.invalidCodes ?? []
  const at = (part: Writing['part'], text: string, ...path: Path): Writing => ({
    part,
    text,
    place: placeIn(scenario, ...path),
    invalidCodes,
  })
  const documents = [...scenario.texts.values()].flatMap(({ file, text }) =>
    text
      .split('\n')
      .map((line, index, lines): Writing => ({
        part: 'document',
        text: line,
        next: lines[index + 1],
        place: { file, line: index + 1, id: scenario.id },
        invalidCodes,
      })),
  )
  const tasks = scenario.value.tasks.flatMap((task, taskIndex) => {
    const path = ['tasks', taskIndex]
    const lists = (['key', 'partial', 'optional', 'wrong'] as const).flatMap((list) =>
      (task[list] ?? []).flatMap((code, index) => [
        at('label', code.meaning, ...path, list, index, 'meaning'),
        at('reason', code.reason, ...path, list, index, 'reason'),
      ]),
    )
    const taught = (['remember', 'lookup'] as const).flatMap((name) => {
      const text = task[name]
      return text === undefined ? [] : [at('reason', text, ...path, name)]
    })
    return [at('label', task.prompt, ...path, 'prompt'), ...lists, ...taught]
  })
  return [
    at('label', scenario.value.title, 'title'),
    at('label', scenario.value.patient, 'patient'),
    ...scenario.value.traps.map((trap, index) => at('reason', trap, 'traps', index)),
    ...documents,
    ...tasks,
  ]
}

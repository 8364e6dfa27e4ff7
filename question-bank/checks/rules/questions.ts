import type { SourceItem } from '../../schema/item'
import type { Place } from '../problem'
import type { Sources, Written } from '../written'
import type { Path } from '../yaml-file'

/*
 * Every multiple-choice question of the bank, be it an item or a related question of a scenario.
 */

export type Question = {
  id: string
  item: boolean
  stem: string
  options: SourceItem['options']
  /** How many are to be selected; absent where one is. */
  select?: number
  exhibit?: SourceItem['exhibit']
  remember?: string
  lookup?: string
  keepOrder: boolean
  citations: string[]
  at: (...path: Path) => Place
}

export const placeIn = (written: Written<unknown>, ...path: Path): Place => ({
  file: written.file,
  line: written.lineOf(path),
  id: written.id,
})

export function questionsOf(sources: Sources): Question[] {
  const items = sources.items.map((one) => ({
    ...pick(one.value),
    id: one.id,
    item: true,
    at: (...path: Path) => placeIn(one, ...path),
  }))
  const related = sources.scenarios.flatMap((one) =>
    one.value.questions.map((question, index) => ({
      ...pick(question),
      id: `${one.id}/${question.id}`,
      item: false,
      at: (...path: Path) => ({ ...placeIn(one, 'questions', index, ...path), id: `${one.id}/${question.id}` }),
    })),
  )
  return [...items, ...related]
}

type Asked = Pick<
  SourceItem,
  'stem' | 'options' | 'select' | 'exhibit' | 'remember' | 'lookup' | 'keepOrder' | 'citations'
>

const pick = ({ stem, options, select, exhibit, remember, lookup, keepOrder, citations }: Asked) => ({
  stem,
  options,
  ...(select === undefined ? {} : { select }),
  ...(exhibit === undefined ? {} : { exhibit }),
  ...(remember === undefined ? {} : { remember }),
  ...(lookup === undefined ? {} : { lookup }),
  keepOrder: keepOrder ?? false,
  citations,
})

/** Questions with one key, of which a key that stands out would be a clue. */
export const singleKeyed = (sources: Sources): Question[] =>
  questionsOf(sources).filter(({ select }) => select === undefined)

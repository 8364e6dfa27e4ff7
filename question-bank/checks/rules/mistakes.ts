import { mistakeType } from '../../schema/mistakes'
import type { Place } from '../problem'
import type { Sources } from '../written'
import { placeIn, questionsOf } from './questions'
import type { Rule } from './rule'

/** Every mistake has one miss type, which the app suggests to a candidate who fell for it, and the list holds no others. */
export const mistakesClassified: Rule = {
  name: 'mistake-type',
  check(material, report) {
    const list = material.mistakes
    if (list === undefined) return
    const used = usedMistakes(material)
    const classified = new Map<string, string>()
    for (const type of mistakeType.options) {
      list.value[type]?.forEach((slug, index) => {
        const place = placeIn(list, type, index)
        const earlier = classified.get(slug)
        if (earlier !== undefined)
          report(place, `"${slug}" is already listed under "${earlier}"; keep it once, where it usually belongs.`)
        else if (!used.has(slug))
          report(place, `No option or wrong code names the mistake "${slug}"; correct its spelling or remove it.`)
        classified.set(slug, earlier ?? type)
      })
    }
    for (const [slug, place] of used) {
      if (!classified.has(slug))
        report(place, `The mistake "${slug}" has no miss type; add it to one of the lists of mistakes.yaml.`)
    }
  },
}

/** Each mistake and the first place that names it. */
function usedMistakes(sources: Sources): Map<string, Place> {
  const used = new Map<string, Place>()
  const use = (slug: string | undefined, place: () => Place) => {
    if (slug !== undefined && !used.has(slug)) used.set(slug, place())
  }
  for (const question of questionsOf(sources))
    question.options.forEach((option, index) => use(option.mistake, () => question.at('options', index, 'mistake')))
  for (const scenario of sources.scenarios) {
    scenario.value.tasks.forEach((task, at) => {
      task.wrong.forEach((code, index) =>
        use(code.mistake, () => placeIn(scenario, 'tasks', at, 'wrong', index, 'mistake')),
      )
    })
  }
  return used
}

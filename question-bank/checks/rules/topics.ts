import { placeIn } from './questions'
import type { Rule } from './rule'

/** Every topic row of the items has a title to show, and no title stands for a row without items. */
export const topicTitles: Rule = {
  name: 'topic-title',
  check(material, report) {
    const list = material.topics
    if (list === undefined) return
    const rows = new Set<string>()
    for (const item of material.items) {
      const { row } = item.value
      if (!rows.has(row) && !Object.hasOwn(list.value, row))
        report(placeIn(item, 'row'), `The topic row ${row} has no title; add it to topics.yaml.`)
      rows.add(row)
    }
    for (const row of Object.keys(list.value))
      if (!rows.has(row))
        report(placeIn(list, row), `No item is in the topic row ${row}; correct the row or remove its title.`)
  },
}

import { rulesOf } from '../rule-names'
import { placeIn } from './questions'
import type { Rule } from './rule'

/** What an item names as its pair exists and rests on a rule that it rests on: others may meet it anyway. */
export const pairsShareRule: Rule = {
  name: 'pairs',
  check({ items }, report) {
    const byId = new Map(items.map((one) => [one.id, one.value]))
    for (const item of items) {
      const rules = rulesOf(item.value.citations, item.value.row)
      item.value.pairs?.forEach((id, index) => {
        const place = placeIn(item, 'pairs', index)
        const other = byId.get(id)
        if (id === item.id) report(place, 'An item is no pair of itself; remove the line.')
        else if (!other) report(place, `${id} is no item of the bank; correct or remove it.`)
        else if (!rulesOf(other.citations, other.row).some((rule) => rules.includes(rule)))
          report(
            place,
            `${id} rests on no rule of this item, so the two may meet without being a pair; remove the line.`,
          )
      })
    }
  },
}

import type { SourceItem } from '../../schema/item'
import type { Written } from '../written'
import { placeIn } from './questions'
import type { Rule } from './rule'

/*
 * A point of the topic matrix is tested once. A second item on it must look at it from elsewhere (another setting, code
 * system and level) and never meet the first on a form (the same "enemies"). P points are numbered over the whole matrix,
 * N points within their domain.
 */

export const pointOnce: Rule = {
  name: 'point-once',
  check(material, report) {
    const byPoint = new Map<string, Written<SourceItem>[]>()
    for (const item of material.items) {
      const earlier = byPoint.get(pointOf(item.value)) ?? []
      for (const other of earlier) {
        const faults = faultsOf(item.value, other.value)
        if (faults.length > 0)
          report(
            placeIn(item, 'point'),
            `${other.id} already tests point ${item.value.point}, and ${faults.join(' and ')}; choose another point or change that.`,
          )
      }
      byPoint.set(pointOf(item.value), [...earlier, item])
    }
  },
}

const pointOf = ({ point, task }: SourceItem) => (point.startsWith('N') ? `${task[0]}/${point}` : point)

function faultsOf(a: SourceItem, b: SourceItem): string[] {
  const same = (['setting', 'codeSystem', 'level'] as const).filter((field) => a[field] === b[field])
  return [
    ...(same.length > 0 ? [`both have the same ${same.join(', ')}`] : []),
    ...(a.enemies === undefined || a.enemies !== b.enemies ? ['they do not share one "enemies" name'] : []),
  ]
}

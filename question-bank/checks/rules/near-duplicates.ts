import type { SourceItem } from '../../schema/item'
import type { Written } from '../written'
import { placeIn } from './questions'
import type { Rule } from './rule'

/*
 * Two stems are nearly the same when most runs of three words of one are in the other (Jaccard index of the runs).
 */

const ALIKE = 0.6
const RUN = 3

export function runsOf(stem: string): Set<string> {
  const words = stem.toLowerCase().match(/[\p{L}\p{N}.]+/gu) ?? []
  const runs = new Set<string>()
  for (let start = 0; start + RUN <= words.length; start += 1) runs.add(words.slice(start, start + RUN).join(' '))
  return runs
}

export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0
  let both = 0
  for (const run of a) if (b.has(run)) both += 1
  return both / (a.size + b.size - both)
}

export const nearDuplicates: Rule = {
  name: 'near-duplicate',
  check(material, report) {
    const read: { item: Written<SourceItem>; runs: Set<string> }[] = []
    for (const item of material.items) {
      const runs = runsOf(item.value.stem)
      for (const other of read) {
        const alike = likeness(runs, other.runs)
        if (alike < ALIKE) continue
        const { enemies } = item.value
        const apart = enemies !== undefined && enemies === other.item.value.enemies
        const place = `${other.item.id} (${other.item.file}:${other.item.lineOf(['stem'])})`
        report(
          placeIn(item, 'stem'),
          `The stem is ${(alike * 100).toFixed(0)} % the same as that of ${place}; rewrite one${apart ? ', although they never meet on a form' : ', or at least give both the same "enemies"'}.`,
          apart ? 'warning' : 'error',
        )
      }
      read.push({ item, runs })
    }
  },
}

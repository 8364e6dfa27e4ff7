import fc from 'fast-check'
import { expect, test } from 'vitest'
import { covers, withRange, withoutRange, type TextRange } from '../../renderer/engine/marks'

/* Ranges as sets of characters: adding and removing are union and difference. */

const range = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 12 }))
  .map(([from, length]): TextRange => [from, from + length])
const changes = fc.array(fc.record({ add: fc.boolean(), range }), { maxLength: 20 })
const characters = (ranges: readonly TextRange[]) =>
  ranges.flatMap(([from, to]) => Array.from({ length: to - from }, (_, n) => from + n))

test('any row of additions and removals leaves what sets would', () => {
  fc.assert(
    fc.property(changes, range, (list, asked) => {
      let ranges: TextRange[] = []
      const set = new Set<number>()
      for (const { add, range: one } of list) {
        ranges = add ? withRange(ranges, one) : withoutRange(ranges, one)
        for (const at of characters([one])) {
          if (add) set.add(at)
          else set.delete(at)
        }
      }
      expect(characters(ranges)).toEqual([...set].sort((a, b) => a - b))
      ranges.forEach(([from, to], index) => {
        expect(from).toBeLessThan(to)
        if (index > 0) expect(from).toBeGreaterThan(ranges[index - 1]![1])
      })
      expect(covers(ranges, asked)).toBe(characters([asked]).every((at) => set.has(at)))
    }),
    { numRuns: 2_000 },
  )
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { percent } from '../../renderer/ui/format'

test.each([
  [0, '0'],
  [1 / 250, '1'],
  [0.5, '50'],
  [199 / 200, '99'],
  [1, '100'],
])('the share %d is %s percent', (share, whole) => {
  expect(percent(share)).toBe(`${whole}\u00a0%`)
})

test('only all of something is 100 percent of it, and only none of it is 0', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat(), (of, any) => {
      const part = any % (of + 1)
      expect(percent(part / of) === percent(1)).toBe(part === of)
      expect(percent(part / of) === percent(0)).toBe(part === 0)
    }),
  )
})

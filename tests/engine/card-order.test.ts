import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cardOrder } from '../../renderer/engine/card-order'
import { aMultiple, anItem } from '../support/builders'
import { anyId } from '../support/cards'

const anyKey = fc.constantFrom('a', 'b', 'c', 'd')
const { options } = anItem({ id: 'CK-0001' })

test('shows all four options, the key never where it stood the time before', () => {
  fc.assert(
    fc.property(anyId, anyKey, fc.nat(100), (id, key, reps) => {
      const choice = { options, key, keepOrder: false }
      const [order, next] = [cardOrder(choice, id, reps), cardOrder(choice, id, reps + 1)]
      expect([...order].sort()).toEqual(['a', 'b', 'c', 'd'])
      expect(next.indexOf(key)).not.toBe(order.indexOf(key))
      expect(cardOrder(choice, id, reps)).toEqual(order)
    }),
    { numRuns: 500 },
  )
})

test('the key stands in every place about equally often', () => {
  const places = [0, 0, 0, 0]
  for (let n = 0; n < 500; n++)
    for (let reps = 0; reps < 8; reps++)
      places[cardOrder({ options, key: 'c', keepOrder: false }, `CK-${n}`, reps).indexOf('c')]! += 1
  for (const count of places) expect(Math.abs(count - 1_000)).toBeLessThan(120)
})

test('the other options change places as well', () => {
  const orders = new Set(
    Array.from({ length: 60 }, (_, reps) =>
      cardOrder({ options, key: 'a', keepOrder: false }, 'CK-0001', reps).join(''),
    ),
  )
  expect(orders.size).toBeGreaterThan(15)
})

test('options with an order of their own keep it', () => {
  for (let reps = 0; reps < 10; reps++)
    expect(cardOrder({ options, key: 'c', keepOrder: true }, 'CK-0001', reps)).toEqual(['a', 'b', 'c', 'd'])
})

test('several keys are shuffled with all options of their question', () => {
  const choice = aMultiple({ id: 'CK-0001' })
  const orders = Array.from({ length: 60 }, (_, reps) => cardOrder(choice, 'CK-0001', reps))
  for (const order of orders) expect([...order].sort()).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(new Set(orders.map((order) => order.join(''))).size).toBeGreaterThan(15)
})

import { expect, test } from 'vitest'
import { factsIn, isWhole, isYesOrNo, optional } from '../../electron/kept-facts'

const checks = { count: isWhole(-5, 5), on: isYesOrNo }
type Facts = { count: number; on: boolean }
const read = (text: string, others: 'others too' | 'nothing else' = 'nothing else') =>
  factsIn<Facts>(text, checks, others)

test.each([['{"count":0,"on":true}'], ['{"on":false,"count":-5}'], ['{"count":5,"on":true}']])('%s is taken', (text) =>
  expect(read(text)).toEqual(JSON.parse(text)),
)

test.each([
  '{"count":0}',
  '{"count":0.5,"on":true}',
  '{"count":6,"on":true}',
  '{"count":-6,"on":true}',
  '{"count":"0","on":true}',
  '{"count":1e999,"on":true}',
  '{"count":null,"on":true}',
  '{"count":0,"on":1}',
  '{"count":0,"on":null}',
  '{"__proto__":{"count":0,"on":true}}',
  '[0,true]',
  'null',
  '3',
  '"count"',
])('%s is nothing', (text) => {
  expect(read(text)).toBeNull()
  expect(read(text, 'others too')).toBeNull()
})

test('more than the facts is taken only where it may be', () => {
  const text = '{"count":0,"on":true,"more":[]}'
  expect(read(text)).toBeNull()
  expect(read(text, 'others too')).toMatchObject({ count: 0, on: true })
})

test('an optional fact may be missing, but not be something else', () => {
  const facts = { count: isWhole(0, 5), again: optional(isWhole(0, 5)) }
  const readBoth = (text: string) => factsIn<{ count: number; again?: number }>(text, facts, 'nothing else')
  expect(readBoth('{"count":1}')).toEqual({ count: 1 })
  expect(readBoth('{"count":1,"again":2}')).toEqual({ count: 1, again: 2 })
  expect(readBoth('{"count":1,"more":2}')).toBeNull()
  for (const wrong of ['6', 'null', '"1"', '[]']) expect(readBoth(`{"count":1,"again":${wrong}}`)).toBeNull()
  expect(readBoth('{"again":1}')).toBeNull()
})

test('what is no JSON is an error of the reader', () => expect(() => read('{')).toThrow(SyntaxError))

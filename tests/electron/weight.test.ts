import { expect, test } from 'vitest'
import type { Channel } from '../../electron/contract'
import { limits, requests } from '../../electron/requests'
import { refusalOf } from '../../electron/weight'

/* What is too much is refused in the page's own process; what the shell takes is never refused there. */

const channels = Object.keys(requests) as Channel[]

const huge = 'x'.repeat(2 ** 28 + 2 ** 21)
const many = Array<number>(1_000_000).fill(0)
let nested: unknown = 'x'
for (let depth = 0; depth < 10_000; depth++) nested = [nested]

test.each(channels)('%s: a huge text, a huge list and endless nesting stay in the page', (channel) => {
  for (const args of [[huge], ['a', 1, [huge]], [{ a: huge }], [many], [nested], [new Uint8Array(2 ** 20)]])
    expect(refusalOf(channel, args)).toMatchObject({ ok: false })
})

test('names of fields are looked at, too', () => {
  expect(refusalOf('logTrouble', [{ ['x'.repeat(200_000)]: 1 }])).toMatchObject({ ok: false })
})

test('what is refused is a sentence: for a text that is to be written, one for the candidate', () => {
  expect(refusalOf('saveText', ['a', 'txt', 'x'.repeat(2 ** 28 + 2 ** 21)])).toEqual({
    ok: false,
    code: 'too-large',
    message: expect.stringMatching(/^This is larger than 256 MB, .*\.$/) as string,
  })
  expect(refusalOf('addReport', ['x'.repeat(200_000)])).toEqual({
    ok: false,
    code: 'invalid',
    message: 'The desktop was asked for "addReport" with more than it accepts.',
  })
})

const line = (characters: number) => 'x'.repeat(characters)
const largest: [Channel, unknown[]][] = [
  ['appendJournal', ['a', 0, Array.from({ length: 8 }, () => line(limits.entry))]],
  ['appendJournal', ['a', 0, Array.from({ length: limits.entries }, () => line(10))]],
  ['appendStatements', [0, Array.from({ length: 16 }, () => line(limits.statement))]],
  ['draftStatements', [0, Array.from({ length: 16 }, () => line(limits.statement))]],
  ['listJournals', [Array.from({ length: limits.closed }, () => 'a'.repeat(64))]],
  ['saveText', ['a', 'txt', line(limits.text)]],
  ['setAsideText', ['a', line(limits.text)]],
  ['addReport', [line(limits.report)]],
  ['keepIntent', [line(limits.intent)]],
  ['logTrouble', [{ doing: line(limits.doing), error: line(limits.error), stack: line(limits.stack) }]],
]

test.each(largest)('the largest question that the shell takes goes through: %s', (channel, args) => {
  expect(requests[channel].safeParse(args).success).toBe(true)
  expect(refusalOf(channel, args)).toBeNull()
})

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countFromTail, decodeJournal, encodeEntries } from '../../electron/journal-file'

const oneLine = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => !/[\r\n]/.test(text))
const journal = fc.array(oneLine, { maxLength: 12 })

test('what was written is read', () => {
  fc.assert(
    fc.property(journal, (entries) => {
      const bytes = encodeEntries(0, entries)
      expect(decodeJournal(bytes)).toEqual({
        entries,
        before: entries.length,
        goodBytes: bytes.length,
        damagedLines: 0,
      })
      expect(countFromTail(bytes, true)).toBe(entries.length)
    }),
  )
})

test('cut at any byte, exactly the whole lines before the cut are read', () => {
  const entries = ['{"a":1}', '{"name":"café ☕"}', '{"c":[1,2,3]}']
  const bytes = encodeEntries(0, entries)
  for (let cut = 0; cut <= bytes.length; cut++) {
    const { entries: read, goodBytes } = decodeJournal(bytes.subarray(0, cut))
    expect(read).toEqual(entries.slice(0, read.length))
    expect(read.length).toBe(bytes.subarray(0, cut).filter((byte) => byte === 0x0a).length)
    expect(goodBytes).toBe(encodeEntries(0, read).length)
  }
})

test('any changed byte is seen; its line is not believed, and every other is read', () => {
  const entries = ['{"a":1}', '{"b":2}', '{"c":3}']
  const bytes = encodeEntries(0, entries)
  for (let at = 0; at < bytes.length; at++) {
    for (const flip of [0x01, 0x80, 0xff]) {
      const changed = Buffer.from(bytes)
      changed.writeUInt8(changed.readUInt8(at) ^ flip, at)
      const line = bytes.subarray(0, at).filter((byte) => byte === 0x0a).length
      const { entries: read, before, damagedLines } = decodeJournal(changed)
      expect(damagedLines).toBeGreaterThan(0)
      expect(before).toBe(line)
      // A line end that is gone takes the next line along.
      const gone = bytes[at] === 0x0a ? [line, line + 1] : [line]
      expect(read).toEqual(entries.filter((_, index) => !gone.includes(index)))
    }
  }
})

test.each([
  ['a line left out', [0, 2], ['{"a":1}', '{"c":3}'], 1],
  ['a line twice', [0, 0, 1], ['{"a":1}', '{"b":2}'], 1],
  ['lines exchanged', [0, 2, 1], ['{"a":1}', '{"b":2}', '{"c":3}'], 1],
])('%s is seen, and the rest put in order', (_what, order, expected, before) => {
  const lines = ['{"a":1}', '{"b":2}', '{"c":3}'].map((entry, index) => encodeEntries(index, [entry]))
  const bytes = Buffer.concat(order.map((index) => lines[index] ?? Buffer.alloc(0)))
  const read = decodeJournal(bytes)
  expect(read.entries).toEqual(expected)
  expect(read.before).toBe(before)
  expect(read.goodBytes).toBeLessThan(bytes.length)
})

test('garbage is no journal', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => decodeJournal(Buffer.from(bytes)).entries.length === 0),
  )
})

test('the count needs only the last whole line', () => {
  const bytes = encodeEntries(0, ['{"a":1}', '{"b":2}'])
  const last = encodeEntries(1, ['{"b":2}'])
  expect(countFromTail(bytes.subarray(bytes.length - last.length - 3), false)).toBe(2)
  expect(countFromTail(last, false)).toBe('short')
  expect(countFromTail(bytes.subarray(0, -1), true)).toBeNull()
  expect(countFromTail(Buffer.alloc(0), true)).toBe(0)
})

import { beforeEach, expect, it } from 'vitest'
import { typeCharacter, typeEarlier } from '../../renderer/book/finish'
import { CHARACTERS } from '../../renderer/keys/commands'
import { createReader, type Reader } from '../../renderer/state/books/reader'
import type { TabularEntry } from '../../renderer/state/books/code-book'

/* Keys in the Tabular List that come before the heading they are meant for has been read. */

const CODES = ['S72', 'S720', 'S7200', 'S72001', 'S72001A', 'S72002']
const shown = (code: string) => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code)
const node = (code: string) => ({
  key: `code:${code}`,
  kind: 'code' as const,
  label: shown(code),
  title: code,
  billable: code.length === 7,
  children: 0,
})
const entryOf = (code: string) =>
  ({
    node: node(code),
    children: CODES.filter((one) => one.length === code.length + 1 && one.startsWith(code)).map(node),
    sevenths: null,
  }) as unknown as TabularEntry

let reader: Reader
const at = () => reader.store.getState().place.at
const press = (entry: TabularEntry, character: string) => typeCharacter(reader, entry, CHARACTERS.indexOf(character))
beforeEach(() => {
  reader = createReader({ book: 'tabular', at: 'S72' }, { mode: 'search', books: [['tabular']] })
})

it('are added once it is there, one after the other', () => {
  for (const character of '001A') press(entryOf('S72'), character)
  expect(at()).toBe('S72.0')
  for (const code of ['S720', 'S7200', 'S72001']) typeEarlier(reader, entryOf(code))
  expect(at()).toBe('S72.001A')
})

it('end at a character that makes no code', () => {
  for (const character of '009A') press(entryOf('S72'), character)
  for (const code of ['S720', 'S7200', 'S72001']) typeEarlier(reader, entryOf(code))
  expect(at()).toBe('S72.00')
})

it('are forgotten when another page was opened meanwhile', () => {
  for (const character of '00') press(entryOf('S72'), character)
  reader.go({ book: 'tabular', at: 'S72.002' })
  typeEarlier(reader, entryOf('S720'))
  expect(at()).toBe('S72.002')
})

it('are added once only', () => {
  for (const character of '00') press(entryOf('S72'), character)
  typeEarlier(reader, entryOf('S720'))
  reader.go({ book: 'tabular', at: 'S72.0' })
  typeEarlier(reader, entryOf('S720'))
  expect(at()).toBe('S72.0')
})

import { CHARACTERS } from '../keys/commands'
import { atOfNode, dotted, nodeKeyOf } from '../state/books/address'
import type { SeventhCharacter, SeventhCharacters, TabularEntry, TabularNode } from '../state/books/code-book'
import type { Reader } from '../state/books/reader'

/* The way from a heading of the Tabular List to a complete code, one character at a time. */

const codeOf = ({ key }: TabularNode): string => (key.startsWith('code:') ? key.slice('code:'.length) : '')

/** Whether 7th characters are added here; above that they only announce what comes. */
export const makesCodes = ({ characters }: SeventhCharacters): boolean => characters.some(({ code }) => code !== null)

/** The headings and codes one level below, by the character they add. Blocks and chapters add none. */
export function nextCharacters(entry: TabularEntry): { character: string; node: TabularNode }[] {
  const own = codeOf(entry.node)
  if (own === '' || (entry.sevenths && makesCodes(entry.sevenths))) return []
  return entry.children.flatMap((node) => {
    const code = codeOf(node)
    return code.length === own.length + 1 && code.startsWith(own) ? [{ character: code.at(-1)!, node }] : []
  })
}

/** The 7th character of the entry, when it is a finished code that has one. */
export const chosenSeventh = ({ node, sevenths }: TabularEntry): SeventhCharacter | undefined =>
  sevenths?.characters.find(({ code }) => code !== null && code === codeOf(node))

/** The boxes of the code: what is there, and what is open as far as it is known. */
export function slotsOf(entry: TabularEntry): (string | null)[] {
  const characters: (string | null)[] = [...codeOf(entry.node)]
  if (entry.node.billable) return characters
  if (!entry.sevenths || !makesCodes(entry.sevenths))
    return [...characters, ...(entry.children.length > 0 ? [null] : [])]
  // Places that nothing fills are filled with X.
  while (characters.length < 6) characters.push('X')
  return [...characters, null]
}

/** Characters that were typed while their heading was still being opened. */
const early = new WeakMap<Reader, { at: string; characters: string[] }>()

/** Adds the typed character to the code that is open, where it makes one. */
export function typeCharacter(reader: Reader, entry: TabularEntry, place: number): void {
  const { at } = reader.store.getState().place
  if (nodeKeyOf(at) === entry.node.key) return addCharacter(reader, entry, CHARACTERS[place]!)
  const waiting = early.get(reader)
  const before = waiting?.at === at ? waiting.characters : []
  early.set(reader, { at, characters: [...before, CHARACTERS[place]!] })
}

/** Adds what was typed before the entry was there. */
export function typeEarlier(reader: Reader, entry: TabularEntry): void {
  const waiting = early.get(reader)
  if (!waiting || nodeKeyOf(waiting.at) !== entry.node.key) return
  early.delete(reader)
  if (waiting.at !== reader.store.getState().place.at) return
  const [first, ...rest] = waiting.characters
  addCharacter(reader, entry, first!)
  const { at } = reader.store.getState().place
  // The next ones are for the code that the first one opened.
  if (at !== waiting.at && rest.length > 0) early.set(reader, { at, characters: rest })
}

function addCharacter(reader: Reader, entry: TabularEntry, character: string): void {
  const next = nextCharacters(entry).find((one) => one.character === character)
  if (next) return reader.go({ book: 'tabular', at: atOfNode(next.node.key) })
  const seventh = entry.sevenths?.characters.find((one) => one.character === character)
  if (seventh?.code) reader.go({ book: 'tabular', at: dotted(seventh.code) })
}

/** A title without the words it shares with the heading above it, at its beginning. */
export function titleBelow(title: string, above: string): string {
  const words = title.split(' ')
  const shared = above.split(' ')
  let at = 0
  while (at < words.length - 1 && at < shared.length && words[at]!.toLowerCase() === shared[at]!.toLowerCase()) at += 1
  return at > 1 ? `… ${words.slice(at).join(' ')}` : title
}

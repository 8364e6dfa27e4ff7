import type { Mark } from '../ui/markdown'

/** Shorter words would mark half the record. */
const SHORTEST = 2

const needle = (wanted: string) => wanted.trim().toLowerCase()

/** How often the words stand in a text; 0 for a search that is too short. */
export function countHits(text: string, wanted: string): number {
  const word = needle(wanted)
  return word.length < SHORTEST ? 0 : text.toLowerCase().split(word).length - 1
}

/** Marks what is searched for in plain text. */
export function hitMarker(wanted: string): Mark {
  const word = needle(wanted)
  if (word.length < SHORTEST) return (text) => text
  return (text) => {
    const parts = []
    const lower = text.toLowerCase()
    let from = 0
    for (let at = lower.indexOf(word); at !== -1; at = lower.indexOf(word, from)) {
      parts.push(text.slice(from, at), <mark key={at}>{text.slice(at, at + word.length)}</mark>)
      from = at + word.length
    }
    parts.push(text.slice(from))
    return parts
  }
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Marks each of the quotes in plain text; a space of a quote may be any white space of the text. */
export function quoteMarker(quotes: readonly string[]): Mark {
  const wanted = quotes.map((quote) => quote.trim()).filter(Boolean)
  if (wanted.length === 0) return (text) => text
  // The longest first, so that a quote within another does not hide it.
  const pattern = [...wanted]
    .sort((a, b) => b.length - a.length)
    .map((quote) => quote.split(/\s+/).map(escaped).join('\\s+'))
    .join('|')
  const split = new RegExp(`(${pattern})`, 'g')
  return (text) => text.split(split).map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part))
}

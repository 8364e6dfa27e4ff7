import { termsOf } from '../engine/books/place'
import { essential, pathTo, type Opened } from '../state/books/address'
import type { CodeBook, IndexBook, IndexLine, IndexTerm, LineId, ReleaseId } from '../state/books/code-book'

/* Finding the line of a stored trail in the index that is open. */

const same = (a: string, b: string) => a.localeCompare(b, 'en', { sensitivity: 'base' }) === 0

/** The letter under which a term stands; letters of an index are capitals. */
export const letterOfTerm = (term: string): string => /\p{L}|\d/u.exec(term)?.[0].toUpperCase() ?? 'A'

/** The line that a trail names, or the deepest of its terms that is there; null where not even the main term is. */
export async function lineOfTrail(
  book: CodeBook,
  release: ReleaseId,
  index: IndexBook,
  at: string,
): Promise<LineId | null> {
  const terms = termsOf(at)
  const first = terms[0]
  if (first === undefined) return null
  const mains = (await book.indexTerms(release, index, letterOfTerm(first))) ?? []
  const main =
    mains.find((line) => same(essential(line.title), first)) ??
    mains.find((line) => essential(line.title).toLowerCase().startsWith(first.toLowerCase()))
  if (!main) return null
  const term = terms.length > 1 ? await book.indexTerm(release, index, main.id, '') : null
  return term ? deepest(term.lines, terms.slice(1), main.id) : main.id
}

function deepest(lines: readonly IndexLine[], terms: readonly string[], main: LineId): LineId {
  let found = main
  let from = 0
  let level = 1
  for (const term of terms) {
    const end = lines.findIndex((line, at) => at >= from && line.level < level)
    const at = lines.findIndex(
      (line, place) =>
        place >= from && (end < 0 || place < end) && line.level === level && same(essential(line.title), term),
    )
    if (at < 0) break
    found = lines[at]!.id
    from = at + 1
    level += 1
  }
  return found
}

/** The main term that a place shows, with the line that is selected in it. */
export type OpenTerm = { term: IndexTerm; line: LineId }

export async function openTerm(
  book: CodeBook,
  release: ReleaseId,
  index: IndexBook,
  place: Opened,
  filter: string,
): Promise<OpenTerm | null> {
  const line = place.release === release && place.line !== undefined ? place.line : undefined
  const wanted = line ?? place.line ?? (await lineOfTrail(book, release, index, place.at))
  if (wanted === null) return null
  const term = await book.indexTerm(release, index, wanted, filter)
  return term && { term, line: wanted }
}

/** The main term and the lines below it that lead to a line. */
export const termPath = ({ main, lines }: IndexTerm, line: LineId): IndexLine[] => pathTo([main, ...lines], line)

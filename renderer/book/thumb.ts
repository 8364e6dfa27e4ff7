import type { BookName } from '../engine/books/place'
import { essential, INDEX_OF, systemOf } from '../state/books/address'
import type { CodeBook, IndexBook, SearchResult, Shelf } from '../state/books/code-book'
import { letterOfTerm } from './index-lines'

const MOST = 40

/**
 * What a paper book can do for a box: find the place of a code, or the main terms of the open index that begin so. No text
 * is searched.
 */
export async function termsStarting(book: CodeBook, shelf: Shelf, text: string, open: BookName): Promise<SearchResult> {
  const index: IndexBook = INDEX_OF[open] ?? (systemOf(open) === 'pcs' ? 'pcs-index' : 'cm-index')
  const release = shelf[index === 'pcs-index' ? 'pcs' : 'cm']
  const [place, terms] = await Promise.all([
    book.place(text, shelf),
    release === null ? null : book.indexTerms(release, index, letterOfTerm(text)),
  ])
  const lower = text.toLowerCase()
  const lines = (terms ?? []).filter((line) => essential(line.title).toLowerCase().startsWith(lower))
  return {
    places: place ? [place] : [],
    index: lines.slice(0, MOST).map((line) => ({ book: index, line: { ...line, codes: [], links: [] }, hit: true })),
    indexTotal: lines.length,
    titles: [],
    titlesTotal: 0,
    words: [],
  }
}

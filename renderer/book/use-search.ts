import { useEffect, useEffectEvent, useState } from 'react'
import { placeFrom } from '../state/books/address'
import type { BookPlace } from '../engine/books/place'
import { codeBook, type SearchResult, type Shelf } from '../state/books/code-book'
import { releaseOf, useLibrary } from '../state/books/library'
import type { Reader } from '../state/books/reader'
import { termsStarting } from './thumb'
import { useReader, useReading, useShelf } from './reader-context'

/** What a code is typed of: it has a digit, and no word of letters alone. */
const LOOKS_LIKE_CODE = /^[A-Z0-9.?-]*\d[A-Z0-9.?-]*$/i

/** Sections of the two guidelines, as they are cited. */
const SECTION = /^(?:(?:I{1,3}|IV)\.[A-Z](?:\.\d{1,2})?(?:\.[a-z0-9]{1,4})*|Appendix I)$/
const PCS_SECTION = /^[A-D]\d{1,2}\.\d{1,2}[a-z]?$/

/** A section that is typed opens at once, where the guidelines are on the shelf. */
function sectionOf(text: string, reader: Reader, shelf: Shelf): BookPlace | null {
  const book = SECTION.test(text) ? 'guidelines' : PCS_SECTION.test(text) ? 'pcs-guidelines' : null
  const there = book && reader.books.flat().includes(book) && releaseOf(useLibrary.getState().library, shelf, book)
  return book && there ? { book, at: text } : null
}

/**
 * Answers the box while it is typed in. A code that is typed opens its place at once; words are listed. In book mode only
 * codes and main terms are found, as by turning the pages.
 */
export function useSearch(): { result: SearchResult | null; problem: string | null } {
  const reader = useReader()
  const query = useReading((state) => state.query)
  const listing = useReading((state) => state.listing)
  const shelf = useShelf()
  const [result, setResult] = useState<SearchResult | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const text = listing ? query.trim() : ''
  const found = useEffectEvent((next: SearchResult | null) => {
    if (next === null || reader.store.getState().query.trim() !== text) return
    setResult(next)
    const first = next.places.map(placeFrom).find((place) => place !== null)
    if (!first || !LOOKS_LIKE_CODE.test(text)) return
    reader.go(first, 'typed')
  })
  const shelfKey = JSON.stringify(shelf)
  useEffect(() => {
    setProblem(null)
    if (text === '') {
      setResult(null)
      return
    }
    const opened = JSON.parse(shelfKey) as typeof shelf
    const section = sectionOf(text, reader, opened)
    if (section) {
      reader.go(section, 'typed')
      return
    }
    const asked =
      reader.mode === 'search'
        ? codeBook().search({ text, scope: 'all', shelf: opened })
        : termsStarting(codeBook(), opened, text, reader.store.getState().place.book)
    asked.then(found, (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
  }, [text, shelfKey, reader])
  return { result: text === '' ? null : result, problem }
}

import { createContext } from 'react'
import type { BookName, BookPlace } from '../engine/books/place'

/** The way from a question into the code books; null where there is none, as in an exam. */
export type BookLinks = {
  /** Whether the book is loaded. */
  has: (book: BookName) => boolean
  open: (place: BookPlace, citation: string | null) => void
  /** What the books call a code; null where they do not have it. */
  titleOf: (code: string) => Promise<string | null>
}

/** A file of its own, without the schema of places: it is of the first chunk. */
export const BookLinksContext = createContext<BookLinks | null>(null)

import { createContext, use, useEffect, useRef, type RefObject } from 'react'
import { useStore } from 'zustand'
import type { BookName } from '../engine/books/place'
import { systemOf, type Opened } from '../state/books/address'
import { releaseOf, shelfOf, useLibrary } from '../state/books/library'
import type { Release, Shelf } from '../state/books/code-book'
import type { Reader, ReaderState } from '../state/books/reader'
import { useSettings } from '../state/settings'

/** The reader whose books a component shows: that of the place, or of the window in the exam room. */
export const ReaderContext = createContext<Reader | null>(null)

/** @throws outside of a reader's books, which is a mistake of ours */
export function useReader(): Reader {
  const reader = use(ReaderContext)
  if (!reader) throw new Error('No code book is open here.')
  return reader
}

export const useReading = <T,>(select: (state: ReaderState) => T): T => useStore(useReader().store, select)

export const usePlace = (): Opened => useReading((state) => state.place)

/** The releases that are open. */
export function useShelf(): Shelf {
  const library = useLibrary((state) => state.library)
  const chosen = useSettings((state) => state.codeBooks.shelf)
  return shelfOf(library, chosen)
}

/** The open release of a book's system that has the book; null where none has. */
export function useRelease(book: BookName): Release | null {
  const library = useLibrary((state) => state.library)
  return releaseOf(library, useShelf(), book)
}

/** The name of the year for a sentence: `FY2026`, of HCPCS `2026`. */
export const yearOf = (release: Release): string =>
  systemOf('hcpcs') === release.system ? String(release.year) : `FY${release.year}`

const reached = new WeakMap<Reader, number>()

/** Puts the focus on the page when a place was gone to and is there; not while something is being typed. */
export function useArrival<E extends HTMLElement>(loaded: boolean): RefObject<E | null> {
  const reader = useReader()
  const arrivals = useReading((state) => state.arrivals)
  const target = useRef<E>(null)
  useEffect(() => {
    if (!loaded || (reached.get(reader) ?? 0) >= arrivals) return
    reached.set(reader, arrivals)
    target.current?.focus()
  }, [loaded, arrivals, reader])
  return target
}

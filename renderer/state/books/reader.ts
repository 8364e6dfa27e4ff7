import { createStore, type StoreApi } from 'zustand'
import { samePlace, SHELF, type BookMode, type BookName, type BookPlace } from '../../engine/books/place'
import type { Opened } from './address'

/* One reader of the code books: where it is, where it came from, and what stands in its search box. */

export type ReaderState = {
  place: Opened
  back: readonly Opened[]
  forward: readonly Opened[]
  /** Last opened first. */
  recent: readonly Opened[]
  /** What stands in the box. */
  query: string
  /** Whether the list beside the page is of what the box found. */
  listing: boolean
  /** Raised when the page should take the focus. */
  arrivals: number
}

export type Reader = {
  store: StoreApi<ReaderState>
  /** `search`: all there is. `book`: what paper has. */
  mode: BookMode
  books: readonly (readonly BookName[])[]
  /** Opens a place. While a code is typed, one place follows the other without a way back through all of them. */
  go: (place: Opened, how?: 'typed') => void
  /** The same place with more known of it: the line, or what was built on. */
  refine: (place: Opened) => void
  goBack: () => void
  goForward: () => void
  type: (query: string) => void
}

/** The books of a mode: as on paper, the indexes, lists and tables; or all of them. */
export const booksIn = (mode: BookMode): readonly (readonly BookName[])[] =>
  mode === 'book' ? SHELF.slice(0, 3) : SHELF

const RECENT = 12
const DEEP = 100

/** @param opened is told of every place that is shown */
export function createReader(
  first: BookPlace,
  { mode, books, opened }: Pick<Reader, 'mode' | 'books'> & { opened?: (place: BookPlace) => void },
): Reader {
  const store = createStore<ReaderState>()(() => ({
    place: first,
    back: [],
    forward: [],
    recent: first.at === '' ? [] : [first],
    query: textOf(first),
    listing: false,
    arrivals: 0,
  }))
  const { getState: now, setState: set } = store
  let typing = false

  const show = (place: Opened, over: Partial<ReaderState>, focus: boolean) => {
    const { recent, arrivals } = now()
    set({
      place,
      recent: place.at === '' ? recent : [place, ...recent.filter((one) => !samePlace(one, place))].slice(0, RECENT),
      arrivals: focus ? arrivals + 1 : arrivals,
      ...over,
    })
    opened?.({ book: place.book, at: place.at })
  }

  return {
    store,
    mode,
    books,
    go(place, how) {
      const { place: from, back, query, listing } = now()
      const typed = how === 'typed'
      if (samePlace(from, place)) {
        set({ place: { ...place }, ...(typed ? {} : { arrivals: now().arrivals + 1 }) })
        return
      }
      const keepsBox = typed || (listing && hasTrail(place.book))
      show(
        place,
        {
          back: typed && typing ? back : [...back, from].slice(-DEEP),
          forward: [],
          ...(keepsBox ? { query, listing: typed ? false : listing } : { query: textOf(place), listing: false }),
        },
        !typed,
      )
      typing = typed
    },
    refine(place) {
      const { place: from } = now()
      if (from.book !== place.book) return
      const moved = !samePlace(from, place)
      set({ place })
      // Lines that are walked stand on the page that was opened; a code of PCS is a page of its own once it is whole.
      if (moved && place.book === 'pcs-tables' && isWhole(place.at)) opened?.({ book: place.book, at: place.at })
    },
    goBack() {
      const { back, place, forward } = now()
      const to = back.at(-1)
      if (!to) return
      typing = false
      show(to, { back: back.slice(0, -1), forward: [place, ...forward], query: textOf(to), listing: false }, true)
    },
    goForward() {
      const { back, place, forward } = now()
      const [to, ...rest] = forward
      if (!to) return
      typing = false
      show(to, { back: [...back, place], forward: rest, query: textOf(to), listing: false }, true)
    },
    type(query) {
      typing = typing && query !== ''
      set({ query, listing: query.trim() !== '' })
    },
  }
}

const isWhole = (code: string) => /^[^?]{7}$/.test(code)

/** Books whose places are words, which stand in the list and not in the box. */
const hasTrail = (book: BookName) =>
  book === 'index' || book === 'external-cause' || book === 'pcs-index' || book === 'neoplasm' || book === 'drugs'

/** What stands in the box at a place: its code or section. */
const textOf = ({ book, at }: BookPlace): string => (hasTrail(book) ? '' : at.replace(/\?/g, ''))

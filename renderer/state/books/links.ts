import { create } from 'zustand'
import { SHELF, type BookName } from '../../engine/books/place'
import { useSettings } from '../settings'
import { inPassing } from '../trouble'

/* Which books a link can lead to. The books themselves are asked only once a question with a link is on the screen. */

export const useLinkable = create<{ books: ReadonlySet<BookName> }>()(() => ({ books: new Set() }))

let asked = false

/** Finds out, once, which books are loaded, and follows what is loaded later. */
export function ensureLinkable(): void {
  if (asked) return
  asked = true
  inPassing('Looking which code books are there', follow())
}

async function follow(): Promise<void> {
  const { ensureLibrary, releaseOf, shelfOf, useLibrary } = await import('./library')
  const show = () => {
    const { library } = useLibrary.getState()
    const shelf = shelfOf(library, useSettings.getState().codeBooks.shelf)
    useLinkable.setState({ books: new Set(SHELF.flat().filter((book) => releaseOf(library, shelf, book) !== null)) })
  }
  useLibrary.subscribe(show)
  useSettings.subscribe((now, before) => now.codeBooks !== before.codeBooks && show())
  await ensureLibrary()
  show()
}

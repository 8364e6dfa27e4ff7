import { SHELF, type BookName } from '../../engine/books/place'
import { useSettings } from '../settings'
import { ensureLibrary, releaseOf, shelfOf, useLibrary } from './library'

/** Finds out which books are loaded, and tells it anew when that changes. */
export async function followLinkable(tell: (books: ReadonlySet<BookName>) => void): Promise<void> {
  const show = () => {
    const { library } = useLibrary.getState()
    const shelf = shelfOf(library, useSettings.getState().codeBooks.shelf)
    tell(new Set(SHELF.flat().filter((book) => releaseOf(library, shelf, book) !== null)))
  }
  useLibrary.subscribe(show)
  useSettings.subscribe((now, before) => now.codeBooks !== before.codeBooks && show())
  await ensureLibrary()
  show()
}

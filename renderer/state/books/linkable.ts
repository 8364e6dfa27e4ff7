import { create } from 'zustand'
import type { BookName } from '../../engine/books/place'
import { inPassing } from '../trouble'

/* Which books a link can lead to. The books themselves are asked only once a question with a link is on the screen. */

export const useLinkable = create<{ books: ReadonlySet<BookName> }>()(() => ({ books: new Set() }))

/** The official title of a code in the open releases; null where it has none there. */
export const officialTitle = (code: string): Promise<string | null> =>
  import('./titles').then(({ titleOf }) => titleOf(code))

let asked = false

/** Finds out, once, which books are loaded, and follows what is loaded later. */
export function ensureLinkable(): void {
  if (asked) return
  asked = true
  inPassing(
    'Looking which code books are there',
    import('./links').then(({ followLinkable }) => followLinkable((books) => useLinkable.setState({ books }))),
  )
}

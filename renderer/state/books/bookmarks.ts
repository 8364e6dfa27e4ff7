import { inBackground } from '../trouble'
import { samePlace, termsOf, type BookPlace } from '../../engine/books/place'
import { BOOKMARKS, changeSetting, useSettings, type Settings } from '../settings'

export type Bookmark = Settings['bookmarks'][number]

/** What stands on the tab: a code, or the last word of a trail. */
export function labelOf({ at }: BookPlace): string {
  const last = termsOf(at).at(-1) ?? at
  return last.length <= LABEL ? last : `${last.slice(0, LABEL - 1)}…`
}
const LABEL = 12

export const isMarked = (bookmarks: readonly Bookmark[], place: BookPlace): boolean =>
  bookmarks.some((one) => samePlace(one.place, place))

/** Puts a tab at a place, or takes it away. Returns false where the fore edge is full, or the place is only a cover. */
export function toggleBookmark({ book, at }: BookPlace): boolean {
  const { bookmarks } = useSettings.getState()
  const place = { book, at }
  const without = bookmarks.filter((one) => !samePlace(one.place, place))
  if (without.length === bookmarks.length) {
    if (at === '' || bookmarks.length >= BOOKMARKS) return false
    keep([...bookmarks, { place, label: labelOf(place) }])
  } else keep(without)
  return true
}

const keep = (bookmarks: Bookmark[]) => inBackground('Keeping a bookmark', changeSetting('bookmarks', bookmarks))

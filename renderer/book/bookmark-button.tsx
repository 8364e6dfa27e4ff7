import { isMarked, toggleBookmark } from '../state/books/bookmarks'
import { useSettings } from '../state/settings'
import { Icon } from '../ui/icon'
import { usePlace } from './reader-context'
import css from './bookmark-button.module.css'

/** Puts a tab at the page that is open, or takes it away. */
export function BookmarkButton() {
  const place = usePlace()
  const marked = useSettings(({ bookmarks }) => isMarked(bookmarks, place))
  if (place.at === '') return null
  return (
    <button type="button" className={css.button} aria-pressed={marked} onClick={() => toggleBookmark(place)}>
      <Icon name="bookmark" size={16} filled={marked} />
      {marked ? 'Bookmarked' : 'Bookmark'}
    </button>
  )
}

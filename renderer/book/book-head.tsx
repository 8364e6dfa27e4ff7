import { useEffect, useRef, type KeyboardEvent } from 'react'
import { BOOK_TITLES, placeWords, samePlace } from '../engine/books/place'
import { systemOf } from '../state/books/address'
import { toggleBookmark } from '../state/books/bookmarks'
import { borrowedYear, chooseRelease, useLibrary } from '../state/books/library'
import { useSettings } from '../state/settings'
import { inBackground } from '../state/trouble'
import { Icon } from '../ui/icon'
import { useBookKeys } from './book-keys'
import { Kbd } from './parts'
import { usePlace, useReader, useReading, useRelease, useShelf } from './reader-context'
import { focusRows } from './rows'
import css from './book-head.module.css'

/** What can be typed: the longest code of the books or a handful of words. */
const QUERY = 120

/** The one box: a code goes to its place, words to the Index. It has the focus when the books open. */
export function BookBox({ focus = true }: { focus?: boolean }) {
  const reader = useReader()
  const query = useReading((state) => state.query)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (focus) box.current?.focus()
  }, [focus])
  useBookKeys({
    'book-search': () => {
      box.current?.focus()
      box.current?.select()
    },
  })
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const results = document.querySelector('[data-book-results]')
    if (event.key === 'ArrowDown') {
      event.preventDefault()
      if (!focusRows(results))
        focusRows(document.querySelector('[data-book-rail]') ?? document.querySelector('[data-book-page]'))
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const first = results?.querySelector<HTMLElement>('[data-row]')
      if (first) first.click()
      else document.querySelector<HTMLElement>('[data-book-page] h2')?.focus()
    } else if (event.key === 'Escape' && query !== '') {
      event.preventDefault()
      event.stopPropagation()
      reader.type('')
    }
  }
  const code = /^[A-Z0-9.?]*\d[A-Z0-9.?]*$/i.test(query)
  return (
    <div className={css.box}>
      <Icon name="search" size={16} />
      <input
        ref={box}
        type="search"
        data-book-box
        data-code={code ? '' : undefined}
        aria-label="Search the code books"
        placeholder={reader.mode === 'search' ? 'A code, or words of the Index' : 'A code, or a main term'}
        value={query}
        maxLength={QUERY}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => reader.type(event.target.value)}
        onKeyDown={press}
      />
      <Kbd>/</Kbd>
    </div>
  )
}

/** The books side by side, the way back and forth, and the keys of both. */
export function ShelfTabs({ compact = false }: { compact?: boolean }) {
  const reader = useReader()
  const place = usePlace()
  const back = useReading((state) => state.back.length > 0)
  const forward = useReading((state) => state.forward.length > 0)
  useBookKeys({
    'book-back': back ? reader.goBack : undefined,
    'book-forward': forward ? reader.goForward : undefined,
    'book-mark': () => toggleBookmark(place),
  })
  return (
    <div className={css.shelf} data-compact={compact ? '' : undefined}>
      <nav className={css.books} aria-label="Books">
        {reader.books.map((books, group) => (
          <span key={group} className={css.group}>
            {books.map((book) => (
              <button
                key={book}
                type="button"
                aria-current={book === place.book ? 'page' : undefined}
                onClick={() => reader.go(lastIn(reader.store.getState().recent, book))}
              >
                {compact && book === 'external-cause' ? 'Ext. cause' : BOOK_TITLES[book]}
              </button>
            ))}
          </span>
        ))}
      </nav>
      <span className={css.turn}>
        {compact ? null : <Recent />}
        <button
          type="button"
          aria-label="Page before"
          title="Page before (Alt+←)"
          disabled={!back}
          onClick={reader.goBack}
        >
          <Icon name="left" size={18} />
        </button>
        <button
          type="button"
          aria-label="Page forward again"
          title="Page forward again (Alt+→)"
          disabled={!forward}
          onClick={reader.goForward}
        >
          <Icon name="right" size={18} />
        </button>
      </span>
    </div>
  )
}

/** The pages opened last, to go back to one of them at once. */
function Recent() {
  const reader = useReader()
  const recent = useReading((state) => state.recent)
  const place = usePlace()
  const others = recent.filter((one) => !samePlace(one, place))
  if (others.length === 0) return null
  return (
    <select
      className={css.recent}
      aria-label="Opened last"
      value=""
      onChange={({ target }) => {
        const to = others[Number(target.value)]
        if (to) reader.go(to)
      }}
    >
      <option value="" disabled>
        Opened last
      </option>
      {others.map((one, at) => (
        <option key={`${one.book} ${one.at}`} value={at}>
          {placeWords(one)}
        </option>
      ))}
    </select>
  )
}

/** A book opens where it was left. */
const lastIn = <P extends { book: string; at: string }>(recent: readonly P[], book: P['book']): P =>
  recent.find((one) => one.book === book) ?? ({ book, at: '' } as P)

/** Which release is open of the code set that is shown; another one can be opened. */
export function ReleaseChoice() {
  const { book } = usePlace()
  const library = useLibrary((state) => state.library)
  const shelf = useShelf()
  const release = useRelease(book)
  const borrowed = borrowedYear(library, shelf, book)
  const others = library?.releases.filter(({ system }) => system === systemOf(book)) ?? []
  if (others.length === 0) return <span className={css.release} />
  const open = shelf[systemOf(book)]
  return (
    <span className={css.release}>
      {others.length === 1 ? (
        <ReleaseName name={others[0]!.name} />
      ) : (
        <select
          aria-label="Release"
          value={open ?? ''}
          onChange={({ target }) => {
            const chosen = others.find(({ id }) => id === target.value)
            if (chosen) inBackground('Opening another release', chooseRelease(chosen))
          }}
        >
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      {release && borrowed !== null ? <span className={css.borrowed}>{`this book is of FY${borrowed}`}</span> : null}
    </span>
  )
}

/** `ICD-10-CM FY2026` with its day below. */
function ReleaseName({ name }: { name: string }) {
  const cut = name.indexOf(', ')
  return (
    <span>
      <strong>{cut < 0 ? name : name.slice(0, cut)}</strong>
      {cut < 0 ? null : <span className={css.borrowed}> {name.slice(cut + 2)}</span>}
    </span>
  )
}

/** Bookmarks as tabs on the fore edge. */
export function EdgeTabs() {
  const reader = useReader()
  const place = usePlace()
  const bookmarks = useSettings((state) => state.bookmarks)
  if (bookmarks.length === 0) return null
  const shown = bookmarks.filter((one) => reader.books.flat().includes(one.place.book))
  return (
    <nav className={css.edge} aria-label="Bookmarks">
      {shown.map(({ place: to, label }, at) => (
        <button
          key={`${to.book} ${to.at}`}
          type="button"
          data-hue={at % 6}
          aria-current={samePlace(to, place) ? 'page' : undefined}
          aria-label={`Bookmark ${label}, ${BOOK_TITLES[to.book]}`}
          title={`${BOOK_TITLES[to.book]}: ${to.at}`}
          onClick={() => reader.go(to)}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}

import { useEffect, useState } from 'react'
import type { BookPlace } from '../../engine/books/place'
import { BookBody } from '../../book/book-body'
import { BookBox, EdgeTabs, ReleaseChoice, ShelfTabs } from '../../book/book-head'
import { ReaderContext } from '../../book/reader-context'
import { useBookKeys } from '../../book/book-keys'
import { pairsOf } from '../../state/books/changes'
import { bookDesk, keepDesk } from '../../state/books/desk'
import { ensureLibrary, useLibrary } from '../../state/books/library'
import { usePlaces } from '../../state/places'
import { useRoute, type Aside, type BooksPage } from '../../state/route'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { Icon } from '../../ui/icon'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { AddCodeSets } from './add-code-sets'
import { KeyHints } from './key-hints'
import { WhatChanged } from './what-changed'
import css from './code-books.module.css'

/**
 * The code books: looked up as on paper, Index first. `aside`: laid over a question, with the way back to it; otherwise a
 * place of its own, `asked` where something is to be opened and `page` for another page of it.
 */
export function CodeBooksScreen({
  asked,
  page: first = null,
  aside = null,
}: {
  asked?: BookPlace
  page?: BooksPage | null
  aside?: Aside | null
}) {
  const places = usePlaces(aside ? null : 'code-books')
  const library = useLibrary((state) => state.library)
  const problem = useLibrary((state) => state.problem)
  const [page, setPage] = useState(first)
  const place = aside?.place ?? asked
  useEffect(() => inBackground('Opening the code books', ensureLibrary()), [])
  useEffect(() => {
    if (place) bookDesk().go(place)
  }, [place])
  const empty = library?.releases.length === 0
  // What came of the first import is read before the books are opened.
  useEffect(() => {
    if (empty) setPage('add')
  }, [empty])
  useEffect(() => () => inBackground('Keeping the page of the code books', keepDesk()), [])

  if (library === null)
    return (
      <Page places={places}>
        <h1>Code books</h1>
        {problem ? (
          <Notice
            kind="bad"
            action={<Button onClick={() => inBackground('Opening the code books', ensureLibrary())}>Try again</Button>}
          >
            {problem}
          </Notice>
        ) : (
          <p className="muted" aria-busy="true">
            Opening the code books…
          </p>
        )}
      </Page>
    )
  const pairs = pairsOf(library)
  if (page === 'add' || empty)
    return (
      <Page places={places} wide>
        {aside ? <AsideBar aside={aside} /> : null}
        <AddCodeSets library={library} onDone={empty ? null : () => setPage(null)} />
      </Page>
    )
  if (page === 'changes' && pairs.length > 0)
    return (
      <Page places={places} fill>
        <WhatChanged pairs={pairs} onDone={() => setPage(null)} />
      </Page>
    )
  return (
    <Page places={places} fill>
      <ReaderContext value={bookDesk()}>
        <div className={css.desk}>
          {aside ? <AsideBar aside={aside} /> : null}
          <div className={css.head}>
            <h1>Code books</h1>
            <BookBox focus={!place} />
            <span className={css.release} data-stacked={pairs.length > 0 ? '' : undefined}>
              <ReleaseChoice />
              <span className={css.pages}>
                {pairs.length > 0 && !aside ? (
                  <button type="button" className={css.sets} onClick={() => setPage('changes')}>
                    What changed
                  </button>
                ) : null}
                <button type="button" className={css.sets} onClick={() => setPage('add')}>
                  Code sets
                </button>
              </span>
            </span>
          </div>
          <ShelfTabs />
          <div className={css.open}>
            <BookBody layout="desk" onAdd={() => setPage('add')} />
            <EdgeTabs />
          </div>
          <KeyHints />
        </div>
      </ReaderContext>
    </Page>
  )
}

/** What was followed here, and the way back to where it was. */
function AsideBar({ aside: { citation, back } }: { aside: Aside }) {
  const lay = useRoute((state) => state.lay)
  const leave = () => lay(null)
  useBookKeys({ 'book-aside': leave })
  return (
    <p className={css.aside}>
      <Icon name="quote" size={16} />
      <span>{citation ?? 'Opened from a question'}</span>
      <Button look="quiet" onClick={leave}>
        {back}
      </Button>
    </p>
  )
}

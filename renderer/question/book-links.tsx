import { Fragment, use, type ReactNode } from 'react'
import { citedPlace, codesIn, type CitedPlace } from '../engine/books/citation'
import type { BookPlace } from '../engine/books/place'
import { BookLinksContext } from './book-links-context'
import css from './book-links.module.css'

function BookLink({
  place,
  citation,
  code,
  children,
}: {
  place: BookPlace
  citation: string | null
  code?: boolean
  children: string
}) {
  const links = use(BookLinksContext)
  if (!links?.has(place.book)) return children
  return (
    <button
      type="button"
      className={code ? css.code : css.link}
      title="Open in the code books"
      onClick={() => links.open(place, citation)}
    >
      {children}
    </button>
  )
}

/** Text in which every code leads to its place in the books. */
export const CodedText = ({ text }: { text: string }): ReactNode =>
  codesIn(text).map((part, index) =>
    part.place ? (
      <BookLink key={index} place={part.place} citation={null} code>
        {part.text}
      </BookLink>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  )

/** What a question rests on, each source leading to its place where there is one; `more` follows as it is. */
export function Citations({ citations, more }: { citations: readonly string[]; more?: string }) {
  const all = more === undefined ? citations : [...citations, more]
  return all.map((citation, index) => (
    <Fragment key={citation}>
      {index > 0 ? ' · ' : null}
      <Citation citation={citation} cited={citedPlace(citation)} />
    </Fragment>
  ))
}

function Citation({ citation, cited }: { citation: string; cited: CitedPlace | null }) {
  if (!cited) return citation
  return (
    <BookLink place={cited.place} citation={citation}>
      {citation}
    </BookLink>
  )
}

import { Suspense, useEffect, useMemo, type ReactNode } from 'react'
import type { Session } from '../../engine/session'
import type { BookLinks } from '../../question/book-links-context'
import { openInWindow } from '../../state/books/exam-reader'
import { ensureLinkable, officialTitle, useLinkable } from '../../state/books/linkable'
import { Split } from '../../ui/split'

/** The question, and what stands beside it. Where books may be opened, the question stays as it is when they come. */
export function Beside({ may, books, children }: { may: boolean; books: ReactNode | null; children: ReactNode }) {
  if (!may) return children
  return (
    <Split
      label="Width of the question"
      initial={52}
      left={children}
      right={books && <Suspense fallback={null}>{books}</Suspense>}
    />
  )
}

/** In a tutor practice the reasons lead into the window of the books; an exam has no reasons and no links. */
export function useRoomLinks({ head }: Session): BookLinks | null {
  const tutor = head.practice?.mode === 'tutor'
  const books = useLinkable((state) => state.books)
  useEffect(() => {
    if (tutor) ensureLinkable()
  }, [tutor])
  return useMemo(
    () =>
      tutor ? { has: (book) => books.has(book), open: (place) => openInWindow(place), titleOf: officialTitle } : null,
    [tutor, books],
  )
}

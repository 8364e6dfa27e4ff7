import { create } from 'zustand'
import type { BookMode, BookPlace } from '../../engine/books/place'
import type { Session } from '../../engine/session'
import { dispatch, useExam } from '../exam'
import { inBackground } from '../trouble'
import { systemOf } from './address'
import { currentShelf, useLibrary } from './library'
import { booksIn, createReader, type Reader } from './reader'

/* The code books beside a question. What is opened there is an event of the attempt. */

type Window = {
  attemptId: string | null
  open: boolean
  /** How the window was left, for as long as the app runs. */
  box: { left: number; top: number; width: number; height: number } | null
  /** Beside the question instead of over it. */
  docked: boolean
}

export const useBookWindow = create<Window>()(() => ({ attemptId: null, open: false, box: null, docked: true }))

let reader: { attemptId: string; reader: Reader } | null = null

/** How the books are used in an attempt: as chosen for an exam; a practice has all of them. */
export const modeOf = ({ books }: Session['head']): BookMode => (books?.kind === 'screen' ? books.mode : 'search')

/** The reader of the running attempt: at the page that was open last, also after the app was killed. */
export function examReader(session: Session): Reader {
  const { id } = session.head
  if (reader?.attemptId === id) return reader.reader
  const mode = modeOf(session.head)
  const made = createReader(session.book?.place ?? { book: 'index', at: '' }, {
    mode,
    books: booksIn(mode),
    opened: lookedUp,
  })
  reader = { attemptId: id, reader: made }
  return made
}

function lookedUp(place: BookPlace): void {
  const { library } = useLibrary.getState()
  const open = currentShelf()[systemOf(place.book)]
  const release = library?.releases.find(({ id }) => id === open)?.name.slice(0, RELEASE_NAME) ?? ''
  inBackground('Noting a look-up', dispatch({ type: 'look-up', release, place }))
}
const RELEASE_NAME = 80

/** Whether the window is open for this attempt; after a start of the app as the events say. */
export const isWindowOpen = (session: Session, { attemptId, open }: Window): boolean =>
  attemptId === session.head.id ? open : (session.book?.open ?? false)

/** Opens the window at the page where it was, or puts it away. */
export function setWindowOpen(session: Session, open: boolean): void {
  useBookWindow.setState({ attemptId: session.head.id, open })
  if (open) {
    const { book, at } = examReader(session).store.getState().place
    lookedUp({ book, at })
  } else inBackground('Noting that the books were put away', dispatch({ type: 'put-books-away' }))
}

/** Opens the window at a place, from a link beside the question. */
export function openInWindow(place: Parameters<Reader['go']>[0]): void {
  const { session } = useExam.getState()
  if (!session) return
  useBookWindow.setState({ attemptId: session.head.id, open: true })
  examReader(session).go(place)
}

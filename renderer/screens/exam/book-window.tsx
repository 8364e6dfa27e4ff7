import { useEffect, useMemo, useRef, type KeyboardEvent, type ReactNode } from 'react'
import type { Session } from '../../engine/session'
import { BookBody } from '../../book/book-body'
import { BookBox, EdgeTabs, ShelfTabs } from '../../book/book-head'
import { KeySourceContext, type KeySource } from '../../book/book-keys'
import { ReaderContext } from '../../book/reader-context'
import { actionOf, type KeyActions } from '../../keys/use-keys'
import { examReader, modeOf, useBookWindow } from '../../state/books/exam-reader'
import { ensureLibrary, useLibrary } from '../../state/books/library'
import { inBackground } from '../../state/trouble'
import { Button } from '../../ui/button'
import { FloatingWindow } from '../../ui/floating-window'
import css from './book-window.module.css'

/** The window at first: as much of the room beside a question as leaves the question its own. */
const FIRST = { width: 560, height: 560 }
const LEAST = { width: 380, height: 300 }

/** The code books over the question, or beside it: the question stays as it is and can be answered. */
export function BookWindow({ session, onClose }: { session: Session; onClose: () => void }) {
  const { docked, box } = useBookWindow()
  if (docked) return null
  return <Floating session={session} box={box} onClose={onClose} />
}

type Box = { left: number; top: number; width: number; height: number }

function Floating({ session, box, onClose }: { session: Session; box: Box | null; onClose: () => void }) {
  const { source, run } = useOwnKeys()
  return (
    <FloatingWindow
      title="Code books"
      sizes={{ first: FIRST, least: LEAST }}
      box={box}
      onBox={(next) => useBookWindow.setState({ box: next })}
      onKey={run}
      focusBar={false}
      onClose={onClose}
    >
      <KeySourceContext value={source}>
        <Books session={session} head={<DockButton docked={false} />} />
      </KeySourceContext>
    </FloatingWindow>
  )
}

/** The same books in a pane of their own beside the question. */
export function DockedBooks({ session, onClose }: { session: Session; onClose: () => void }) {
  const { source, run } = useOwnKeys()
  const before = useRef<Element | null>(document.activeElement)
  useEffect(() => {
    const came = before.current
    return () => {
      if (came instanceof HTMLElement && came.isConnected) came.focus()
    }
  }, [])
  const press = (event: KeyboardEvent) => {
    run(event)
    if (event.key === 'Escape' && !event.defaultPrevented) onClose()
    // What is typed here never reaches the question; Alt and a letter are the exam's own.
    if (!event.altKey) event.stopPropagation()
  }
  return (
    <section className={css.docked} role="dialog" aria-label="Code books" onKeyDown={press}>
      <KeySourceContext value={source}>
        <Books
          session={session}
          head={
            <>
              <DockButton docked />
              <button type="button" className={css.tool} aria-label="Close Code books" onClick={onClose}>
                Close
              </button>
            </>
          }
        />
      </KeySourceContext>
    </section>
  )
}

const DockButton = ({ docked }: { docked: boolean }) => (
  <button type="button" className={css.tool} onClick={() => useBookWindow.setState({ docked: !docked })}>
    {docked ? 'Over the question' : 'Beside the question'}
  </button>
)

function Books({ session, head }: { session: Session; head: ReactNode }) {
  const library = useLibrary((state) => state.library)
  const problem = useLibrary((state) => state.problem)
  // After a start of the app the window is back, and the keys are still the question's.
  const opened = useBookWindow(({ attemptId }) => attemptId === session.head.id)
  const reader = examReader(session)
  useEffect(() => inBackground('Opening the code books', ensureLibrary()), [])
  return (
    <ReaderContext value={reader}>
      <div className={css.books}>
        <p className={css.head}>
          <span className={css.mode}>{modeOf(session.head) === 'book' ? 'Book mode' : 'Search mode'}</span>
          {head}
        </p>
        {library ? (
          <>
            <BookBox focus={opened} />
            <ShelfTabs compact />
            <div className={css.open}>
              <div className={css.body}>
                <BookBody layout="window" />
              </div>
              <EdgeTabs />
            </div>
          </>
        ) : problem !== null ? (
          <div role="alert">
            <p>{problem}</p>
            <Button onClick={() => inBackground('Opening the code books', ensureLibrary())}>Try again</Button>
          </div>
        ) : (
          <p className="muted" aria-busy="true">
            Opening the code books…
          </p>
        )}
      </div>
    </ReaderContext>
  )
}

/** Keys that are pressed in the window go to the books in it and to nothing else. */
function useOwnKeys(): { source: KeySource; run: (event: KeyboardEvent) => void } {
  const listeners = useRef(new Set<() => KeyActions>())
  return useMemo(
    () => ({
      source: {
        listen: (actions) => {
          listeners.current.add(actions)
          return () => listeners.current.delete(actions)
        },
      },
      run: ({ nativeEvent }) => {
        if (nativeEvent.defaultPrevented) return
        for (const actions of [...listeners.current].reverse()) {
          const action = actionOf(nativeEvent, actions())
          if (!action) continue
          nativeEvent.preventDefault()
          if (!nativeEvent.repeat) action()
          return
        }
      },
    }),
    [],
  )
}

import { useMemo, useState } from 'react'
import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { KeyButton } from '../../ui/button'
import { Frame } from './frame'
import { useStartOfScreen } from './start-of-screen'
import { tutorialPages } from './tutorial-pages'
import { inBackground } from '../../state/trouble'
import './tutorial.css'

/** A tour of the room on samples to try. Its time does not count, it can be skipped, and nothing of it is stored. */
export function Tutorial({ session }: { session: Session }) {
  const [page, setPage] = useState(0)
  const pages = useMemo(() => tutorialPages(session.head), [session.head])
  const current = pages[page]!
  const end = () => inBackground('Carrying out an action in the exam', dispatch({ type: 'end-tutorial' }))
  const next = () => (page === pages.length - 1 ? end() : setPage(page + 1))
  const previous = page > 0 ? () => setPage(page - 1) : undefined
  useStartOfScreen('.tutorial', page)
  return (
    <Frame
      session={session}
      counter={
        <span className="reading number">
          {page + 1} of {pages.length}
        </span>
      }
      footer={
        <>
          <KeyButton command="end" look="bar" onClick={end}>
            End Tutorial
          </KeyButton>
          <span className="frame-footer-gap" />
          <KeyButton command="previous" look="bar" disabled={!previous} onClick={previous}>
            Previous
          </KeyButton>
          <KeyButton command="next" look="bar" onClick={next}>
            Next
          </KeyButton>
        </>
      }
    >
      <div className="tutorial">
        {/* Read out when the page changes; the focus stays, so that Next can be pressed again. */}
        <div className="tutorial-text" aria-live="polite">
          <h2>{current.title}</h2>
          {current.text}
        </div>
        {current.sample ? (
          <section className="sample" aria-labelledby="sample-title" key={current.title}>
            <p className="sample-title" id="sample-title">
              Sample to try
            </p>
            {current.sample}
          </section>
        ) : null}
      </div>
    </Frame>
  )
}

import { useMemo, useState } from 'react'
import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Frame } from './frame'
import { useStartOfScreen } from './start-of-screen'
import { tutorialPages } from './tutorial-pages'
import './tutorial.css'

/** A tour of the room on samples to try. Its time does not count, it can be skipped, and nothing of it is stored. */
export function Tutorial({ session }: { session: Session }) {
  const [page, setPage] = useState(0)
  const pages = useMemo(() => tutorialPages(session.head), [session.head])
  const current = pages[page]!
  const end = () => void dispatch({ type: 'end-tutorial' })
  const next = () => (page === pages.length - 1 ? end() : setPage(page + 1))
  const previous = page > 0 ? () => setPage(page - 1) : undefined
  useStartOfScreen('.tutorial', page)
  useAltKeys({ n: next, p: previous, e: end })
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
          <Button look="bar" onClick={end}>
            <AccessLabel text="End Tutorial" letter="e" />
          </Button>
          <span className="frame-footer-gap" />
          <Button look="bar" disabled={!previous} onClick={previous}>
            <AccessLabel text="Previous" letter="p" />
          </Button>
          <Button look="bar" onClick={next}>
            <AccessLabel text="Next" letter="n" />
          </Button>
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

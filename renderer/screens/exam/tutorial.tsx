import { useState } from 'react'
import type { Session } from '../../engine/session'
import { dispatch } from '../../state/exam'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { Frame } from './frame'
import { useStartOfScreen } from './start-of-screen'
import { TUTORIAL_PAGES } from './tutorial-pages'

/** A short tour of the room. Its time does not count, and it can be skipped. */
export function Tutorial({ session }: { session: Session }) {
  const [page, setPage] = useState(0)
  const pages = session.head.form.scenarios.length > 0 ? TUTORIAL_PAGES : TUTORIAL_PAGES.filter((one) => !one.scenarios)
  const current = pages[page]!
  const end = () => void dispatch({ type: 'end-tutorial' })
  const next = () => (page === pages.length - 1 ? end() : setPage(page + 1))
  const previous = page > 0 ? () => setPage(page - 1) : undefined
  useStartOfScreen('.sheet', page)
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
      <div className="sheet">
        <h2>{current.title}</h2>
        {current.body}
      </div>
    </Frame>
  )
}

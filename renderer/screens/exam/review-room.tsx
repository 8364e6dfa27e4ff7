import { useState } from 'react'
import { labelsOf } from '../../engine/labels'
import { matching, sectionOf, type Session } from '../../engine/session'
import type { ReviewFilter } from '../../engine/events'
import { dispatch } from '../../state/exam'
import { KeyButton } from '../../ui/button'
import { AppearanceMenus } from './appearance-menus'
import { EndConfirm } from './end-confirm'
import { SectionConfirm } from './section-confirm'
import { Frame } from './frame'
import { nounOf } from './room-words'
import { SavedState } from './saved-state'
import { ScreenSections } from './screen-sections'
import { countsOf } from './sections'
import { TimeWarning } from './time-warning'
import { inBackground } from '../../state/trouble'

/** What comes after the last question: what is incomplete, what is flagged, and the ways back. The clock goes on. */
export function ReviewRoom({ session }: { session: Session }) {
  const [ending, setEnding] = useState(false)
  const labels = labelsOf(session.head.preset)
  const closing = sectionOf(session) === 'items'
  const free = session.head.preset.navigation === 'free'
  const count = (filter: ReviewFilter) => matching(session, filter).length
  const review = (filter: ReviewFilter) =>
    free && count(filter) > 0
      ? () => inBackground('Carrying out an action in the exam', dispatch({ type: 'review', filter }))
      : undefined
  const actions = { all: review('all'), incomplete: review('incomplete'), flagged: review('flagged') }
  return (
    <Frame
      session={session}
      toolbar={
        <>
          <SavedState />
          <AppearanceMenus />
        </>
      }
      footer={
        <>
          <KeyButton command="review-all" look="bar" disabled={!actions.all} onClick={actions.all}>
            {labels.reviewAll}
          </KeyButton>
          <KeyButton command="review-incomplete" look="bar" disabled={!actions.incomplete} onClick={actions.incomplete}>
            {labels.reviewIncomplete}
          </KeyButton>
          <KeyButton command="review-flagged" look="bar" disabled={!actions.flagged} onClick={actions.flagged}>
            {labels.reviewFlagged}
          </KeyButton>
          <span className="frame-footer-gap" />
          <KeyButton command="end" look="bar" onClick={() => setEnding(true)}>
            {labels.endReview}
          </KeyButton>
        </>
      }
    >
      <div className="review">
        <div className="review-head">
          <h2>Review screen</h2>
          <p>
            {countsOf(session)}.{' '}
            {free
              ? 'Open a question below, or use the buttons to walk through all, the incomplete or the flagged ones.'
              : 'In this exam you cannot go back.'}{' '}
            {closing
              ? `${labels.endReview} closes this section for good and opens the medical record scenarios.`
              : `${labels.endReview} ends the ${nounOf(session.head)}.`}
          </p>
        </div>
        <ScreenSections
          session={session}
          here="You were here"
          onOpen={
            free
              ? (screen) => inBackground('Carrying out an action in the exam', dispatch({ type: 'go', screen }))
              : undefined
          }
        />
      </div>
      {ending && closing ? <SectionConfirm session={session} onClose={() => setEnding(false)} /> : null}
      {ending && !closing ? <EndConfirm session={session} onClose={() => setEnding(false)} /> : null}
      <TimeWarning />
    </Frame>
  )
}

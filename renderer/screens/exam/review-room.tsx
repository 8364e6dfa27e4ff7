import { useState } from 'react'
import { labelsOf } from '../../engine/labels'
import { matching, type Session } from '../../engine/session'
import type { ReviewFilter } from '../../engine/events'
import { dispatch, useExam } from '../../state/exam'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { AppearanceMenus } from './appearance-menus'
import { EndConfirm } from './end-confirm'
import { Frame } from './frame'
import { nounOf } from './room-words'
import { SavedState } from './saved-state'
import { ScreenSections } from './screen-sections'
import { countsOf } from './sections'
import { TimeWarning } from './time-warning'

/** What comes after the last question: what is incomplete, what is flagged, and the ways back. The clock goes on. */
export function ReviewRoom({ session }: { session: Session }) {
  const [ending, setEnding] = useState(false)
  const covered = useExam((state) => state.warning !== null || state.failure !== null) || ending
  const labels = labelsOf(session.head.preset)
  const free = session.head.preset.navigation === 'free'
  const count = (filter: ReviewFilter) => matching(session, filter).length
  const review = (filter: ReviewFilter) =>
    free && count(filter) > 0 ? () => void dispatch({ type: 'review', filter }) : undefined
  const actions = { all: review('all'), incomplete: review('incomplete'), flagged: review('flagged') }
  useAltKeys({ a: actions.all, i: actions.incomplete, f: actions.flagged, e: () => setEnding(true) }, !covered)
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
          <Button look="bar" disabled={!actions.all} onClick={actions.all}>
            <AccessLabel text={labels.reviewAll} letter="a" />
          </Button>
          <Button look="bar" disabled={!actions.incomplete} onClick={actions.incomplete}>
            <AccessLabel text={labels.reviewIncomplete} letter="i" />
          </Button>
          <Button look="bar" disabled={!actions.flagged} onClick={actions.flagged}>
            <AccessLabel text={labels.reviewFlagged} letter="f" />
          </Button>
          <span className="frame-footer-gap" />
          <Button look="bar" onClick={() => setEnding(true)}>
            <AccessLabel text={labels.endReview} letter="e" />
          </Button>
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
            {labels.endReview} ends the {nounOf(session.head)}.
          </p>
        </div>
        <ScreenSections
          session={session}
          here="You were here"
          onOpen={free ? (screen) => void dispatch({ type: 'go', screen }) : undefined}
        />
      </div>
      {ending ? <EndConfirm session={session} onClose={() => setEnding(false)} /> : null}
      <TimeWarning />
    </Frame>
  )
}

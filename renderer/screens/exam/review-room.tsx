import { useState } from 'react'
import { matching, type Session } from '../../engine/session'
import type { ReviewFilter } from '../../engine/events'
import { dispatch, useExam } from '../../state/exam'
import { useAltKeys } from '../../ui/alt-keys'
import { AccessLabel, Button } from '../../ui/button'
import { AppearanceMenus } from './appearance-menus'
import { EndConfirm } from './end-confirm'
import { Frame } from './frame'
import { SavedState } from './saved-state'
import { ScreenList, type Column } from './screen-list'
import { countsOf, sectionsOf } from './sections'
import { TimeWarning } from './time-warning'

/** What comes after the last question: what is incomplete, what is flagged, and the ways back. The clock goes on. */
export function ReviewRoom({ session }: { session: Session }) {
  const [ending, setEnding] = useState(false)
  const [sort, setSort] = useState<Column>('number')
  const covered = useExam((state) => state.warning !== null || state.failure !== null) || ending
  const free = session.head.preset.navigation === 'free'
  const count = (filter: ReviewFilter) => matching(session, filter).length
  const review = (filter: ReviewFilter) => (free && count(filter) > 0 ? () => void dispatch({ type: 'review', filter }) : undefined)
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
            <AccessLabel text="Review All" letter="a" />
          </Button>
          <Button look="bar" disabled={!actions.incomplete} onClick={actions.incomplete}>
            <AccessLabel text="Review Incomplete" letter="i" />
          </Button>
          <Button look="bar" disabled={!actions.flagged} onClick={actions.flagged}>
            <AccessLabel text="Review Flagged" letter="f" />
          </Button>
          <span className="frame-footer-gap" />
          <Button look="bar" onClick={() => setEnding(true)}>
            <AccessLabel text="End Review" letter="e" />
          </Button>
        </>
      }
    >
      <div className="review">
        <div className="review-head">
          <h2>Review screen</h2>
          <p>
            {countsOf(session)}. {free ? 'Open a question below, or use the buttons to walk through all, the incomplete or the flagged ones.' : 'In this exam you cannot go back.'} End Review ends the exam.
          </p>
        </div>
        {sectionsOf(session).map(({ title, screens }) => (
          <section key={title} className="screen-section">
            <h3>{title}</h3>
            <ScreenList session={session} screens={screens} current={session.lastScreen} onOpen={free ? (screen) => void dispatch({ type: 'go', screen }) : undefined} sort={sort} onSort={setSort} />
          </section>
        ))}
      </div>
      {ending ? <EndConfirm session={session} onClose={() => setEnding(false)} /> : null}
      <TimeWarning />
    </Frame>
  )
}

import { useEffect } from 'react'
import { leaveRound, useDrilling } from '../../state/books/drills'
import { usePlaces } from '../../state/places'
import { useRoute } from '../../state/route'
import { Button } from '../../ui/button'
import { Page } from '../../ui/page'
import { DrillStart } from './drill-start'
import { DrillSummary } from './drill-summary'
import { PaperDrill, ScreenDrill } from './drill'

/** Look-up drills: the choice of a round, the round, and what it came to. */
export function DrillsScreen() {
  const go = useRoute((state) => state.go)
  const places = usePlaces('practice')
  const { round, stage, reader } = useDrilling()
  useEffect(() => leaveRound, [])
  if (!round || stage === 'end')
    return (
      <Page wide places={places} actions={<Button onClick={() => go({ screen: 'practice' })}>Back to practice</Button>}>
        {round ? <DrillSummary round={round} /> : <DrillStart />}
      </Page>
    )
  return reader ? (
    <Page fill places={places}>
      <ScreenDrill key={round.shown} round={round} reader={reader} />
    </Page>
  ) : (
    <Page places={places}>
      <PaperDrill round={round} />
    </Page>
  )
}

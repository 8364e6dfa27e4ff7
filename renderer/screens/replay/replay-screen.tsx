import { useEffect, useState } from 'react'
import type { Timeline } from '../../engine/timeline'
import { usePlaces } from '../../state/places'
import { loadTimeline } from '../../state/replay'
import { useRoute } from '../../state/route'
import { Button } from '../../ui/button'
import { Notice } from '../../ui/notice'
import { Page } from '../../ui/page'
import { ReplayView } from './replay-view'
import './replay.css'
import { andWhy } from '../../state/trouble'

/** The replay of one attempt, from its events. */
export function ReplayScreen({ attemptId }: { attemptId: string }) {
  const go = useRoute((state) => state.go)
  const places = usePlaces(null)
  const [timeline, setTimeline] = useState<Timeline | null | undefined>(undefined)
  const [problem, setProblem] = useState<string | null>(null)

  useEffect(() => {
    loadTimeline(attemptId).then(setTimeline, (error: unknown) => {
      setProblem(`The replay could not be made.${andWhy(error)} The stored answers were left as they are.`)
    })
  }, [attemptId])

  return (
    <Page
      wide
      places={places}
      actions={<Button onClick={() => go({ screen: 'report', attemptId })}>Back to the report</Button>}
    >
      {problem ? <Notice kind="bad">{problem}</Notice> : null}
      {timeline === null ? (
        <Notice kind="warn">This exam has no replay: it has not ended, or it is no longer stored.</Notice>
      ) : null}
      {timeline ? <ReplayView timeline={timeline} /> : null}
    </Page>
  )
}

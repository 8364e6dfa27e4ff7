import { useCallback, useMemo, useState } from 'react'
import type { Timeline } from '../../engine/timeline'
import { stateAt } from '../../engine/timeline-state'
import { summaryOfTimeline } from '../../engine/timeline-summary'
import { Button } from '../../ui/button'
import { dateTime } from '../../ui/format'
import { ChartLegend } from './chart-legend'
import { LEFT, timeTicks } from './chart-scales'
import { LaterTable } from './later-table'
import { LongestTable } from './longest-table'
import { MomentCard } from './moment-card'
import { MomentTable } from './moment-table'
import { PaceTable } from './pace-table'
import { totalsWords } from './replay-words'
import { Scrubber } from './scrubber'
import { rightOf, TimelineChart } from './timeline-chart'
import { useWidth } from './use-width'

/** An ended attempt along its exam clock. */
export function ReplayView({ timeline }: { timeline: Timeline }) {
  const { head, used } = timeline
  const [at, setAt] = useState(0)
  const [asTable, setAsTable] = useState(false)
  const [box, width] = useWidth<HTMLDivElement>()
  const summary = useMemo(() => summaryOfTimeline(timeline), [timeline])
  const state = useMemo(() => stateAt(timeline, at), [timeline, at])
  const last = useMemo(() => stateAt(timeline, used), [timeline, used])
  const seek = useCallback((to: number) => setAt(Math.min(used, Math.max(0, to))), [used])
  const right = rightOf(timeline)
  const totals = totalsWords(timeline, summary)
  return (
    <>
      <header className="replay-head">
        <h1>Replay</h1>
        <p className="muted">
          {head.practice ? head.practice.what : head.preset.title}, started {dateTime(head.createdAt)}
        </p>
        <p>{totals}</p>
      </header>
      <div className="replay-stage">
        <section className="replay-card" aria-label="Timeline">
          <div className="replay-chart-head">
            <h2>
              Question number over exam time{' '}
              <span className="replay-unit">in {timeTicks(used, width - LEFT - right).unit}</span>
            </h2>
            <Button aria-expanded={asTable} onClick={() => setAsTable(!asTable)}>
              {asTable ? 'Hide table' : 'Show as table'}
            </Button>
          </div>
          <div ref={box} className="replay-chart">
            {width > 0 ? (
              <TimelineChart
                timeline={timeline}
                width={width}
                label={`Question number over exam time. ${totals} The same as a table: Show as table.`}
                at={at}
                state={state}
                onSeek={seek}
              />
            ) : null}
          </div>
          <Scrubber timeline={timeline} at={at} state={state} right={right} onSeek={seek} />
          <ChartLegend paced={timeline.limit !== null} />
        </section>
        <MomentCard timeline={timeline} state={state} last={last} at={at} />
      </div>
      {asTable ? <MomentTable timeline={timeline} onSeek={seek} /> : null}
      <div className="replay-columns">
        <LongestTable summary={summary} />
        <PaceTable pace={summary.pace} mixed={new Set(timeline.screens.map((screen) => screen.section)).size > 1} />
      </div>
      <LaterTable summary={summary} onSeek={seek} />
    </>
  )
}

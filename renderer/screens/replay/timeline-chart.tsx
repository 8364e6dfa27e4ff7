import { memo, type PointerEvent } from 'react'
import type { Timeline } from '../../engine/timeline'
import type { MomentState } from '../../engine/timeline-state'
import { useDrag } from '../../ui/use-drag'
import { ChangeMark } from './change-mark'
import { chartScales, questionTicks, RIGHT, timeTicks, type ChartScales } from './chart-scales'
import './timeline-chart.css'

/** Question numbers over exam time: a bar for each look, a mark for each change, the pace line and the cursor. */
export function TimelineChart({
  timeline,
  width,
  label,
  at,
  state,
  onSeek,
}: {
  timeline: Timeline
  width: number
  label: string
  at: number
  state: MomentState
  onSeek: (at: number) => void
}) {
  const lanes = lanesOf(timeline)
  const scales = chartScales({
    width,
    used: timeline.used,
    questions: timeline.screens.length,
    lanes: lanes.length,
    right: rightOf(timeline),
  })
  const { x, y, plot, floor } = scales
  const number = state.span.kind === 'question' ? timeline.indexOf.get(state.span.screen)! + 1 : null
  const seek = (event: PointerEvent<SVGSVGElement>) =>
    onSeek(x.invert(event.clientX - event.currentTarget.getBoundingClientRect().left))
  const { events } = useDrag<SVGSVGElement>({ begin: seek, move: seek })
  return (
    <svg className="timeline-chart" width={width} height={scales.height} role="img" aria-label={label} {...events}>
      <Drawing timeline={timeline} width={width} />
      <g className="timeline-cursor" transform={`translate(${x(at)} 0)`}>
        <line y1={plot.top - 6} y2={floor} />
        {number === null ? null : <circle cy={y(number)} r={5} />}
      </g>
    </svg>
  )
}

/** The space to the right of the plot. */
export const rightOf = (timeline: Timeline) => (sectionsOf(timeline).length > 1 ? RIGHT.named : RIGHT.plain)

/** Everything but the cursor, which moves far more often. */
const Drawing = memo(function Drawing({ timeline, width }: { timeline: Timeline; width: number }) {
  const lanes = lanesOf(timeline)
  const scales = chartScales({
    width,
    used: timeline.used,
    questions: timeline.screens.length,
    lanes: lanes.length,
    right: rightOf(timeline),
  })
  return (
    <g aria-hidden="true">
      <Grid timeline={timeline} scales={scales} />
      <Sections timeline={timeline} scales={scales} />
      <PaceLine timeline={timeline} scales={scales} />
      <Looks timeline={timeline} scales={scales} />
      {lanes.map(({ kind, title }, lane) => (
        <Lane key={kind} timeline={timeline} scales={scales} kind={kind} title={title} top={scales.lanes[lane]!} />
      ))}
      <Changes timeline={timeline} scales={scales} />
    </g>
  )
})

type Part = { timeline: Timeline; scales: ChartScales }

const LANES = [
  { kind: 'review', title: 'Review' },
  { kind: 'break', title: 'Break' },
] as const

/** Time away from the questions has a lane of its own, where there was any. */
const lanesOf = ({ spans }: Timeline) =>
  LANES.filter(({ kind }) => spans.some((span) => span.kind === kind && span.to > span.from))

function Grid({ timeline: { screens, used }, scales }: Part) {
  const { x, y, plot, floor } = scales
  return (
    <>
      {questionTicks(scales, screens.length).map((number) => (
        <g key={number}>
          <line className="timeline-grid" x1={plot.left} x2={plot.right} y1={y(number)} y2={y(number)} />
          <text x={plot.left - 8} y={y(number)} dy="0.35em" textAnchor="end">
            {number}
          </text>
        </g>
      ))}
      {timeTicks(used, plot.right - plot.left).ticks.map(({ at, label }) => (
        <g key={at}>
          <line className="timeline-grid" x1={x(at)} x2={x(at)} y1={plot.top} y2={floor + 4} />
          <text x={x(at)} y={floor + 18} textAnchor="middle">
            {label}
          </text>
        </g>
      ))}
      <line className="timeline-axis" x1={plot.left} x2={plot.right} y1={plot.bottom} y2={plot.bottom} />
      {scales.lanes.length > 0 ? (
        <line className="timeline-axis" x1={plot.left} x2={plot.right} y1={floor} y2={floor} />
      ) : null}
    </>
  )
}

const SECTIONS = [
  { section: 'items', title: 'Items' },
  { section: 'scenarios', title: 'Scenarios' },
] as const

/** Sections with the numbers of their first and last question. */
function sectionsOf({ screens }: Timeline) {
  return SECTIONS.flatMap(({ section, title }) => {
    const first = screens.findIndex((screen) => screen.section === section)
    return first < 0
      ? []
      : [{ title, from: first + 1, to: screens.findLastIndex((screen) => screen.section === section) + 1 }]
  })
}

function Sections({ timeline, scales: { y, plot } }: Part) {
  const sections = sectionsOf(timeline)
  if (sections.length < 2) return null
  return sections.map(({ title, from, to }, index) => (
    <g key={title}>
      {index > 0 ? (
        <line className="timeline-border" x1={plot.left} x2={plot.right + 8} y1={y(from - 0.5)} y2={y(from - 0.5)} />
      ) : null}
      <text x={plot.right + 16} y={y((from + to) / 2)} dy="0.35em">
        {title}
      </text>
    </g>
  ))
}

function PaceLine({ timeline: { screens, used, limit }, scales: { x, y } }: Part) {
  if (limit === null || used === 0) return null
  return (
    <line className="timeline-pace" x1={x(0)} y1={y(0.5)} x2={x(used)} y2={y(0.5 + (screens.length * used) / limit)} />
  )
}

/** First looks are filled, later ones hollow. */
function Looks({ timeline: { spans, indexOf }, scales: { x, y, bar } }: Part) {
  return spans.map((span, index) => {
    if (span.kind !== 'question') return null
    const first = span.look === 1
    const height = first ? bar : Math.max(5, bar - 1)
    return (
      <rect
        key={index}
        className={first ? 'timeline-first' : 'timeline-later'}
        x={x(span.from)}
        width={Math.max(first ? 1.5 : 2.5, x(span.to) - x(span.from))}
        y={y(indexOf.get(span.screen)! + 1) - height / 2}
        height={height}
      />
    )
  })
}

function Lane({
  timeline: { spans },
  scales: { x, plot },
  kind,
  title,
  top,
}: Part & { kind: 'review' | 'break'; title: string; top: number }) {
  return (
    <>
      <text x={plot.left - 8} y={top + 10} dy="0.35em" textAnchor="end">
        {title}
      </text>
      {spans.map((span, index) =>
        span.kind === kind && span.to > span.from ? (
          <rect
            key={index}
            className={`timeline-${kind}`}
            x={x(span.from)}
            width={Math.max(1.5, x(span.to) - x(span.from))}
            y={top + 6}
            height={8}
          />
        ) : null,
      )}
    </>
  )
}

function Changes({ timeline: { moments, indexOf }, scales: { x, y } }: Part) {
  return moments.map((moment) =>
    moment.kind === 'answer' && moment.effect !== 'first' ? (
      <ChangeMark
        key={moment.seq}
        effect={moment.effect}
        transform={`translate(${x(moment.at)} ${y(indexOf.get(moment.screen)! + 1)})`}
      />
    ) : null,
  )
}

import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import type { ReactNode } from 'react'
import { Chart, type ChartTable } from './chart'
import { spreadLabels, textWidth, widest } from './text-width'

export type LinePoint = { x: number; y: number; low?: number; high?: number; strong?: boolean }

type LineChartProps = {
  title: string
  summary: string
  table: ChartTable
  note?: ReactNode
  points: readonly LinePoint[]
  /** Values at the bottom and the top. */
  range: readonly [number, number]
  ticks: readonly number[]
  showY: (value: number) => string
  /** Labels under the points at these values of x. */
  labels: readonly { x: number; text: string }[]
  /** A level to compare with, and its name. */
  level?: { y: number; text: string }
  /** Marks each point; a long row of days needs none. */
  dots?: boolean
}

const HEIGHT = 240
const MARGIN = { top: 16, right: 24, bottom: 32, left: 52 }
/** Between a drawing and a name beside it. */
const BESIDE = 10
/** In a narrower drawing the level's name stands in two lines. */
const NARROW = 460
const LINE = 15

/** Values over time: a line, a point for each value, and a level to reach as a dashed line with its name. */
export function LineChart({ points, range, ticks, showY, labels, level, dots = true, ...figure }: LineChartProps) {
  return (
    <Chart height={HEIGHT} {...figure}>
      {(width) => {
        const name = level ? levelName(level.text, width) : []
        const right = width - (level ? widest(name, 'level') + BESIDE + 2 : MARGIN.right)
        const left = Math.max(MARGIN.left, widest(ticks.map(showY), 'label') + BESIDE + 2)
        const xs = points.map((one) => one.x)
        const low = Math.min(...xs)
        const high = Math.max(...xs)
        // A single value stands in the middle.
        const x = scaleLinear([low === high ? low - 1 : low, low === high ? high + 1 : high], [left + 12, right])
        const y = scaleLinear([...range], [HEIGHT - MARGIN.bottom, MARGIN.top])
        const withRange = points.filter((one) => one.low !== undefined && one.high !== undefined)
        const path = line<LinePoint>(
          (one) => x(one.x),
          (one) => y(one.y),
        )([...points])
        const band =
          withRange.length > 1
            ? area<LinePoint>(
                (one) => x(one.x),
                (one) => y(one.low!),
                (one) => y(one.high!),
              )(withRange)
            : null
        return (
          <>
            {ticks.map((tick) => (
              <g key={tick}>
                <line className="chart-grid" x1={left} x2={right} y1={y(tick)} y2={y(tick)} />
                <text className="chart-label" x={left - BESIDE} y={y(tick)} dy="0.35em" textAnchor="end">
                  {showY(tick)}
                </text>
              </g>
            ))}
            {spreadLabels(
              labels.map(({ x: value, text }) => ({ at: x(value), text })),
              level ? right : width,
            ).map(({ at, text, anchor }) => (
              <text key={text + at} className="chart-label" x={at} y={HEIGHT - 8} textAnchor={anchor}>
                {text}
              </text>
            ))}
            {band ? <path className="chart-band" d={band} /> : null}
            {level ? <line className="chart-level" x1={left} x2={right} y1={y(level.y)} y2={y(level.y)} /> : null}
            {path && points.length > 1 ? <path className="chart-line" d={path} /> : null}
            {dots
              ? points.map((one) => (
                  <circle
                    key={one.x}
                    className={one.strong ? 'chart-dot chart-dot-strong' : 'chart-dot'}
                    cx={x(one.x)}
                    cy={y(one.y)}
                    r={one.strong ? 5 : 4}
                  />
                ))
              : null}
            {level ? (
              <text className="chart-level-label" y={y(level.y) - ((name.length - 1) * LINE) / 2}>
                {name.map((line, place) => (
                  <tspan key={line} x={right + BESIDE} dy={place === 0 ? '0.35em' : LINE}>
                    {line}
                  </tspan>
                ))}
              </text>
            ) : null}
          </>
        )
      }}
    </Chart>
  )
}

/** The name of a level, in two lines where one would take too much of the drawing. */
function levelName(text: string, width: number): string[] {
  const cut = text.lastIndexOf(', ')
  return cut < 0 || width >= NARROW || textWidth(text, 'level') < width / 6
    ? [text]
    : [text.slice(0, cut + 1), text.slice(cut + 2)]
}

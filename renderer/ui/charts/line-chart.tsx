import { scaleLinear } from 'd3-scale'
import { area, line } from 'd3-shape'
import { Chart, type ChartTable } from './chart'

export type LinePoint = { x: number; y: number; low?: number; high?: number; strong?: boolean }

type LineChartProps = {
  title: string
  summary: string
  table: ChartTable
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
/** Room at the right for the level's name, so that no value ever stands behind it. */
const LEVEL_NAME = 116

/** Values over time: a line, a point for each value, and a level to reach as a dashed line with its name. */
export function LineChart({ points, range, ticks, showY, labels, level, dots = true, ...figure }: LineChartProps) {
  return (
    <Chart height={HEIGHT} {...figure}>
      {(width) => {
        const right = width - (level ? LEVEL_NAME : MARGIN.right)
        const xs = points.map((one) => one.x)
        const low = Math.min(...xs)
        const high = Math.max(...xs)
        // A single value stands in the middle.
        const x = scaleLinear([low === high ? low - 1 : low, low === high ? high + 1 : high], [MARGIN.left + 12, right])
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
                <line className="chart-grid" x1={MARGIN.left} x2={right} y1={y(tick)} y2={y(tick)} />
                <text className="chart-label" x={MARGIN.left - 10} y={y(tick)} dy="0.35em" textAnchor="end">
                  {showY(tick)}
                </text>
              </g>
            ))}
            {spread(labels, x, right + MARGIN.right).map(({ at, text, anchor }) => (
              <text key={text + at} className="chart-label" x={at} y={HEIGHT - 8} textAnchor={anchor}>
                {text}
              </text>
            ))}
            {band ? <path className="chart-band" d={band} /> : null}
            {level ? (
              <line className="chart-level" x1={MARGIN.left} x2={right} y1={y(level.y)} y2={y(level.y)} />
            ) : null}
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
              <text className="chart-level-label" x={right + 10} y={y(level.y)} dy="0.35em">
                {level.text}
              </text>
            ) : null}
          </>
        )
      }}
    </Chart>
  )
}

type Anchor = 'start' | 'middle' | 'end'
const LABEL_WIDTH = 76

/** Labels that do not run into each other; those at the ends stay inside. */
function spread(labels: readonly { x: number; text: string }[], x: (value: number) => number, width: number) {
  const shown: { at: number; text: string; anchor: Anchor }[] = []
  let free = -Infinity
  for (const { x: value, text } of labels) {
    const at = x(value)
    if (at < free) continue
    const anchor: Anchor = at + LABEL_WIDTH / 2 > width ? 'end' : at - LABEL_WIDTH / 2 < 0 ? 'start' : 'middle'
    shown.push({ at, text, anchor })
    free = at + LABEL_WIDTH
  }
  return shown
}

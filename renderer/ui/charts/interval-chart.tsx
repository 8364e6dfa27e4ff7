import { scaleLinear } from 'd3-scale'
import { Chart, type ChartTable } from './chart'
import { spreadLabels, textWidth } from './text-width'

/** One share with the range it plausibly lies in; all from 0 to 1. `faint` says too little to judge. */
export type IntervalRow = {
  id: string
  label: string
  value: number
  low: number
  high: number
  note: string
  faint: boolean
}

type IntervalChartProps = {
  title: string
  summary: string
  table: ChartTable
  rows: readonly IntervalRow[]
  level?: { x: number; text: string }
}

const ROW = 52
/** Lines of a row's text: its label, and the note where it has no room beside it. */
const LINE = 18
const BESIDE = 8
const LEFT = 12
const TOP = 26
const BOTTOM = 26
const TICKS = [0, 0.25, 0.5, 0.75, 1]

/** Shares, each as a point on the bar of its plausible range; hollow where there is too little to judge. */
export function IntervalChart({ rows, level, ...figure }: IntervalChartProps) {
  return (
    <Chart height={(width) => measures(rows, width).height} {...figure}>
      {(width) => {
        const { below, row: rowHeight, height } = measures(rows, width)
        const x = scaleLinear([0, 1], [LEFT, width - 2 * LEFT])
        const levelLabel = level
          ? spreadLabels([{ at: x(level.x), text: level.text }], width, (text) => textWidth(text, 'level'))[0]
          : undefined
        return (
          <>
            {TICKS.map((tick) => (
              <g key={tick}>
                <line className="chart-grid" x1={x(tick)} x2={x(tick)} y1={TOP} y2={height - BOTTOM} />
                <text
                  className="chart-label"
                  x={x(tick)}
                  y={height - 8}
                  textAnchor={tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle'}
                >
                  {`${tick * 100}\u00a0%`}
                </text>
              </g>
            ))}
            {level ? (
              <g>
                <line className="chart-level" x1={x(level.x)} x2={x(level.x)} y1={TOP} y2={height - BOTTOM} />
                <text className="chart-level-label" x={x(level.x)} y={TOP - 10} textAnchor={levelLabel?.anchor}>
                  {level.text}
                </text>
              </g>
            ) : null}
            {rows.map(({ id, label, value, low, high, note, faint }, place) => {
              const y = TOP + (place + 1) * rowHeight - 18
              return (
                <g key={id}>
                  <text className="chart-row-label" x={x(0)} y={y - 16 - (below ? LINE : 0)}>
                    {label}
                    <tspan className="chart-row-note" {...(below ? { x: x(0), dy: LINE } : { dx: BESIDE })}>
                      {note}
                    </tspan>
                  </text>
                  <line
                    className={faint ? 'chart-span chart-span-faint' : 'chart-span'}
                    x1={x(low)}
                    x2={x(high)}
                    y1={y}
                    y2={y}
                  />
                  <circle
                    className={faint ? 'chart-dot chart-dot-hollow' : 'chart-dot chart-dot-strong'}
                    cx={x(value)}
                    cy={y}
                    r={5.5}
                  />
                </g>
              )
            })}
          </>
        )
      }}
    </Chart>
  )
}

/** The notes of all rows go below their labels when one has no room beside it. */
function measures(rows: readonly IntervalRow[], width: number): { below: boolean; row: number; height: number } {
  const below =
    width > 0 &&
    rows.some(({ label, note }) => LEFT + textWidth(label, 'row-label') + BESIDE + textWidth(note, 'label') > width)
  const row = ROW + (below ? LINE : 0)
  return { below, row, height: TOP + rows.length * row + BOTTOM }
}

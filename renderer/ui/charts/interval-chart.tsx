import { scaleLinear } from 'd3-scale'
import { Chart, type ChartTable } from './chart'

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
const TOP = 26
const BOTTOM = 26
const TICKS = [0, 0.25, 0.5, 0.75, 1]

/** Shares, each as a point on the bar of its plausible range; hollow where there is too little to judge. */
export function IntervalChart({ rows, level, ...figure }: IntervalChartProps) {
  const height = TOP + rows.length * ROW + BOTTOM
  return (
    <Chart height={height} {...figure}>
      {(width) => {
        const x = scaleLinear([0, 1], [12, width - 24])
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
                  {tick * 100} %
                </text>
              </g>
            ))}
            {level ? (
              <g>
                <line className="chart-level" x1={x(level.x)} x2={x(level.x)} y1={TOP} y2={height - BOTTOM} />
                <text className="chart-level-label" x={x(level.x)} y={TOP - 10} textAnchor="middle">
                  {level.text}
                </text>
              </g>
            ) : null}
            {rows.map(({ id, label, value, low, high, note, faint }, place) => {
              const y = TOP + place * ROW + 34
              return (
                <g key={id}>
                  <text className="chart-row-label" x={x(0)} y={y - 16}>
                    {label}
                    <tspan className="chart-row-note" dx={8}>
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

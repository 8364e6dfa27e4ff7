import { scaleBand, scaleLinear } from 'd3-scale'
import { useId } from 'react'
import { Chart, type ChartTable } from './chart'
import { spreadLabels, widest } from './text-width'

/** One column: the filled part, and on top of it a hatched part. */
export type Column = { id: string; label: string; filled: number; hatched: number }

type ColumnChartProps = {
  title: string
  summary: string
  table: ChartTable
  columns: readonly Column[]
  /** What the two parts are. */
  legend: { filled: string; hatched: string | null }
  /** A level to compare with, and its name. */
  level?: { y: number; text: string }
  showY?: (value: number) => string
}

const HEIGHT = 220
const MARGIN = { top: 18, right: 16, bottom: 30, left: 44 }
/** Between the axis and its numbers. */
const BESIDE = 8
/** So few columns are named each, in two lines where one has no room; of more, which are days, every second or third. */
const NAMED = 12
const LINE = 15

/** Counts side by side. The parts of a column differ by pattern, not by color alone. */
export function ColumnChart({ columns, legend, level, showY = String, ...figure }: ColumnChartProps) {
  const pattern = useId()
  const names = columns.map((one) => one.label)
  return (
    <div className="chart-with-legend">
      <Chart height={HEIGHT} {...figure}>
        {(width) => {
          const most = Math.max(1, level?.y ?? 0, ...columns.map((one) => one.filled + one.hatched))
          const staggered =
            columns.length <= NAMED && widest(names, 'label') + BESIDE > (width - MARGIN.left) / columns.length
          const y = scaleLinear([0, most], [HEIGHT - MARGIN.bottom - (staggered ? LINE : 0), MARGIN.top]).nice(4)
          const ticks = y.ticks(4).filter(Number.isInteger)
          const left = Math.max(MARGIN.left, widest(ticks.map(showY), 'label') + BESIDE + 2)
          const x = scaleBand(
            columns.map((one) => one.id),
            [left, width - MARGIN.right],
          ).padding(0.25)
          const base = y(0)
          const at = columns.map(({ id, label }) => ({ at: x(id)! + x.bandwidth() / 2, text: label }))
          const rows = staggered ? [0, 1].map((row) => at.filter((_, place) => place % 2 === row)) : [at]
          return (
            <>
              <defs>
                <pattern id={pattern} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                  <rect className="chart-hatch-ground" width="6" height="6" />
                  <rect className="chart-hatch" width="3" height="6" />
                </pattern>
              </defs>
              {ticks.map((tick) => (
                <g key={tick}>
                  <line className="chart-grid" x1={left} x2={width - MARGIN.right} y1={y(tick)} y2={y(tick)} />
                  <text className="chart-label" x={left - BESIDE} y={y(tick)} dy="0.35em" textAnchor="end">
                    {showY(tick)}
                  </text>
                </g>
              ))}
              {rows.map((row, line) =>
                spreadLabels(row, width).map((one) => (
                  <text
                    key={one.text + one.at}
                    className="chart-label"
                    x={one.at}
                    y={HEIGHT - 8 - (rows.length - 1 - line) * LINE}
                    textAnchor={one.anchor}
                  >
                    {one.text}
                  </text>
                )),
              )}
              {columns.map(({ id, filled, hatched }) => (
                <g key={id}>
                  <rect
                    className="chart-column"
                    x={x(id)}
                    width={x.bandwidth()}
                    y={y(filled)}
                    height={base - y(filled)}
                  />
                  {hatched > 0 ? (
                    <rect
                      className="chart-column-hatched"
                      fill={`url(#${pattern})`}
                      x={x(id)}
                      width={x.bandwidth()}
                      y={y(filled + hatched)}
                      height={y(filled) - y(filled + hatched)}
                    />
                  ) : null}
                </g>
              ))}
              {level ? (
                <g>
                  <line className="chart-level" x1={left} x2={width - MARGIN.right} y1={y(level.y)} y2={y(level.y)} />
                  <text className="chart-level-label" x={width - MARGIN.right} y={y(level.y) - 6} textAnchor="end">
                    {level.text}
                  </text>
                </g>
              ) : null}
            </>
          )
        }}
      </Chart>
      {legend.hatched === null ? null : (
        <ul className="chart-legend">
          <li>
            <span className="chart-key" aria-hidden="true" /> {legend.filled}
          </li>
          <li>
            <span className="chart-key chart-key-hatched" aria-hidden="true" /> {legend.hatched}
          </li>
        </ul>
      )}
    </div>
  )
}

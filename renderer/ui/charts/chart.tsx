import { useEffect, useId, useRef, useState, type ReactNode } from 'react'
import './charts.css'

/** What a chart shows, as a table: the way in for whoever does not see the drawing. */
export type ChartTable = { columns: readonly string[]; rows: readonly (readonly string[])[] }

type ChartProps = {
  title: string
  /** What is to be seen, in a sentence or two. */
  summary: string
  /** Height of the drawing in pixels, where it depends on the width for that width. */
  height: number | ((width: number) => number)
  table: ChartTable
  /** What to say before the drawing, beside its sentence. */
  note?: ReactNode
  /** Draws into an area of this width in pixels. */
  children: (width: number) => ReactNode
}

/** A drawing with its title, its sentence and its numbers as a table. */
export function Chart({ title, summary, height, table, note, children }: ChartProps) {
  const id = useId()
  const [box, width] = useWidth()
  const tall = typeof height === 'number' ? height : height(width)
  return (
    <figure className="chart" aria-labelledby={`${id}-title`}>
      <figcaption>
        <h3 id={`${id}-title`}>{title}</h3>
        <p id={`${id}-summary`} className="muted">
          {summary}
        </p>
      </figcaption>
      {note}
      <div ref={box} className="chart-box" style={{ minHeight: tall }}>
        {width > 0 ? (
          <svg
            width={width}
            height={tall}
            role="img"
            aria-labelledby={`${id}-title`}
            aria-describedby={`${id}-summary`}
          >
            {children(width)}
          </svg>
        ) : null}
      </div>
      <details className="chart-table">
        <summary>As a table</summary>
        <table>
          <thead>
            <tr>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row, place) => (
              <tr key={place}>
                {row.map((cell, column) =>
                  column === 0 ? (
                    <th key={column} scope="row">
                      {cell}
                    </th>
                  ) : (
                    <td key={column} className="number">
                      {cell}
                    </td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}

/** Width of an element in whole pixels, kept up to date; 0 before it is known. */
function useWidth() {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = box.current
    if (!element) return undefined
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [box, width] as const
}

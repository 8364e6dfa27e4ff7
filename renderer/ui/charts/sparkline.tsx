import './sparkline.css'

const WIDTH = 80
const HEIGHT = 32
const EDGE = 5

/** A few values as a small line against a level. A drawing only: the numbers stand beside it as text. */
export function Sparkline({
  values,
  range,
  level,
}: {
  values: readonly number[]
  range: readonly [number, number]
  level: number
}) {
  const [low, high] = range
  const x = (place: number) =>
    values.length === 1 ? WIDTH / 2 : EDGE + (place * (WIDTH - 2 * EDGE)) / (values.length - 1)
  const y = (value: number) =>
    HEIGHT - EDGE - ((Math.min(high, Math.max(low, value)) - low) / (high - low)) * (HEIGHT - 2 * EDGE)
  return (
    <svg className="sparkline" width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <line className="sparkline-level" x1={0} x2={WIDTH} y1={y(level)} y2={y(level)} />
      {values.length > 1 ? (
        <polyline
          className="sparkline-line"
          points={values.map((value, place) => `${x(place)},${y(value)}`).join(' ')}
        />
      ) : null}
      {values.map((value, place) => (
        <circle
          key={place}
          className={place === values.length - 1 ? 'sparkline-dot sparkline-dot-last' : 'sparkline-dot'}
          cx={x(place)}
          cy={y(value)}
          r={place === values.length - 1 ? 4 : 2.5}
        />
      ))}
    </svg>
  )
}

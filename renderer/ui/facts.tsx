import './facts.css'

/** Terms and values in two columns. */
export function Facts({ rows }: { rows: readonly (readonly [term: string, value: string])[] }) {
  return (
    <dl className="facts">
      {rows.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

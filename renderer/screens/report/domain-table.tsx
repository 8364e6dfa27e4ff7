import type { DomainResult } from '../../engine/report'
import { percent } from '../../ui/format'

/** A share as a CSS length. */
const place = (share: number) => `${share * 100}%`

/** Share correct by domain with its uncertainty. Domains are listed in the outline's order and never ranked. */
export function DomainTable({ domains, practice }: { domains: readonly DomainResult[]; practice: boolean }) {
  const shown = domains.filter((domain) => domain.n > 0)
  if (shown.length === 0) return null
  return (
    <section className="report-section">
      <h2>Domains</h2>
      <p className="muted">
        {practice ? 'Multiple-choice items' : 'Scored multiple-choice items'}. The bar spans the range your true share
        plausibly lies in; where ranges overlap, do not read a difference.
      </p>
      <table className="report-table">
        <thead>
          <tr>
            <th scope="col">Domain</th>
            <th scope="col">Correct</th>
            <th scope="col">Share</th>
            <th scope="col">Plausible range</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, title, correct, n, notAnswered, interval, tooFew }) => (
            <tr key={id}>
              <th scope="row">
                {id}. {title}
              </th>
              <td className="number">
                {correct} of {n}
                {notAnswered > 0 ? <span className="muted"> ({notAnswered} not answered)</span> : null}
              </td>
              <td className="number">{percent(correct / n)}</td>
              <td>
                <span className="range">
                  <span className="range-track" aria-hidden="true">
                    <span
                      className="range-span"
                      style={{ left: place(interval.low), width: place(interval.high - interval.low) }}
                    />
                    <span className="range-point" style={{ left: place(correct / n) }} />
                  </span>
                  <span className="number">
                    {percent(interval.low)} to {percent(interval.high)}
                  </span>
                  {tooFew ? <span className="muted">too few items to judge</span> : null}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

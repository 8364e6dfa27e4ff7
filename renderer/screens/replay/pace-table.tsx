import type { PacePoint } from '../../engine/timeline-summary'
import { duration } from '../../ui/format'

/** Less than this is no difference. */
const EVEN = 30_000

/** When each quarter of the questions had been seen, against an even pace. `mixed`: items and scenarios. */
export function PaceTable({ pace, mixed }: { pace: readonly PacePoint[]; mixed: boolean }) {
  return (
    <section className="replay-section">
      <h2 id="replay-pace">Pace</h2>
      <table className="replay-table" aria-labelledby="replay-pace">
        <thead>
          <tr>
            <th scope="col" className="number">
              Questions seen
            </th>
            <th scope="col" className="number">
              You
            </th>
            <th scope="col" className="number">
              Even pace
            </th>
            <th scope="col">Difference</th>
          </tr>
        </thead>
        <tbody>
          {pace.map(({ questions, reached, even }) => (
            <tr key={questions}>
              <th scope="row" className="number">
                {questions}
              </th>
              <td className="number">{reached === null ? 'Not reached' : duration(reached)}</td>
              <td className="number">{even === null ? 'No limit' : duration(even)}</td>
              <td>{reached === null || even === null ? '' : difference(reached - even)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted replay-note">
        An even pace gives every question the same time.
        {mixed ? ' Scenarios need more than items, so being ahead when they begin is what to aim for.' : ''}
      </p>
    </section>
  )
}

function difference(late: number): string {
  if (Math.abs(late) < EVEN) return 'On pace'
  return `${duration(Math.abs(late))} ${late > 0 ? 'behind' : 'ahead'}`
}

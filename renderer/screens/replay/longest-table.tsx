import { longestScreens, type TimelineSummary } from '../../engine/timeline-summary'
import { duration } from '../../ui/format'
import { VERDICT_WORDS } from '../../engine/scoring/credit-words'
import { titleOf } from './replay-words'

const MOST = 10

/** The questions that took longest over all looks. */
export function LongestTable({ summary }: { summary: TimelineSummary }) {
  return (
    <section className="replay-section">
      <h2 id="replay-longest">What took longest</h2>
      <table className="replay-table" aria-labelledby="replay-longest">
        <thead>
          <tr>
            <th scope="col" className="number">
              No.
            </th>
            <th scope="col">Question</th>
            <th scope="col" className="number">
              Time
            </th>
            <th scope="col" className="number">
              Looks
            </th>
            <th scope="col">In the end</th>
          </tr>
        </thead>
        <tbody>
          {longestScreens(summary, MOST).map(({ screen, number, spent, looks, earned }) => (
            <tr key={screen.id}>
              <td className="number">{number}</td>
              <td className="cut">{titleOf(screen, 70)}</td>
              <td className="number">{duration(spent)}</td>
              <td className="number">{looks}</td>
              <td>{VERDICT_WORDS[earned.verdict]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

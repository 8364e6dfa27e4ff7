import type { TimelineSummary } from '../../engine/timeline-summary'
import { duration } from '../../ui/format'
import { changeWords, clockAt, lookName, titleOf } from './replay-words'

/** Looks after the first, and what each did to the answer. */
export function LaterTable({ summary: { later }, onSeek }: { summary: TimelineSummary; onSeek: (at: number) => void }) {
  return (
    <section className="replay-section">
      <h2 id="replay-later">Second looks</h2>
      {later.length === 0 ? (
        <p className="muted">None that lasted: every question was seen once, or later only passed by.</p>
      ) : null}
      {later.length > 0 ? (
        <table className="replay-table" aria-labelledby="replay-later">
          <thead>
            <tr>
              <th scope="col">Exam time</th>
              <th scope="col" className="number">
                No.
              </th>
              <th scope="col">Question</th>
              <th scope="col">Look</th>
              <th scope="col" className="number">
                Time
              </th>
              <th scope="col">What it changed</th>
            </tr>
          </thead>
          <tbody>
            {later.map(({ screen, number, look, from, spent, answers }) => (
              <tr key={`${screen.id} ${look}`}>
                <td>
                  <button type="button" className="time-link number" onClick={() => onSeek(from)}>
                    {clockAt(from)}
                  </button>
                </td>
                <td className="number">{number}</td>
                <td className="cut">{titleOf(screen, 90)}</td>
                <td>{lookName(look)}</td>
                <td className="number">{duration(spent)}</td>
                <td className="told">{answers.length === 0 ? 'Nothing' : answers.map(changeWords).join('; ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
    </section>
  )
}

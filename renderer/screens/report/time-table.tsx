import { accommodationNames, interruptionText } from '../../engine/labels'
import type { AttemptReport } from '../../engine/report'
import { isUntimed } from '../../engine/session'
import { dateTime, duration } from '../../ui/format'

const BREAKS = { unscheduled: 'Unscheduled break', extra: 'Granted break' } as const

/** Time used, every break and every interruption. */
export function TimeTable({ report }: { report: AttemptReport }) {
  const { head, used, limit, items, scenarios, interruptions, breaks, accommodations } = report
  const onItems = items.reduce((sum, one) => sum + one.spent, 0)
  const onScenarios = scenarios.reduce((sum, one) => sum + one.spent, 0)
  const rows: [string, string][] = [
    ['Time used', isUntimed(head) ? duration(used) : `${duration(used)} of ${duration(limit)}`],
  ]
  for (const name of accommodationNames(accommodations)) rows.push(['Accommodation', name])
  if (items.length > 0)
    rows.push(['Multiple-choice items', `${duration(onItems)}, ${duration(onItems / items.length)} each`])
  if (scenarios.length > 0)
    rows.push(['Scenarios', `${duration(onScenarios)}, ${duration(onScenarios / scenarios.length)} each`])
  return (
    <section className="report-section">
      <h2>Time</h2>
      <table className="report-table">
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name + value}>
              <th scope="row">{name}</th>
              <td className="number">{value}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>Breaks and interruptions</h3>
      {breaks.length > 0 ? (
        <ul className="interruptions">
          {breaks.map(({ kind, from, to }) => (
            <li key={from}>
              {BREAKS[kind]} on {dateTime(from)}
              {to === null ? '' : ` for ${duration(Math.max(0, to - from))}`}.{' '}
              {kind === 'extra' ? 'The exam clock stood still.' : 'The exam clock went on.'}
            </li>
          ))}
        </ul>
      ) : null}
      {interruptions.length === 0 && breaks.length > 0 ? null : interruptions.length === 0 ? (
        <p className="muted">None. The {head.practice ? 'practice' : 'exam'} was taken in one sitting.</p>
      ) : (
        <ul className="interruptions">
          {interruptions.map(({ from, to, cause }) => (
            <li key={from}>
              {interruptionText(cause, dateTime(from), duration(Math.max(0, to - from)))}. The exam clock was not
              affected.
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

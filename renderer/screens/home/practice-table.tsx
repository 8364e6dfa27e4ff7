import type { AttemptRow } from '../../state/history'
import { dateTime, duration, percent } from '../../ui/format'
import { NoVerdict } from '../../ui/verdict'
import { RowActions } from './row-actions'

/** Ended practices, newest first: never among the exams, and without a score. */
export function PracticeTable({
  attempts,
  leftOut,
  onOpen,
}: {
  attempts: readonly AttemptRow[]
  leftOut: ReadonlySet<string>
  onOpen: (id: string) => void
}) {
  return (
    <table className="history">
      <thead>
        <tr>
          <th scope="col">Finished</th>
          <th scope="col">Practice</th>
          <th scope="col">Time used</th>
          <th scope="col">Right</th>
          <th scope="col">
            <span className="visually-hidden">Questions and more</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {attempts.map((attempt) => {
          const { id, title, practiceSummary } = attempt
          const isOut = leftOut.has(id)
          return (
            <tr key={id} className={isOut ? 'history-out' : undefined}>
              <td>{practiceSummary ? dateTime(practiceSummary.endedAt) : '–'}</td>
              <td>{title}</td>
              <td className="number">{practiceSummary ? duration(practiceSummary.used) : '–'}</td>
              <td>
                <span className="history-right">
                  <span className="number">{practiceSummary ? rightText(practiceSummary) : '–'}</span>
                  {isOut ? <NoVerdict>Left out</NoVerdict> : null}
                </span>
              </td>
              <td className="history-open">
                <RowActions attempt={attempt} leftOut={isOut} openText="See the questions" onOpen={() => onOpen(id)} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

const rightText = ({ right, questions }: { right: number; questions: number }) =>
  `${right} of ${questions}${questions === 0 ? '' : ` (${percent(right / questions)})`}`

import type { AttemptRow } from '../../state/history'
import { Button } from '../../ui/button'
import { dateTime, duration, percent } from '../../ui/format'

/** Ended practices, newest first: never among the exams, and without a score. */
export function PracticeTable({ attempts, onOpen }: { attempts: readonly AttemptRow[]; onOpen: (id: string) => void }) {
  return (
    <table className="history">
      <thead>
        <tr>
          <th scope="col">Finished</th>
          <th scope="col">Practice</th>
          <th scope="col">Time used</th>
          <th scope="col">Right</th>
          <th scope="col">
            <span className="visually-hidden">Questions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {attempts.map(({ id, title, practiceSummary }) => (
          <tr key={id}>
            <td>{practiceSummary ? dateTime(practiceSummary.endedAt) : '–'}</td>
            <td>{title}</td>
            <td className="number">{practiceSummary ? duration(practiceSummary.used) : '–'}</td>
            <td className="number">{practiceSummary ? rightText(practiceSummary) : '–'}</td>
            <td className="history-open">
              <Button onClick={() => onOpen(id)}>See the questions</Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const rightText = ({ right, questions }: { right: number; questions: number }) =>
  `${right} of ${questions}${questions === 0 ? '' : ` (${percent(right / questions)})`}`

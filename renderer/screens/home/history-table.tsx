import type { AttemptRow } from '../../state/history'
import { Button } from '../../ui/button'
import { dateTime, duration } from '../../ui/format'
import { Verdict } from '../../ui/verdict'

/** Ended exams, newest first. */
export function HistoryTable({ attempts, onOpen }: { attempts: readonly AttemptRow[]; onOpen: (id: string) => void }) {
  if (attempts.length === 0)
    return <p className="muted">No finished exam yet. Your score reports will be listed here.</p>
  return (
    <table className="history">
      <thead>
        <tr>
          <th scope="col">Finished</th>
          <th scope="col">Exam</th>
          <th scope="col">Codes</th>
          <th scope="col">Time used</th>
          <th scope="col">Score (100–400)</th>
          <th scope="col">
            <span className="visually-hidden">Report</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {attempts.map(({ id, title, answerStyle, scenarios, summary }) => (
          <tr key={id}>
            <td>{summary ? dateTime(summary.endedAt) : '–'}</td>
            <td>{title}</td>
            <td>{scenarios === 0 ? '–' : answerStyle === 'pick' ? 'picked' : 'typed'}</td>
            <td className="number">{summary ? duration(summary.used) : '–'}</td>
            <td>
              {summary ? (
                <span className="history-score">
                  <strong className="number">{summary.scaled}</strong>
                  <Verdict passed={summary.passed} />
                </span>
              ) : (
                '–'
              )}
            </td>
            <td className="history-open">
              <Button onClick={() => onOpen(id)}>Score report</Button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

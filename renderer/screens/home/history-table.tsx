import { notScoredText } from '../../engine/scored'
import type { AttemptRow } from '../../state/history'
import { dateTime, duration } from '../../ui/format'
import { NoVerdict, Verdict } from '../../ui/verdict'
import { RowActions } from './row-actions'

/** Ended exams, newest first. */
export function HistoryTable({
  attempts,
  leftOut,
  onOpen,
}: {
  attempts: readonly AttemptRow[]
  leftOut: ReadonlySet<string>
  onOpen: (id: string) => void
}) {
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
            <span className="visually-hidden">Report and more</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {attempts.map((attempt) => {
          const { id, title, answerStyle, scenarios, summary } = attempt
          const isOut = leftOut.has(id)
          return (
            <tr key={id} className={isOut ? 'history-out' : undefined}>
              <td>{summary ? dateTime(summary.endedAt) : '–'}</td>
              <td>{title}</td>
              <td>{scenarios === 0 ? '–' : answerStyle === 'pick' ? 'picked' : 'typed'}</td>
              <td className="number">{summary ? duration(summary.used) : '–'}</td>
              <td>
                <span className="history-score">
                  <Score summary={summary} />
                  {isOut ? <NoVerdict>Left out</NoVerdict> : null}
                </span>
              </td>
              <td className="history-open">
                <RowActions attempt={attempt} leftOut={isOut} openText="Score report" onOpen={() => onOpen(id)} />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Score({ summary }: Pick<AttemptRow, 'summary'>) {
  if (!summary) return '–'
  const { scaled, passed, answering } = summary
  if (scaled === null || passed === null) return answering ? notScoredText(answering) : 'Not scored'
  return (
    <>
      <strong className="number">{scaled}</strong>
      <Verdict passed={passed} />
    </>
  )
}

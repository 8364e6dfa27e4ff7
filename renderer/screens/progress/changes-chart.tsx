import type { AnswerChanges } from '../../engine/standing'
import { ColumnChart } from '../../ui/charts/column-chart'
import { counted } from '../../ui/format'
import { Frame, Nothing } from './frame'

const TITLE = 'Changed answers'

/** What came of changing an answer. */
export function ChangesChart({ changes: { rightToWrong, wrongToRight, wrongToWrong } }: { changes: AnswerChanges }) {
  const all = rightToWrong + wrongToRight + wrongToWrong
  if (all === 0)
    return (
      <Nothing title={TITLE}>
        You have not changed an answer to another option yet. What comes of it when you do will be counted here.
      </Nothing>
    )
  const columns = [
    { id: 'better', label: 'Wrong to right', count: wrongToRight },
    { id: 'worse', label: 'Right to wrong', count: rightToWrong },
    { id: 'same', label: 'Wrong to wrong', count: wrongToWrong },
  ]
  return (
    <Frame>
      <ColumnChart
        title={TITLE}
        summary={`You changed ${counted(all, 'answer')} to another option: ${wrongToRight} became right, ${rightToWrong} became wrong. ${verdict(wrongToRight, rightToWrong)}`}
        table={{ columns: ['Change', 'Answers'], rows: columns.map((one) => [one.label, String(one.count)]) }}
        columns={columns.map(({ id, label, count }) => ({ id, label, filled: count, hatched: 0 }))}
        legend={{ filled: 'Answers', hatched: null }}
      />
    </Frame>
  )
}

/** Fewer changes say nothing. */
const ENOUGH = 10

function verdict(better: number, worse: number): string {
  if (better + worse < ENOUGH) return 'That is too few to say whether changing helps you.'
  if (better === worse) return 'Changing has helped you as often as it hurt.'
  return better > worse
    ? 'Changing has helped you more often than it hurt.'
    : 'Changing has hurt you more often than it helped.'
}

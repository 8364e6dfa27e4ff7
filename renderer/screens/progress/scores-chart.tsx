import { SCALE } from '../../engine/scale'
import type { ScoreTrend } from '../../engine/trends'
import { LineChart } from '../../ui/charts/line-chart'
import { counted, date, shortDate } from '../../ui/format'
import { Frame, Nothing } from './frame'

const TITLE = 'Scores'
/** Scaled scores from exam to exam, with the line to reach. */
export function ScoresChart({ trend: { points, slope }, exams }: { trend: ScoreTrend; exams: number }) {
  if (points.length === 0)
    return (
      <Nothing wide title={TITLE}>
        Your scores will be drawn here, from the first exam on. Practice is never scored.
      </Nothing>
    )
  const first = exams - points.length + 1
  const last = points.at(-1)!
  const passed = (scaled: number) => scaled >= SCALE.pass
  const level =
    last.scaled === SCALE.pass
      ? 'exactly at the pass line'
      : `${Math.abs(last.scaled - SCALE.pass)} ${passed(last.scaled) ? 'above' : 'below'} the pass line`
  return (
    <Frame wide>
      <LineChart
        title={TITLE}
        summary={`${exams > points.length ? `The last ${points.length} of ${exams} exams. ` : ''}Your last exam scored ${last.scaled}, ${level}. ${slope?.sentence ?? `A trend needs three exams; there ${points.length === 1 ? 'is' : 'are'} ${counted(points.length, 'exam')}.`}`}
        table={{
          columns: ['Exam', 'Finished', 'Score', 'Result'],
          rows: points
            .map((one, place) => [
              String(first + place),
              date(one.at),
              String(one.scaled),
              passed(one.scaled) ? 'Pass' : 'No pass',
            ])
            .reverse(),
        }}
        points={points.map((one, place) => ({ x: place, y: one.scaled, strong: place === points.length - 1 }))}
        range={[SCALE.low, SCALE.high]}
        ticks={[100, 200, 300, 400]}
        showY={String}
        labels={points.map((one, place) => ({ x: place, text: shortDate(one.at) }))}
        level={{ y: SCALE.pass, text: 'Pass, 300' }}
      />
    </Frame>
  )
}

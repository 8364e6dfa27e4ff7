import { memo } from 'react'
import type { Moment, Timeline } from '../../engine/timeline'
import { ScrollArea } from '../../ui/scroll-area'
import { clockAt, momentWords, titleOf } from './replay-words'

/** Everything that happened, in order: the chart as a table. A time takes the replay there. */
export const MomentTable = memo(function MomentTable({
  timeline,
  onSeek,
}: {
  timeline: Timeline
  onSeek: (at: number) => void
}) {
  return (
    <section className="replay-section">
      <h2 id="replay-moments">All events of the exam</h2>
      <ScrollArea className="moment-table">
        <table className="replay-table" aria-labelledby="replay-moments">
          <thead>
            <tr>
              <th scope="col">Exam time</th>
              <th scope="col" className="number">
                No.
              </th>
              <th scope="col">Question</th>
              <th scope="col">What happened</th>
            </tr>
          </thead>
          <tbody>
            {timeline.moments.map((moment) => (
              <tr key={`${moment.seq} ${moment.kind}`}>
                <td>
                  <button type="button" className="time-link number" onClick={() => onSeek(moment.at)}>
                    {clockAt(moment.at)}
                  </button>
                </td>
                <QuestionCells timeline={timeline} moment={moment} />
                <td className="told">{momentWords(moment)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </section>
  )
})

function QuestionCells({ timeline: { screens, indexOf }, moment }: { timeline: Timeline; moment: Moment }) {
  if (!('screen' in moment)) return <td colSpan={2} />
  const index = indexOf.get(moment.screen)!
  return (
    <>
      <td className="number">{index + 1}</td>
      <td className="cut">{titleOf(screens[index]!, 60)}</td>
    </>
  )
}

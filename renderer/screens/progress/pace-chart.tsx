import { paceVerdict, type PaceVerdict } from '../../engine/exam-pace'
import type { Pace } from '../../engine/trends'
import { LineChart } from '../../ui/charts/line-chart'
import { date, pace as paceText, shortDate } from '../../ui/format'
import { Icon } from '../../ui/icon'
import { Frame, Nothing } from './frame'

const TITLE = 'Time per item'
const WORDS: Record<PaceVerdict, string> = { hurried: 'hurried', within: 'within the plan', slower: 'slower' }
const STEPS = [15, 30, 60, 120, 300, 600]

const HURRIED = (
  <p className="progress-warn">
    <Icon name="warn" size={16} /> Hurried: faster than the questions can be read.
  </p>
)

/** Nothing of a hurried exam is praised; that it was hurried is said above the chart. */
const SAID: Record<PaceVerdict, string> = {
  hurried: 'A pace like that is no pace: questions that are not read say nothing.',
  within: 'You were within the plan.',
  slower: 'You were slower than the plan.',
}

/** Middle time per item of each exam, with what the last exam's time allows. */
export function PaceChart({ pace }: { pace: readonly Pace[] }) {
  const timed = pace.flatMap(({ at, median, plan }) => (median === null || plan === null ? [] : [{ at, median, plan }]))
  const last = timed.at(-1)
  if (!last)
    return (
      <Nothing title={TITLE}>
        The time you take for an item, against the time you have, will be drawn here after an exam with items.
      </Nothing>
    )
  const verdict = paceVerdict(last.median, last.plan)
  const most = Math.max(...timed.map((one) => one.median), last.plan) / 1_000
  const step = STEPS.find((one) => most / one <= 5) ?? 1_200
  const top = Math.ceil((most * 1.1) / step) * step
  return (
    <Frame>
      <LineChart
        title={TITLE}
        note={verdict === 'hurried' ? HURRIED : null}
        summary={`In your last exam half of the items took you ${paceText(last.median)} or less; the plan of the exam allows ${paceText(last.plan)} and leaves a reserve for a second look. ${SAID[verdict]}`}
        table={{
          columns: ['Finished', 'Time per item', 'Plan', 'Pace'],
          rows: timed
            .map((one) => [
              date(one.at),
              paceText(one.median),
              paceText(one.plan),
              WORDS[paceVerdict(one.median, one.plan)],
            ])
            .reverse(),
        }}
        points={timed.map((one, place) => ({ x: place, y: one.median / 1_000, strong: place === timed.length - 1 }))}
        range={[0, top]}
        ticks={Array.from({ length: Math.round(top / step) + 1 }, (_, n) => n * step)}
        showY={(seconds) => (seconds >= 120 ? `${seconds / 60}\u00a0min` : `${seconds}\u00a0s`)}
        labels={timed.map((one, place) => ({ x: place, text: shortDate(one.at) }))}
        level={{ y: last.plan / 1_000, text: `Plan, ${paceText(last.plan)}` }}
      />
    </Frame>
  )
}

import type { Share, Standing } from '../../engine/standing'
import type { Basis } from '../../state/evidence'
import { IntervalChart } from '../../ui/charts/interval-chart'
import { percent } from '../../ui/format'
import { Frame, Nothing } from './frame'

const TITLE = 'Domains'

const BASIS: Record<Basis, string> = {
  first: 'Answers at first sight',
  latest: 'You met most questions before, so these are your last answers to each',
}

/** Share of right answers in each domain with the range it plausibly lies in; its tasks in the table. */
export function DomainsChart({ standing: { domains, weakest }, basis }: { standing: Standing; basis: Basis }) {
  if (domains.every((one) => one.n === 0))
    return (
      <Nothing title={TITLE}>
        How you do in each domain will be shown here, with how sure that is. Nothing was answered in the last 90 days.
      </Nothing>
    )
  return (
    <Frame>
      <IntervalChart
        title={TITLE}
        summary={`${weakest?.sentence ?? 'Too few answers to name a weakest domain.'} ${BASIS[basis]} of the last 90 days; the bar is the ${percent(0.95)} range.`}
        table={{
          columns: ['Domain or task', 'Right', 'Share', `${percent(0.95)} range`],
          rows: domains.flatMap((one) => [
            row(one.title, one),
            ...one.tasks.map((task) => row(`${task.task} ${task.title}`, task)),
          ]),
        }}
        rows={domains.map((one) => ({
          id: String(one.id),
          label: one.title,
          value: one.share,
          ...one.interval,
          note: noteOf(one),
          faint: one.tooFew,
        }))}
      />
    </Frame>
  )
}

const row = (title: string, { correct, n, share, interval }: Share) => [
  title,
  `${correct} of ${n}`,
  n === 0 ? '–' : percent(share),
  n === 0 ? '–' : `${percent(interval.low)} to ${percent(interval.high)}`,
]

function noteOf({ correct, n, tooFew }: Share): string {
  if (n === 0) return 'not answered yet'
  return `${correct} of ${n}${tooFew ? ', too few to judge' : ''}`
}

import type { DayLoad } from '../../engine/forecast'
import { ColumnChart } from '../../ui/charts/column-chart'
import { LineChart } from '../../ui/charts/line-chart'
import { counted, percent, shortDate } from '../../ui/format'
import { Frame, Nothing } from './frame'

const FORGETTING = 'If you reviewed no cards'

/** What would be forgotten of the learned cards from day to day. */
export function ForgettingChart({ forgetting }: { forgetting: readonly number[] }) {
  const last = forgetting.length - 1
  if (last < 1)
    return (
      <Nothing title={FORGETTING}>How fast you would forget will be drawn here once you have reviewed cards.</Nothing>
    )
  return (
    <Frame>
      <LineChart
        title={FORGETTING}
        summary={`You would still recall about ${percent(forgetting[0]!)} of the cards you learned today and ${percent(forgetting[last]!)} in ${last} days. Reviews when they are due keep it near ${percent(0.9)}.`}
        table={{ columns: ['Day', 'Recalled'], rows: forgetting.map((share, day) => [dayText(day), percent(share)]) }}
        points={forgetting.map((share, day) => ({ x: day, y: share }))}
        range={[0, 1]}
        ticks={[0, 0.25, 0.5, 0.75, 1]}
        showY={percent}
        labels={[0, 10, 20, 30].filter((day) => day <= last).map((day) => ({ x: day, text: dayText(day) }))}
        level={{ y: 0.9, text: `With reviews, ${percent(0.9)}` }}
        dots={false}
      />
    </Frame>
  )
}

const dayText = (day: number) => (day === 0 ? 'Today' : `in ${counted(day, 'day')}`)

const WORKLOAD = 'Cards to come'

/** How many cards come on which day. */
export function WorkloadChart({ workload, mostPerDay }: { workload: readonly DayLoad[]; mostPerDay: number }) {
  const all = workload.reduce((sum, one) => sum + one.reviews + one.fresh, 0)
  if (all === 0)
    return (
      <Nothing wide title={WORKLOAD}>
        The cards that come on the next days will be counted here. Missed answers become cards by themselves.
      </Nothing>
    )
  const [today] = workload
  const now = today!.reviews + today!.fresh
  const busiest = workload
    .slice(1)
    .reduce((most, one) => (one.reviews + one.fresh > most.reviews + most.fresh ? one : most), workload[1] ?? today!)
  return (
    <Frame wide>
      <ColumnChart
        title={WORKLOAD}
        summary={`${now} today; after that at most ${busiest.reviews + busiest.fresh} on one day (${shortDate(busiest.at)}), if you answer each that is asked. Your limit of ${mostPerDay} a day is kept: what is left over waits for the next.`}
        table={{
          columns: ['Day', 'Reviews', 'New'],
          rows: workload.map((one) => [shortDate(one.at), String(one.reviews), String(one.fresh)]),
        }}
        columns={workload.map((one, day) => ({
          id: String(one.at),
          label: day === 0 ? 'Today' : shortDate(one.at),
          filled: one.reviews,
          hatched: one.fresh,
        }))}
        legend={{ filled: 'Reviews', hatched: 'New cards' }}
      />
    </Frame>
  )
}

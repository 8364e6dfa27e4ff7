import { useEffect, useState } from 'react'
import { forecast, type DayLoad } from '../../engine/forecast'
import { askableCards, dailyLimits, studyPlan, useCards } from '../../state/cards'
import { useSettings } from '../../state/settings'
import { ColumnChart } from '../../ui/charts/column-chart'
import { counted } from '../../ui/format'
import { dayText } from './when-words'

const DAYS = 14

/** How many cards come on each of the next days, if all that come are answered. `day` is the study day it begins on. */
export function Workload({ day }: { day: number }) {
  const { cards, today } = useCards()
  const settings = useSettings()
  const [loads, setLoads] = useState<readonly DayLoad[] | null>(null)
  useEffect(() => {
    // With thousands of cards it takes a moment; what is due is on the screen before.
    const idle = requestIdleCallback(
      () => {
        const now = Date.now()
        setLoads(forecast(askableCards(now) ?? [], now, DAYS, studyPlan(), dailyLimits(now)))
      },
      { timeout: 1_000 },
    )
    return () => cancelIdleCallback(idle)
  }, [cards, today, settings, day])
  if (!loads) return <div className="workload" aria-busy="true" />
  return (
    <div className="workload">
      <ColumnChart
        title="The next two weeks"
        summary={summaryOf(loads)}
        legend={{ filled: 'Reviews', hatched: 'New cards' }}
        columns={loads.map(({ at, reviews, fresh }, day) => ({
          id: String(at),
          label: day === 0 ? 'Today' : dayText(at),
          filled: reviews,
          hatched: fresh,
        }))}
        table={{
          columns: ['Day', 'Reviews', 'New cards', 'Together'],
          rows: loads.map(({ at, reviews, fresh }, day) => [
            day === 0 ? 'Today' : dayText(at),
            String(reviews),
            String(fresh),
            String(reviews + fresh),
          ]),
        }}
      />
    </div>
  )
}

function summaryOf(loads: readonly DayLoad[]): string {
  const total = (load: DayLoad) => load.reviews + load.fresh
  const sum = loads.reduce((all, load) => all + total(load), 0)
  if (sum === 0) return 'No card comes in the next 14 days.'
  const most = loads.reduce((best, load) => (total(load) > total(best) ? load : best))
  return `${counted(sum, 'turn')} in 14 days if you answer every card that is asked; most ${most === loads[0] ? 'today' : `on ${dayText(most.at)}`}: ${total(most)}.`
}

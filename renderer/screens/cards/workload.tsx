import { useEffect, useState } from 'react'
import type { Card } from '../../engine/card'
import type { DailyLimits } from '../../engine/due-queue'
import { forecast, type DayLoad } from '../../engine/forecast'
import type { StudyPlan } from '../../engine/study-plan'
import { ColumnChart } from '../../ui/charts/column-chart'
import { counted } from '../../ui/format'
import { dayText } from './when-words'

const DAYS = 14

/** How many cards come on each of the next days, if all that come are answered. */
export function Workload({ cards, now, plan, limits }: { cards: readonly Card[]; now: number; plan: StudyPlan; limits: DailyLimits }) {
  const [loads, setLoads] = useState<readonly DayLoad[] | null>(null)
  useEffect(() => {
    // With thousands of cards it takes a moment; what is due is on the screen before.
    const idle = requestIdleCallback(() => setLoads(forecast(cards, now, DAYS, plan, limits)), { timeout: 1_000 })
    return () => cancelIdleCallback(idle)
  }, [cards, now, plan, limits])
  if (!loads) return <div className="workload" aria-busy="true" />
  return (
    <div className="workload">
      <ColumnChart
        title="The next two weeks"
        summary={summaryOf(loads)}
        legend={{ filled: 'Reviews', hatched: 'New cards' }}
        columns={loads.map(({ at, reviews, fresh }, day) => ({ id: String(at), label: day === 0 ? 'Today' : dayText(at), filled: reviews, hatched: fresh }))}
        table={{
          columns: ['Day', 'Reviews', 'New cards', 'Together'],
          rows: loads.map(({ at, reviews, fresh }, day) => [day === 0 ? 'Today' : dayText(at), String(reviews), String(fresh), String(reviews + fresh)]),
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
  return `${counted(sum, 'turn')} in 14 days if you answer every card when it comes; most on ${dayText(most.at)}: ${total(most)}.`
}

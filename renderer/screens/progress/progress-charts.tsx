import type { Progress } from '../../state/progress'
import { ForgettingChart, WorkloadChart } from './cards-charts'
import { ChangesChart } from './changes-chart'
import { DomainsChart } from './domains-chart'
import { MissesChart } from './misses-chart'
import { PaceChart } from './pace-chart'
import { ScoresChart } from './scores-chart'

/** All charts of the page, each in a frame of its own. */
export function ProgressCharts({ progress }: { progress: Progress }) {
  const { trend, exams, standing, basis, pace, misses, changes, forgetting, workload, mostPerDay } = progress
  return (
    <div className="progress-charts">
      <ScoresChart trend={trend} exams={exams} />
      <DomainsChart standing={standing} basis={basis} />
      <PaceChart pace={pace} />
      <MissesChart misses={misses} />
      <ChangesChart changes={changes} />
      <ForgettingChart forgetting={forgetting} />
      <WorkloadChart workload={workload} mostPerDay={mostPerDay} />
    </div>
  )
}

import type { Progress } from '../../state/progress'
import { ChangesChart } from './changes-chart'
import { DomainsChart } from './domains-chart'
import { ForgettingChart, WorkloadChart } from './cards-charts'
import { MissesChart } from './misses-chart'
import { PaceChart } from './pace-chart'
import { ScoresChart } from './scores-chart'

/** All charts of the page, each in a frame of its own. */
export function ProgressCharts({ progress }: { progress: Progress }) {
  const { trend, standing, pace, misses, changes, forgetting, workload } = progress
  return (
    <div className="progress-charts">
      <ScoresChart trend={trend} />
      <DomainsChart standing={standing} />
      <PaceChart pace={pace} />
      <ChangesChart changes={changes} />
      <MissesChart misses={misses} />
      <ForgettingChart forgetting={forgetting} />
      <WorkloadChart workload={workload} />
    </div>
  )
}

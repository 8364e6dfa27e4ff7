import type { AttemptRow } from '../../state/history'
import { FactsPanel } from './facts-panel'
import { NextStepCard } from './next-step'
import { useHomeFacts } from './use-home-facts'

/** What to do next, and where the candidate stands. Comes after the way into an exam, which waits for none of it. */
export function HomeTop({
  attempts,
  onResume,
}: {
  attempts: readonly AttemptRow[] | undefined
  onResume: (attemptId: string) => void
}) {
  const { facts, problem } = useHomeFacts(attempts)
  return (
    <div className="home-top">
      <NextStepCard step={facts?.step ?? null} problem={problem} onResume={onResume} />
      <FactsPanel facts={facts} />
    </div>
  )
}

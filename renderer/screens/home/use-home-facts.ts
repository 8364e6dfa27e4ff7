import { useEffect } from 'react'
import { useDueCount } from '../../state/due-count'
import type { AttemptRow } from '../../state/history'
import { useSettings } from '../../state/settings'
import { homeFacts, refreshStanding, useStanding, type HomeFacts } from '../../state/standing'

/** What home says beside its lists; null until it is worked out. Worked out anew whenever the attempts change. */
export function useHomeFacts(attempts: readonly AttemptRow[] | undefined): { facts: HomeFacts | null; problem: string | null } {
  const { standing, problem } = useStanding()
  const due = useDueCount((state) => state.due)
  const examDate = useSettings((state) => state.examDate)
  useEffect(() => {
    void refreshStanding()
  }, [attempts])
  return { facts: standing && attempts ? homeFacts(standing, attempts, examDate, due, Date.now()) : null, problem }
}

import { useEffect, useRef } from 'react'
import { useDueCount } from '../../state/due-count'
import { useToday } from '../../state/exam-date'
import type { AttemptRow } from '../../state/history'
import { useSettings } from '../../state/settings'
import { homeFacts, refreshStanding, useStanding, type HomeFacts } from '../../state/standing'
import { inBackground } from '../../state/trouble'

/** What home says beside its lists; null until it is worked out. Worked out anew whenever the attempts change. */
export function useHomeFacts(attempts: readonly AttemptRow[] | undefined): {
  facts: HomeFacts | null
  problem: string | null
} {
  const { standing, problem } = useStanding()
  const due = useDueCount((state) => state.due)
  const examDate = useSettings((state) => state.examDate)
  // The suggestion speaks of days, also on a page that stayed open over midnight.
  useToday()
  const before = useRef<readonly AttemptRow[] | undefined | null>(null)
  useEffect(() => {
    // The list that comes after the first look is the same that was looked at.
    if (before.current !== undefined) inBackground('Working out where you stand', refreshStanding())
    before.current = attempts
  }, [attempts])
  return {
    facts:
      standing && attempts
        ? homeFacts(
            standing,
            attempts.find((one) => one.status === 'open'),
            examDate,
            due,
            Date.now(),
          )
        : null,
    problem,
  }
}

import { useEffect, useState } from 'react'
import type { Outcome } from '../../engine/outcome'
import { loadAnswered, type Answered } from '../../state/answered'

/** The screen of an outcome as it was; undefined while it loads, null when it can no longer be read. */
export function useAnswered({ attemptId, screen }: Pick<Outcome, 'attemptId' | 'screen'>): Answered | null | undefined {
  const [loaded, setLoaded] = useState<{ of: string; answered: Answered | null } | null>(null)
  const wanted = `${attemptId} ${screen}`
  useEffect(() => {
    let current = true
    loadAnswered({ attemptId, screen }).then(
      (answered) => current && setLoaded({ of: `${attemptId} ${screen}`, answered }),
      () => current && setLoaded({ of: `${attemptId} ${screen}`, answered: null }),
    )
    return () => {
      current = false
    }
  }, [attemptId, screen])
  return loaded?.of === wanted ? loaded.answered : undefined
}

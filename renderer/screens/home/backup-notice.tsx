import { lazy, Suspense, useEffect, useState } from 'react'
import { useBackups } from '../../state/backup-state'
import { Notice } from '../../ui/notice'

const LostProgress = lazy(() => import('./lost-progress').then((module) => ({ default: module.LostProgress })))

/** Whether backups fail, and, once home is shown and idle, whether progress was lost that a backup still has. */
export function BackupNotice() {
  const problem = useBackups((state) => state.problem)
  const [idle, setIdle] = useState(false)
  useEffect(() => {
    const request = requestIdleCallback(() => setIdle(true), { timeout: 2_000 })
    return () => cancelIdleCallback(request)
  }, [])
  return (
    <>
      {problem ? <Notice kind="bad">{`${problem} Your answers are saved as before; only this extra copy is missing. It is tried again by itself.`}</Notice> : null}
      {idle ? (
        <Suspense fallback={null}>
          <LostProgress />
        </Suspense>
      ) : null}
    </>
  )
}

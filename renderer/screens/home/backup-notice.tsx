import { lazy, Suspense, useEffect, useState } from 'react'
import { useBackups } from '../../state/backup-state'
import type { LostProgress } from '../../state/backups'
import { useSettings } from '../../state/settings'
import { inBackground } from '../../state/trouble'
import { Notice } from '../../ui/notice'

const RestoreOffer = lazy(() => import('./restore-offer').then((module) => ({ default: module.RestoreOffer })))

/** Whether backups fail, and whether progress was lost that a backup still has. */
export function BackupNotice() {
  const problem = useBackups((state) => state.problem)
  const [lost, setLost] = useLostProgress()
  return (
    <>
      {problem ? (
        <Notice kind="bad">{`${problem} What you do is saved as before; only this extra copy is missing. It is tried again by itself.`}</Notice>
      ) : null}
      {lost ? (
        <Suspense fallback={null}>
          <RestoreOffer lost={lost} onSettled={() => setLost(null)} />
        </Suspense>
      ) : null}
    </>
  )
}

/** Looked for when home is shown and idle, so that it costs the start nothing. */
function useLostProgress() {
  const lost = useState<LostProgress | null>(null)
  // What is found lost while home is shown is looked for again.
  const lossOpen = useSettings((state) => state.lossOpen)
  const [, setLost] = lost
  useEffect(() => {
    let shown = true
    const look = async () => {
      const found = await (await import('../../state/backups')).lostProgress()
      if (shown) setLost(found)
    }
    const request = requestIdleCallback(() => inBackground('Looking for lost progress', look()), { timeout: 2_000 })
    return () => {
      shown = false
      cancelIdleCallback(request)
    }
  }, [setLost, lossOpen])
  return lost
}

import { create } from 'zustand'
import type { Stop } from './boot-stop'
import type { Recovery } from './recovery'

/* How far the app is. Of the first chunk: home is drawn from it before the storage is open. */

export type Boot =
  /** Home is drawn and can be used; what it says of the candidate's work comes when the storage is open. */
  | { status: 'starting' }
  | { status: 'ready'; recovery: Recovery }
  /** The app cannot be used; it says why and what to do. */
  | { status: 'stopped'; stop: Stop }

export const useBoot = create<{ boot: Boot }>()(() => ({ boot: { status: 'starting' } }))

/** True once the storage is open; every screen but home waits for it. */
export const useReady = (): boolean => useBoot((state) => state.boot.status === 'ready')

/** Resolves when the storage is open; never when the app cannot be used. */
export const whenReady = (): Promise<void> =>
  new Promise((resolve) => {
    const look = ({ boot }: { boot: Boot }) => {
      if (boot.status !== 'ready') return
      stop()
      resolve()
    }
    const stop = useBoot.subscribe(look)
    look(useBoot.getState())
  })

const TO_DRAW_HOME = 1_000

/** Runs when the app has nothing else to do. Waiting for the database looks like that too, so home gets a second first. */
export function whenHomeIsDrawn(work: () => void): void {
  setTimeout(() => requestIdleCallback(work, { timeout: 2_000 }), TO_DRAW_HOME)
}

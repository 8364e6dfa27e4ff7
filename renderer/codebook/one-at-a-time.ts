/*
 * Two windows of the app in a browser share the stored books. An import reads what is there before it writes, so that two
 * at once would take each other's parts away.
 */

const LOCK = 'ccs-code-books import'

export const BUSY_ELSEWHERE =
  'Another window of this app is reading in code sets. Wait until it has finished, and add these files again. Nothing was stored.'

/** Runs an import while no other window does, or returns null. A window that ends lets go by itself. */
export async function oneAtATime<T>(
  run: () => Promise<T>,
  locks: LockManager | null = lockManager(),
): Promise<T | null> {
  if (locks === null) return run()
  return locks.request(LOCK, { ifAvailable: true }, (lock) => (lock === null ? null : run()))
}

/** Absent where the page came over a connection that is not secure. */
const lockManager = () => (navigator as { locks?: LockManager }).locks ?? null

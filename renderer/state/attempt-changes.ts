import { create } from 'zustand'
import { findAttempt, type AttemptRow } from '../storage/attempts'
import { markDeleted, removeDeleted, undoableDeletions, unmarkDeleted } from '../storage/deletions'
import { setLeftOut } from '../storage/left-out'
import { forgetAnswered } from './answered'
import { finishDeletion } from './finish-deletion'
import { workQueue } from './in-order'
import { completeOutcomes, dropOutcomes, reloadOutcomes } from './outcomes'
import { services } from './services'
import { standingChanged } from './standing-keys'
import { andWhy, bestEffort, inBackground } from './trouble'

/*
 * Leaving an attempt out of the statistics, and deleting one. Both are done at once and can be undone for a while. Until
 * then a deleted attempt is only marked: it counts nowhere and does not come back by itself, also after a crash, but the
 * next start offers the undo again.
 */

export type AttemptChange = { attempt: AttemptRow; kind: 'left-out' | 'taken-in' | 'deleted' }

export type AttemptChanges = {
  /** The candidate is asked whether to delete it. */
  asking: AttemptRow | null
  /** What can be undone, oldest first. */
  undoable: readonly AttemptChange[]
  /** Why a change could not be made. */
  problem: string | null
}

export const useAttemptChanges = create<AttemptChanges>()(() => ({ asking: null, undoable: [], problem: null }))

const inOrder = workQueue()

/** Asks in a dialog before an attempt is deleted. */
export const askToDelete = (attempt: AttemptRow): void => useAttemptChanges.setState({ asking: attempt })
export const keepAttempt = (): void => useAttemptChanges.setState({ asking: null })

/** Leaves an ended attempt out of the statistics, or takes it in again. */
export const leaveOut = (attempt: AttemptRow, out: boolean): Promise<void> =>
  made(out ? 'It could not be left out.' : 'It could not be counted again.', async () => {
    await storeLeftOut(attempt, out)
    offer({ attempt, kind: out ? 'left-out' : 'taken-in' })
  })

/** Deletes an ended attempt: at first only marked, for good when `letGo` is called. */
export const deleteAttempt = (attempt: AttemptRow): Promise<void> =>
  made('It could not be deleted.', async () => {
    keepAttempt()
    if (!(await markDeleted(services().db, attempt.id))) return
    dropOutcomes(attempt.id)
    offer({ attempt, kind: 'deleted' })
    await changed()
  })

/** Takes a change back. */
export const undoChange = (change: AttemptChange): Promise<void> =>
  made('It could not be undone.', async () => {
    const { attempt, kind } = change
    if (kind === 'deleted') {
      if (await unmarkDeleted(services().db, attempt.id)) await reloadOutcomes()
      await changed()
    } else await storeLeftOut(attempt, kind === 'taken-in')
    drop(change)
  })

/** The time for the undo is over: what was deleted goes for good. */
export const letGo = (change: AttemptChange): Promise<void> =>
  made('It could not be deleted for good; the next start tries again.', async () => {
    drop(change)
    if (change.kind !== 'deleted') return
    const { db, desktop } = services()
    // Outcomes that are being computed would otherwise be stored after it.
    await bestEffort('Working out what was missed, before an attempt is deleted', completeOutcomes())
    if (!(await removeDeleted(db, change.attempt.id))) return
    forgetAnswered()
    await finishDeletion(db, desktop, change.attempt.id)
  })

/** After a start: the app was closed, or died, before the time for an undo was over. */
export async function offerUndoAgain(): Promise<void> {
  const { db } = services()
  for (const id of await undoableDeletions(db)) {
    const attempt = await findAttempt(db, id)
    if (attempt) offer({ attempt, kind: 'deleted' })
  }
}

/** Forgets what could be undone; for the moment after the database was replaced. */
export function forgetAttemptChanges(): void {
  useAttemptChanges.setState({ asking: null, undoable: [], problem: null })
  inBackground('Offering to undo the last change of an attempt', offerUndoAgain())
}

export const dismissProblem = (): void => useAttemptChanges.setState({ problem: null })

async function storeLeftOut(attempt: AttemptRow, out: boolean): Promise<void> {
  await setLeftOut(services().db, attempt.id, out ? Date.now() : null)
  await changed()
}

/** A later change of the same attempt takes the place of the earlier one. */
function offer(change: AttemptChange): void {
  useAttemptChanges.setState(({ undoable }) => ({
    problem: null,
    undoable: [...undoable.filter((one) => one.attempt.id !== change.attempt.id), change],
  }))
}

function drop(change: AttemptChange): void {
  useAttemptChanges.setState(({ undoable }) => ({ undoable: undoable.filter((one) => one !== change) }))
}

/** What rests on all attempts is worked out anew where it is shown. */
async function changed(): Promise<void> {
  standingChanged()
  const { useProgress, loadProgress } = await import('./progress')
  if (useProgress.getState().progress) await loadProgress()
}

function made(sentence: string, work: () => Promise<void>): Promise<void> {
  return inOrder(work).catch((error: unknown) => {
    useAttemptChanges.setState({ problem: `${sentence}${andWhy(error)} Nothing was changed.` })
  })
}

import { create } from 'zustand'
import { outcomesOf, type Outcome } from '../engine/outcome'
import { verdictCounts } from '../engine/scoring/credit'
import type { SessionEvent } from '../engine/events'
import { replay, type Session } from '../engine/session'
import { findAttempt, loadAttempt, setStatus } from '../storage/attempts'
import { endedAttemptIds, loadOutcomes, saveOutcomes, storedOutcomeIds } from '../storage/outcomes'
import { addMissedCards } from './cards'
import { workQueue } from './in-order'
import { services } from './services'
import { bestEffort, inPassing, unexpected } from './trouble'

/*
 * What came of every answered screen over all ended attempts. Kept in the database as a cache, so that an attempt is
 * replayed once; loaded when a screen asks for it, not at the start of the app. What was missed becomes a card here.
 */

export type OutcomeState = {
  /** By attempt, oldest attempt first; null until they were asked for. */
  byAttempt: ReadonlyMap<string, readonly Outcome[]> | null
  /** Ended attempts whose outcomes could not be computed; their reports say why. */
  unreadable: readonly string[]
}

const NOTHING: OutcomeState = { byAttempt: null, unreadable: [] }

export const useOutcomeState = create<OutcomeState>()(() => NOTHING)

const inOrder = workQueue()

/** Computes what is missing, one attempt at a time; cheap when nothing is. For the end of an attempt and for idle time. */
export const completeOutcomes = (): Promise<void> => inOrder(complete)

async function complete(): Promise<void> {
  const { db } = services()
  const stored = new Set(await storedOutcomeIds(db))
  for (const id of await endedAttemptIds(db)) if (!stored.has(id)) await compute(id)
}

/** Stores the outcomes of an attempt that has just ended, which is here as it was in the room. */
export const addOutcomes = ({
  session,
  events,
}: {
  session: Session
  events: readonly SessionEvent[]
}): Promise<void> => inOrder(() => keep(session.head.id, outcomesOf(session, events)))

/** Loads all outcomes, and computes those that are missing or of another version of the app. */
export const ensureOutcomes = (): Promise<void> =>
  inOrder(async () => {
    if (useOutcomeState.getState().byAttempt) return complete()
    const { db } = services()
    const stored = await loadOutcomes(db)
    const byAttempt = new Map<string, readonly Outcome[]>()
    const missing: string[] = []
    for (const id of await endedAttemptIds(db)) {
      const found = stored.get(id)
      if (found) byAttempt.set(id, found)
      else missing.push(id)
    }
    useOutcomeState.setState({ byAttempt, unreadable: [] })
    for (const id of missing) await compute(id)
  })

/** Forgets what was loaded; for the moment after the database was replaced. */
export function forgetOutcomes(): void {
  useOutcomeState.setState(NOTHING)
}

/** Forgets what was loaded of one attempt, which was deleted: now, and once more what is still being worked out of it. */
export function dropOutcomes(id: string): void {
  drop(id)
  inPassing(
    'Forgetting what came of a deleted attempt',
    inOrder(async () => {
      // Unless the deletion was undone meanwhile.
      if ((await findAttempt(services().db, id))?.status !== 'ended') drop(id)
    }),
  )
}

function drop(id: string): void {
  const { byAttempt, unreadable } = useOutcomeState.getState()
  if (unreadable.includes(id)) useOutcomeState.setState({ unreadable: unreadable.filter((one) => one !== id) })
  if (!byAttempt?.has(id)) return
  const rest = new Map(byAttempt)
  rest.delete(id)
  useOutcomeState.setState({ byAttempt: rest })
}

/** Loads all again where they were loaded, as an attempt is there again. */
export async function reloadOutcomes(): Promise<void> {
  if (!useOutcomeState.getState().byAttempt) return
  useOutcomeState.setState(NOTHING)
  await ensureOutcomes()
}

/** One attempt that cannot be worked out hides no other; what cannot be stored now is tried again the next time. */
async function compute(id: string): Promise<void> {
  // Its report says why it cannot be read.
  const outcomes = (await bestEffort('Reading an ended attempt', outcomesOfAttempt(id))) ?? null
  if (outcomes === null) {
    const { unreadable } = useOutcomeState.getState()
    if (!unreadable.includes(id)) useOutcomeState.setState({ unreadable: [...unreadable, id] })
    return
  }
  try {
    await keep(id, outcomes)
  } catch (error) {
    unexpected('Working out what was missed; it is tried again at the next start', error)
  }
}

async function keep(id: string, outcomes: Outcome[]): Promise<void> {
  // Cards first: should the app die in between, the attempt is computed again, and what has a card keeps it.
  await addMissedCards(outcomes)
  await saveOutcomes(services().db, id, outcomes)
  await correctSummary(id, outcomes)
  const { byAttempt } = useOutcomeState.getState()
  if (byAttempt) useOutcomeState.setState({ byAttempt: new Map(byAttempt).set(id, outcomes) })
}

/** Lists show how much of a practice was right; one that ended under an earlier rule must not say another number than its report. */
async function correctSummary(id: string, outcomes: readonly Outcome[]): Promise<void> {
  const { db } = services()
  const { right } = verdictCounts(outcomes)
  await db.transaction('rw', db.attempts, async () => {
    const row = await findAttempt(db, id)
    // One that was deleted meanwhile stays deleted.
    if (row?.practiceSummary && row.practiceSummary.right !== right)
      await setStatus(db, id, row.status, { practice: { ...row.practiceSummary, right } })
  })
}

async function outcomesOfAttempt(id: string): Promise<Outcome[] | null> {
  const stored = await loadAttempt(services().db, id)
  if (!stored) return null
  const session = replay(stored.head, stored.content, stored.events)
  return session.phase.name === 'ended' ? outcomesOf(session, stored.events) : null
}

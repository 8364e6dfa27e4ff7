import type { SessionEvent } from '../engine/events'
import type { Session } from '../engine/session'
import { findAttempt, setStatus } from '../storage/attempts'
import type { Database } from '../storage/database'
import { doneOf } from './summary'
import { inBackground, unexpected } from './trouble'

/*
 * The one owner of the end of an attempt: its row is closed with what it came to, then it is worked out what was missed
 * and what becomes a card. Each step can be done again without doubling anything. One that fails is told, keeps no other,
 * and is made up for at the next start: a row that is still open by `closeEnded` (recover), the rest by `completeOutcomes`.
 */

export type EndedAttempt = { session: Session; events: readonly SessionEvent[]; at: number }

/**
 * Does everything that follows the end of an attempt. Resolves when its row is closed; what was missed is worked out while
 * the candidate reads the result. Never rejects.
 */
export async function endAttempt(db: Database, attempt: EndedAttempt): Promise<void> {
  await closeAttempt(db, attempt)
  if (attempt.session.phase.name !== 'ended') return
  inBackground(
    'Working out what was missed',
    step('Working out what was missed', async () => {
      // Fetched here: the app starts without what is only needed after an exam.
      const { addOutcomes } = await import('./outcomes')
      await addOutcomes(attempt)
    }),
  )
}

/** Marks an attempt as ended or dismissed when its session is, with what it came to. Never rejects. */
export const closeAttempt = (db: Database, { session, at }: Omit<EndedAttempt, 'events'>): Promise<void> =>
  step('Storing the result of an attempt', async () => {
    const { id } = session.head
    const { phase } = session
    if (phase.name !== 'ended' && phase.name !== 'dismissed') return
    if ((await findAttempt(db, id))?.status !== 'open') return
    if (phase.name === 'ended') await setStatus(db, id, 'ended', doneOf(session, at))
    else await setStatus(db, id, phase.how === 'discarded' ? 'discarded' : 'dismissed', null)
  })

async function step(doing: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    unexpected(`${doing}; it is tried again at the next start`, error)
  }
}

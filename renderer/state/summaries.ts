import { replay } from '../engine/session'
import { listAttempts, loadAttempt, recentAttempts, saveSummary, type AttemptRow } from '../storage/attempts'
import { workQueue } from './in-order'
import { lastMoment } from './recover'
import { services } from './services'
import { summaryOf } from './summary'

/*
 * Earlier versions scored every exam, however little was answered, and did not keep how much that was. Such summaries
 * are computed anew from the events, once; so is one that was lost with a damaged row.
 */

/** Exams that cannot be replayed; their summaries stay as they are. */
const unreadable = new Set<string>()
const inOrder = workQueue()

/** Brings the summaries of the newest attempts up to date, or of all. Cheap when none is old. */
export const completeSummaries = (most?: number): Promise<void> =>
  inOrder(async () => {
    const { db } = services()
    const { attempts } = most === undefined ? await listAttempts(db) : await recentAttempts(db, most)
    for (const row of attempts) if (isOld(row)) await complete(row)
  })

const isOld = ({ id, status, practice, summary }: AttemptRow): boolean =>
  status === 'ended' && !practice && summary?.answering === undefined && !unreadable.has(id)

async function complete({ id, summary }: AttemptRow): Promise<void> {
  const { db } = services()
  try {
    const stored = await loadAttempt(db, id)
    const session = stored && replay(stored.head, stored.content, stored.events)
    if (session?.phase.name !== 'ended' || session.head.practice) unreadable.add(id)
    else await saveSummary(db, id, summaryOf(session, summary?.endedAt ?? lastMoment(stored!)))
  } catch {
    // Damaged, or the disk is full: the old summary stays, and the next start tries again.
    unreadable.add(id)
  }
}

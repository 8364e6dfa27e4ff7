import { replay } from '../engine/session'
import {
  listAttempts,
  loadAttempt,
  recentAttempts,
  saveSummary,
  type AttemptRow,
  type Summary,
} from '../storage/attempts'
import { workQueue } from './in-order'
import { services } from './services'
import { summaryOf } from './summary'

/*
 * Earlier versions scored every exam, however little was answered, and did not keep how much that was. Such summaries
 * are computed anew from the events, once.
 */

/** Exams that cannot be replayed; their summaries stay as they are. */
const unreadable = new Set<string>()
const inOrder = workQueue()

/** Brings the summaries of the newest attempts up to date, or of all. Cheap when none is old. */
export const completeSummaries = (most?: number): Promise<void> =>
  inOrder(async () => {
    const { db } = services()
    const { attempts } = most === undefined ? await listAttempts(db) : await recentAttempts(db, most)
    for (const row of attempts) if (isOld(row)) await complete(row.id, row.summary)
  })

const isOld = (row: AttemptRow): row is AttemptRow & { summary: Summary } =>
  row.status === 'ended' && row.summary !== null && row.summary.answering === undefined && !unreadable.has(row.id)

async function complete(id: string, { endedAt }: Summary): Promise<void> {
  const { db } = services()
  try {
    const stored = await loadAttempt(db, id)
    const session = stored && replay(stored.head, stored.content, stored.events)
    if (session?.phase.name !== 'ended' || session.head.practice) unreadable.add(id)
    else await saveSummary(db, id, summaryOf(session, endedAt))
  } catch {
    // Damaged, or the disk is full: the old summary stays, and the next start tries again.
    unreadable.add(id)
  }
}

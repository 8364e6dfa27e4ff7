import { useLiveQuery } from 'dexie-react-hooks'
import { practiceReport, report, type PracticeReport, type Report } from '../engine/report'
import { replay, type Session } from '../engine/session'
import { findAttempt, listAttempts, loadAttempt, recentAttempts, type AttemptRow } from '../storage/attempts'
import { leftOutIds } from '../storage/left-out'
import { readAttempt } from './read-attempt'
import { services } from './services'
import { bestEffort } from './trouble'

export type { AttemptRow } from '../storage/attempts'

/** All attempts, newest first, kept up to date; undefined while they load. */
export function useAttempts(): { attempts: AttemptRow[]; unreadable: number } | undefined {
  return useLiveQuery(() => listAttempts(services().db), [])
}

/** How many attempts home reads at first; the others when they are asked for. */
export const RECENT = 40

export type Listed = {
  attempts: AttemptRow[]
  /** Number of those that are not loaded. */
  more: number
  unreadable: number
  /** Ids of the attempts that are left out of the statistics. */
  leftOut: ReadonlySet<string>
}

/** The newest attempts and all open ones, kept up to date; `more` are not loaded. Undefined at first. */
export function useRecentAttempts(most: number): Listed | undefined {
  return useLiveQuery(async () => {
    const { db } = services()
    const [recent, leftOut] = await Promise.all([recentAttempts(db, most), leftOutIds(db)])
    return { ...recent, leftOut }
  }, [most])
}

/** One attempt, and whether it is left out of the statistics. Null when it is not there or deleted; undefined at first. */
export function useAttempt(id: string): { attempt: AttemptRow; leftOut: boolean } | null | undefined {
  return useLiveQuery(async () => {
    const { db } = services()
    const [attempt, leftOut] = await Promise.all([findAttempt(db, id), leftOutIds(db)])
    return attempt && attempt.status !== 'deleted' ? { attempt, leftOut: leftOut.has(id) } : null
  }, [id])
}

/**
 * Computes the report of an ended exam or practice from its events. Null when it is not there or has not ended.
 * @throws AttemptDamaged, when a part of it can be read in neither copy
 */
export async function loadReport(attemptId: string): Promise<Report | PracticeReport | null> {
  const { db, desktop } = services()
  let session = await bestEffort('Reading an ended attempt', sessionAsStored(attemptId))
  // The second copy may have what is damaged in the database.
  if (session?.phase.name !== 'ended' && (await db.attempts.get(attemptId)) !== undefined)
    session = (await readAttempt(db, desktop, attemptId)).session
  if (session?.phase.name !== 'ended') return null
  return session.head.practice ? practiceReport(session) : report(session)
}

async function sessionAsStored(id: string): Promise<Session | null> {
  const stored = await loadAttempt(services().db, id)
  return stored && replay(stored.head, stored.content, stored.events)
}

import { useLiveQuery } from 'dexie-react-hooks'
import { practiceReport, report, type PracticeReport, type Report } from '../engine/report'
import { replay } from '../engine/session'
import { listAttempts, loadAttempt, recentAttempts, type AttemptRow } from '../storage/attempts'
import { services } from './services'

export type { AttemptRow } from '../storage/attempts'

/** All attempts, newest first, kept up to date; undefined while they load. */
export function useAttempts(): { attempts: AttemptRow[]; unreadable: number } | undefined {
  return useLiveQuery(() => listAttempts(services().db), [])
}

/** The newest attempts and all open ones, kept up to date; `more` are not loaded. Undefined at first. */
export function useRecentAttempts(
  most: number,
): { attempts: AttemptRow[]; more: number; unreadable: number } | undefined {
  return useLiveQuery(() => recentAttempts(services().db, most), [most])
}

/** Computes the report of an ended exam or practice from its events. Null when it is not there or has not ended. */
export async function loadReport(attemptId: string): Promise<Report | PracticeReport | null> {
  const stored = await loadAttempt(services().db, attemptId)
  if (!stored) return null
  const session = replay(stored.head, stored.content, stored.events)
  if (session.phase.name !== 'ended') return null
  return session.head.practice ? practiceReport(session) : report(session)
}

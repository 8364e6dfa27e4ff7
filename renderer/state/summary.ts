import { practiceScore } from '../engine/practice-score'
import { report } from '../engine/report'
import type { Session } from '../engine/session'
import type { Done, Summary } from '../storage/attempts'

/** Scores by the end they belong to, which stays the same through the survey. */
const scores = new WeakMap<Session['phase'], Omit<Summary, 'endedAt'>>()

/**
 * What lists show of an ended exam; without a score when too little was answered. `endedAt` is wall time. Scored once,
 * however often it is asked for.
 */
export function summaryOf(session: Session, endedAt: number): Summary {
  const known = scores.get(session.phase)
  if (known) return { endedAt, ...known }
  const { result, used, answering } = report(session)
  const summary = { scaled: result?.scaled ?? null, passed: result?.passed ?? null, used, answering }
  scores.set(session.phase, summary)
  return { endedAt, ...summary }
}

/** What is stored of an ended attempt: of a practice never a scaled score. */
export function doneOf(session: Session, endedAt: number): Done {
  if (!session.head.practice) return { exam: summaryOf(session, endedAt) }
  const { questions, right } = practiceScore(session)
  return { practice: { endedAt, used: session.used, questions, right } }
}

import { practiceScore } from '../engine/practice-score'
import { report } from '../engine/report'
import type { Session } from '../engine/session'
import type { Done, Summary } from '../storage/attempts'

/** What lists show of an ended exam; without a score when too little was answered. `endedAt` is wall time. */
export function summaryOf(session: Session, endedAt: number): Summary {
  const { result, used, answering } = report(session)
  return { endedAt, scaled: result?.scaled ?? null, passed: result?.passed ?? null, used, answering }
}

/** What is stored of an ended attempt: of a practice never a scaled score. */
export function doneOf(session: Session, endedAt: number): Done {
  if (!session.head.practice) return { exam: summaryOf(session, endedAt) }
  const { questions, right } = practiceScore(session)
  return { practice: { endedAt, used: session.used, questions, right } }
}

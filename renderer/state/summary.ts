import { report } from '../engine/report'
import type { Session } from '../engine/session'
import type { Summary } from '../storage/attempts'

/** What lists show of an ended attempt. `endedAt` is wall time. */
export function summaryOf(session: Session, endedAt: number): Summary {
  const { result, used } = report(session)
  return { endedAt, scaled: result.scaled, passed: result.passed, used }
}

import { timelineOf, type Timeline } from '../engine/timeline'
import { replay } from '../engine/session'
import { loadAttempt } from '../storage/attempts'
import { services } from './services'

/** Computes the timeline of an ended attempt from its events. Null when it is not there or has not ended. */
export async function loadTimeline(attemptId: string): Promise<Timeline | null> {
  const stored = await loadAttempt(services().db, attemptId)
  if (!stored) return null
  const { head, content, events } = stored
  return replay(head, content, events).phase.name === 'ended' ? timelineOf(head, content, events) : null
}

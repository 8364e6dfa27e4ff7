import type { CodeTask } from '../../../question-bank/schema/scenario'
import type { ReviewState } from '../../engine/review-query'
import { taskTitle } from '../../engine/labels'
import type { Outcome } from '../../engine/outcome'

/* The words of the review room. */

/** What a state is called; of an answer it depends on which answers are looked at. */
export function stateTitle(state: ReviewState, when: 'last' | 'ever'): string {
  if (state === 'missed') return when === 'last' ? 'Missed last time' : 'Ever missed'
  return STATES[state]
}

const STATES: Record<Exclude<ReviewState, 'missed'>, string> = {
  'untagged': 'Missed, no reason set',
  'not-answered': 'Not answered',
  'guessed': 'Guessed or hurried',
  'flagged': 'Flagged',
  'slow': 'Slow',
  'right-to-wrong': 'Changed right to wrong',
  'unseen-since': 'Not seen since the miss',
  'bookmarked': 'Bookmarked',
  'noted': 'With a note',
  'disputed': 'Key disputed',
}

/** Where a question stands: its task of the outline, or what it asks in which scenario. */
export function placeTitle(
  outcome: Outcome,
  tasks: ReadonlyMap<string, string>,
  scenarios: ReadonlyMap<string, string>,
): string {
  if (outcome.scenario === null) return `${outcome.task} ${tasks.get(outcome.task) ?? ''}`.trim()
  const part = outcome.screen.split('/')[1]!
  const title = scenarios.get(outcome.scenario) ?? outcome.scenario
  return `${outcome.kind === 'codes' ? taskTitle(part as CodeTask['kind']) : `Question ${part.slice(1)}`}: ${title}`
}

/** A stem on one line, without the signs that only format it. */
export const oneLine = (text: string): string =>
  text
    .replace(/[|*#>]/g, ' ')
    .replace(/-{3,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

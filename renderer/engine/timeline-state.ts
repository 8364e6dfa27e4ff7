import { statusOf, type Answer } from './answer'
import type { Screen } from './form'
import type { Span, Timeline } from './timeline'
import { ms, type Milliseconds } from './units'

/** What the room showed at one moment of the exam clock. */
export type MomentState = {
  span: Span
  /** The question on the screen; null on the review screen and in a break. */
  screen: Screen | null
  answers: ReadonlyMap<string, Answer>
  flags: ReadonlySet<string>
  /** Questions whose answer was complete. */
  answered: number
  left: Milliseconds | null
}

/** The state after everything that happened up to and at a moment. */
export function stateAt(timeline: Timeline, at: number): MomentState {
  const { spans, screens, indexOf, given, moments, limit, head } = timeline
  const span = spans.findLast((one) => one.from <= at) ?? spans[0]!
  const answers = new Map<string, Answer>()
  for (const one of given) if (one.at <= at) answers.set(one.screen, one.answer)
  const flags = new Set<string>()
  for (const one of moments) {
    if (one.kind !== 'flag' || one.at > at) continue
    if (one.on) flags.add(one.screen)
    else flags.delete(one.screen)
  }
  return {
    span,
    screen: span.kind === 'question' ? screens[indexOf.get(span.screen)!]! : null,
    answers,
    flags,
    answered: screens.filter(
      (screen) => statusOf(screen, true, answers.get(screen.id), head.answerStyle) === 'complete',
    ).length,
    left: limit === null ? null : ms(Math.max(0, limit - at)),
  }
}

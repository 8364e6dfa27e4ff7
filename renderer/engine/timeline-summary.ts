import { screenCredit, type Credit } from './scoring/credit'
import type { AnswerMoment, QuestionSpan, Timeline } from './timeline'
import type { Screen } from './form'
import { ms, seconds, type Milliseconds } from './units'

/* What a timeline says: where the time went, what second looks changed, how far the candidate was by when. */

/** One question over the whole attempt. */
export type ScreenTime = {
  screen: Screen
  number: number
  spent: Milliseconds
  looks: number
  changes: number
  /** By the last answer. */
  earned: Credit
}

/** A look after the first, and what became of the answer in it. */
export type LaterLook = {
  screen: Screen
  number: number
  look: number
  from: Milliseconds
  spent: Milliseconds
  answers: readonly AnswerMoment[]
}

/** When a quarter of the questions had had their first look, and when it would have been at an even pace. */
export type PacePoint = { questions: number; reached: Milliseconds | null; even: Milliseconds | null }

export type TimelineSummary = {
  firstLooks: Milliseconds
  laterLooks: Milliseconds
  review: Milliseconds
  breaks: Milliseconds
  /** Answers changed after a first one was given, by what it did to their credit. */
  changes: { gain: number; loss: number; even: number }
  screens: readonly ScreenTime[]
  later: readonly LaterLook[]
  pace: readonly PacePoint[]
}

/** A shorter look that changed nothing was only passing by, on the way to another question. */
const PASSING = seconds(2)

export function summaryOfTimeline(timeline: Timeline): TimelineSummary {
  const { spans } = timeline
  const looks = spans.filter((span): span is QuestionSpan => span.kind === 'question')
  const changed = timeline.moments.filter((one): one is AnswerMoment => one.kind === 'answer' && one.effect !== 'first')
  const counted = (effect: AnswerMoment['effect']) => changed.filter((one) => one.effect === effect).length
  return {
    firstLooks: lengthOf(looks.filter((one) => one.look === 1)),
    laterLooks: lengthOf(looks.filter((one) => one.look > 1)),
    review: lengthOf(spans.filter((one) => one.kind === 'review')),
    breaks: lengthOf(spans.filter((one) => one.kind === 'break')),
    changes: { gain: counted('gain'), loss: counted('loss'), even: counted('even') },
    screens: screenTimes(timeline, looks, changed),
    later: laterLooks(timeline, looks),
    pace: paceOf(timeline, looks),
  }
}

const lengthOf = (spans: readonly { from: Milliseconds; to: Milliseconds }[]) =>
  ms(spans.reduce((sum, one) => sum + one.to - one.from, 0))

function screenTimes(
  { head, screens, given }: Timeline,
  looks: readonly QuestionSpan[],
  changed: readonly AnswerMoment[],
): ScreenTime[] {
  const last = new Map(given.map((one) => [one.screen, one.answer]))
  return screens.map((screen, index) => {
    const own = looks.filter((one) => one.screen === screen.id)
    return {
      screen,
      number: index + 1,
      spent: lengthOf(own),
      looks: own.reduce((most, one) => Math.max(most, one.look), 0),
      changes: changed.filter((one) => one.screen === screen.id).length,
      earned: screenCredit(screen, last.get(screen.id), head.answerStyle),
    }
  })
}

/** The questions that took longest, longest first. */
export function longestScreens(summary: TimelineSummary, most: number): ScreenTime[] {
  return [...summary.screens]
    .filter((one) => one.spent > 0)
    .sort((a, b) => b.spent - a.spent || a.number - b.number)
    .slice(0, most)
}

function laterLooks({ screens, indexOf, moments }: Timeline, looks: readonly QuestionSpan[]): LaterLook[] {
  // A break in between does not make two looks of one.
  const whole = new Map<string, LaterLook>()
  for (const { screen: id, look, from, to } of looks) {
    if (look === 1) continue
    const index = indexOf.get(id)!
    const key = `${id} ${look}`
    const before = whole.get(key)
    const answers =
      before?.answers ??
      moments.filter((one): one is AnswerMoment => one.kind === 'answer' && one.screen === id && one.look === look)
    whole.set(key, {
      screen: screens[index]!,
      number: index + 1,
      look,
      from: before?.from ?? from,
      spent: ms((before?.spent ?? 0) + to - from),
      answers,
    })
  }
  return [...whole.values()].filter((one) => one.spent >= PASSING || one.answers.length > 0)
}

function paceOf({ screens, limit }: Timeline, looks: readonly QuestionSpan[]): PacePoint[] {
  // The end of each first look; a look that a break cut in two ends with its second part.
  const ends = new Map(looks.filter((one) => one.look === 1).map((one) => [one.screen, one.to]))
  const done = [...ends.values()].sort((a, b) => a - b)
  return [0.25, 0.5, 0.75, 1].map((share) => {
    const questions = Math.ceil(screens.length * share)
    return {
      questions,
      reached: done[questions - 1] ?? null,
      even: limit === null ? null : ms((limit * questions) / screens.length),
    }
  })
}

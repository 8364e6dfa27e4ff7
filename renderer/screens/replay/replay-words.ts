import { isGiven, writtenLines, type Answer } from '../../engine/answer'
import { selectedWords } from '../../engine/choice-words'
import { choiceOf, type Screen } from '../../engine/form'
import { INTERRUPTIONS, taskTitle } from '../../engine/labels'
import { clockText } from '../../engine/clock'
import type { AnswerMoment, Moment, Timeline } from '../../engine/timeline'
import type { MomentState } from '../../engine/timeline-state'
import { verdictWords } from '../../engine/scoring/credit-words'
import type { TimelineSummary } from '../../engine/timeline-summary'
import { ms } from '../../engine/units'
import { counted, duration } from '../../ui/format'

/* What the replay says in words. */

/** `1:12:07`, whole seconds that have passed. */
export const clockAt = (at: number) => clockText(ms(Math.floor(at / 1_000) * 1_000))

/** Plain text of a stem, cut at a word. */
export function shortened(text: string, most: number): string {
  const plain = text
    .replace(/[|*#]+|-{3,}/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (plain.length <= most) return plain
  const word = plain.lastIndexOf(' ', most)
  return `${plain.slice(0, word > 0 ? word : most)} …`
}

/** What a screen is about, in one line. */
export function titleOf(screen: Screen, most: number): string {
  if (screen.kind === 'codes') return `Scenario ${screen.scenarioNumber}: ${taskTitle(screen.task.kind)}`
  const stem = shortened(choiceOf(screen).stem, most)
  return screen.kind === 'question' ? `Scenario ${screen.scenarioNumber}: ${stem}` : stem
}

const LOOKS = ['First look', 'Second look', 'Third look']
export const lookName = (look: number) => LOOKS[look - 1] ?? `Look ${look}`

/** A credit in words: `Right`, `Partly right (50 %)`; null is no answer. */
const creditWords = (credit: number | null): string => verdictWords({ answered: credit !== null, credit: credit ?? 0 })

/** An answer in words; null where there is none. */
export function answerWords(screen: Screen, given: Answer | undefined): string | null {
  if (screen.kind === 'codes')
    return given?.kind === 'codes' && isGiven(given) ? writtenLines(given.lines).join(', ') : null
  return selectedWords({ choice: choiceOf(screen), order: screen.order }, given)
}

/** What an answer changed: `Changed from wrong to right`. */
export function changeWords({ effect, before, after }: AnswerMoment): string {
  if (after === null) return 'Answer taken away'
  if (effect === 'first') return `Answered: ${creditWords(after).toLowerCase()}`
  return `Changed from ${creditWords(before).toLowerCase()} to ${creditWords(after).toLowerCase()}`
}

const BREAKS = { unscheduled: 'Unscheduled break', extra: 'Granted break' } as const

/** What happened, as one line of the table. */
export function momentWords(moment: Moment): string {
  switch (moment.kind) {
    case 'look':
      return lookName(moment.look)
    case 'answer':
      return changeWords(moment)
    case 'flag':
      return moment.on ? 'Flagged for review' : 'Flag taken away'
    case 'comment':
      return 'Comment written'
    case 'review':
      return 'Review screen opened'
    case 'break':
      return `${BREAKS[moment.which]} ${moment.over ? 'ended' : 'began'}`
    case 'interruption':
      return `${INTERRUPTIONS[moment.cause]}; the exam clock was not affected`
    case 'warning':
      return `Reminder: ${counted(moment.minutes, 'minute')} left`
    case 'end':
      return moment.how === 'time-out' ? 'The time ran out' : 'You ended the exam'
  }
}

/** Where the candidate was at a moment: `question 43 of 130`. */
export function placeWords({ screens, indexOf }: Timeline, { span }: MomentState): string {
  if (span.kind === 'question') return `question ${indexOf.get(span.screen)! + 1} of ${screens.length}`
  return span.kind === 'review' ? 'review screen' : 'break'
}

/** `1 h 12 min: question 43 of 130, answered 42`. */
export const spokenMoment = (timeline: Timeline, state: MomentState, at: number) =>
  `${duration(at)}: ${placeWords(timeline, state)}, answered ${state.answered}`

/** The whole attempt in two sentences. */
export function totalsWords({ used, limit }: Timeline, summary: TimelineSummary): string {
  const { firstLooks, laterLooks, review, breaks, changes } = summary
  const parts = [
    `${duration(firstLooks)} on first looks`,
    laterLooks > 0 ? `${duration(laterLooks)} on later looks` : '',
    review > 0 ? `${duration(review)} on the review screen` : '',
    breaks > 0 ? `${duration(breaks)} in breaks` : '',
  ].filter(Boolean)
  const time = `You used ${duration(used)}${limit === null ? '' : ` of ${duration(limit)}`}: ${listed(parts)}.`
  const all = changes.gain + changes.loss + changes.even
  if (all === 0) return `${time} You changed no answer.`
  const ways = [
    changes.gain > 0 ? `${changes.gain} for the better` : '',
    changes.loss > 0 ? `${changes.loss} for the worse` : '',
    changes.even > 0 ? `${changes.even} without a difference` : '',
  ].filter(Boolean)
  return `${time} You changed ${counted(all, 'answer')}: ${listed(ways)}.`
}

const listed = (parts: readonly string[]) =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`

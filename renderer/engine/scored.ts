import { isGiven } from './answer'
import type { Session } from './session'

/* Whether an exam says anything: one that was only looked into must not stand among the scores. */

/** How much of an attempt was answered. */
export type Answering = {
  /** Screens with an answer in the end. */
  answered: number
  /** All screens of the form: items, code tasks and related questions, pretest ones too, which nobody can tell apart. */
  questions: number
}

export function answeringOf({ screens, answers }: Pick<Session, 'screens' | 'answers'>): Answering {
  return { answered: screens.filter((screen) => isGiven(answers.get(screen.id))).length, questions: screens.length }
}

/** The one rule: an exam is scored when at least half of its questions were answered. */
export const isScored = ({ answered, questions }: Answering): boolean => questions > 0 && 2 * answered >= questions

/** Share answered in whole percent, rounded down: an exam just short of half never says 50. */
export const percentAnswered = ({ answered, questions }: Answering): number =>
  questions === 0 ? 0 : Math.floor((100 * answered) / questions)

/** `Not scored: 8 % answered`, the same words wherever a score would stand. */
export const notScoredText = (answering: Answering): string =>
  `Not scored: ${percentAnswered(answering)}\u00a0% answered`

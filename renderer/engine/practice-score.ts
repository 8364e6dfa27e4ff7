import { screenCredit, verdictCounts } from './scoring/credit'
import type { Session } from './session'

/** What came of a practice. There is no scale and no cut. */
export type PracticeScore = {
  questions: number
  answered: number
  /** Questions and code tasks that are fully right. */
  right: number
  /** Share of the questions with partial credit for codes, 0 to 1. */
  credit: number
}

export function practiceScore(session: Session): PracticeScore {
  const credits = session.screens.map((screen) =>
    screenCredit(screen, session.answers.get(screen.id), session.head.answerStyle),
  )
  const questions = credits.length
  return {
    questions,
    answered: credits.filter((one) => one.answered).length,
    right: verdictCounts(credits).right,
    credit: questions === 0 ? 0 : credits.reduce((sum, one) => sum + one.credit, 0) / questions,
  }
}

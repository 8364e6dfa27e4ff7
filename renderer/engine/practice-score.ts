import { isGiven } from './answer'
import { choiceOf } from './form'
import { isMissed } from './outcome'
import { scoreScenario, taskCredit } from './score-scenario'
import type { Session } from './session'

/** What came of a practice. There is no scale and no cut. */
export type PracticeScore = {
  questions: number
  answered: number
  /** Choices with the key chosen, and code tasks with every code right. */
  right: number
  /** Share of the questions with partial credit for codes, 0 to 1. */
  credit: number
}

export function practiceScore(session: Session): PracticeScore {
  const credits = session.screens.map((screen) => {
    const given = session.answers.get(screen.id)
    if (screen.kind !== 'codes') return given?.kind === 'choice' && given.option === choiceOf(screen).key ? 1 : 0
    const { matches } = scoreScenario(screen.scenario, session.answers, session.head.answerStyle)
    return taskCredit(matches.find((one) => one.task === screen.task)!)
  })
  const questions = credits.length
  return {
    questions,
    answered: session.screens.filter((screen) => isGiven(session.answers.get(screen.id))).length,
    right: credits.filter((credit) => !isMissed({ credit })).length,
    credit: questions === 0 ? 0 : credits.reduce((sum, one) => sum + one, 0) / questions,
  }
}

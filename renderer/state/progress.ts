import { create } from 'zustand'
import { forecast, forgettingForecast, type DayLoad } from '../engine/forecast'
import type { Readiness } from '../engine/readiness'
import { answerChanges, missCounts, type AnswerChanges, type MissCounts, type Standing } from '../engine/standing'
import { scoreTrend, type Pace, type ScoreTrend } from '../engine/trends'
import { askableCards, dailyLimits, ensureCards, studyPlan } from './cards'
import { loadEvidence, paceOfExams, readinessOf, standingOf, type Basis } from './evidence'
import { useOutcomeState } from './outcomes'
import { services } from './services'
import { andWhy } from './trouble'

/* Everything the page of progress shows, computed when the page is opened. */

/** Days ahead that cards are forecast for. */
export const FORECAST_DAYS = 30
/** Exams that are compared, the last ones: hundreds show nothing more, and the trend of long ago is over. */
const COMPARED = 40

export type Progress = {
  readiness: Readiness
  trend: ScoreTrend
  standing: Standing
  basis: Basis
  pace: readonly Pace[]
  misses: MissCounts
  changes: AnswerChanges
  /** All ended exams that count. */
  exams: number
  /** Share recalled on each of the next days without reviews; empty without learned cards. */
  forgetting: readonly number[]
  workload: readonly DayLoad[]
  mostPerDay: number
  /** Questions left out because their key is disputed. */
  excluded: number
  /** Ended attempts that the candidate left out, and exams of which too little was answered. */
  leftOut: number
  notScored: number
  /** Ended attempts that could not be read. */
  unreadable: number
}

export const useProgress = create<{ progress: Progress | null; problem: string | null }>()(() => ({
  progress: null,
  problem: null,
}))

/** Computes the page anew; what was shown stays meanwhile. */
export async function loadProgress(): Promise<void> {
  try {
    useProgress.setState({ progress: await computed(Date.now()), problem: null })
  } catch (error) {
    useProgress.setState({ problem: `Your progress could not be worked out.${andWhy(error)} Nothing was changed.` })
  }
}

/** Forgets what was loaded; for the moment after the database was replaced. */
export function forgetProgress(): void {
  useProgress.setState({ progress: null, problem: null })
}

async function computed(now: number): Promise<Progress> {
  const evidence = await loadEvidence()
  const { outcomes, marks, excluded, attempts, leftOut, notScored } = evidence
  await ensureCards()
  const exams = attempts.filter((one) => !one.practice)
  const cards = askableCards(now) ?? []
  return {
    readiness: await readinessOf(evidence, now),
    trend: scoreTrend(
      exams
        .slice(0, COMPARED)
        .flatMap(({ id, practice, summary }) =>
          summary === null || summary.scaled === null
            ? []
            : [{ attemptId: id, at: summary.endedAt, scaled: summary.scaled, practice }],
        ),
    ),
    ...standingOf(evidence, now),
    pace: await paceOfExams(exams.slice(0, COMPARED), outcomes),
    misses: missCounts(outcomes, marks, services().bank.mistakes),
    changes: answerChanges(outcomes),
    forgetting: forgettingForecast(cards, now, FORECAST_DAYS + 1),
    workload: cards.length === 0 ? [] : forecast(cards, now, FORECAST_DAYS, studyPlan(), dailyLimits(now)),
    mostPerDay: dailyLimits(now).mostPerDay,
    exams: exams.length,
    excluded,
    leftOut,
    notScored,
    unreadable: useOutcomeState.getState().unreadable.length,
  }
}

import { create } from 'zustand'
import { dueFromDigest } from '../engine/due-digest'
import { nextStep, type NextStep } from '../engine/next-step'
import { recentMissFacts } from '../engine/recent-misses'
import { daysTo, studyDay } from '../engine/study-day'
import {
  loadStanding,
  standingCounts,
  type AnswersStanding,
  type StandingCounts,
  type StoredStanding,
} from '../storage/standing'
import type { AttemptRow } from './history'
import { services } from './services'
import { useSettings } from './settings'
import { answersKey, cardsKey, hasChanged, standingChanged, standingIsRight } from './standing-keys'
import { here } from './zone'
import { andWhy, inBackground } from './trouble'

/*
 * What home says of where the candidate stands. Read from one kept row where that is still right; otherwise computed
 * anew, which needs all outcomes and cards, and kept.
 */

export type StandingState = {
  /** Null until it is known. */
  standing: StoredStanding | null
  problem: string | null
}

export const useStanding = create<StandingState>()(() => ({ standing: null, problem: null }))

let watching = false

/** Brings the standing up to date; what was known stays shown meanwhile. */
export async function refreshStanding(): Promise<void> {
  try {
    const { db } = services()
    const [counts, stored] = await Promise.all([standingCounts(db), loadStanding(db)])
    const empty = counts.ended === 0 && counts.cards === 0
    const standing = empty
      ? nothingYet()
      : stored && !hasChanged() && isRight(stored, counts)
        ? stored
        : await computed()
    useStanding.setState({ standing, problem: null })
  } catch (error) {
    useStanding.setState({ problem: `Your standing could not be worked out.${andWhy(error)} Nothing was changed.` })
  }
  if (!watching) {
    watching = true
    requestIdleCallback(() =>
      inBackground(
        'Working out where you stand',
        import('./standing-watch').then(({ watchStanding }) => watchStanding()),
      ),
    )
  }
}

/** A week later the weights of old answers have changed enough to compute anew. */
const FRESH = 7 * 86_400_000

const isRight = ({ answers, cards }: StoredStanding, counts: StandingCounts) =>
  answers.key === answersKey(counts) && cards.key === cardsKey(counts) && Math.abs(Date.now() - answers.at) < FRESH

async function computed(): Promise<StoredStanding> {
  const { computeStanding } = await import('./standing-compute')
  const standing = await computeStanding()
  // Reading the cards anew looks like a change of them to those who watch.
  standingIsRight()
  return standing
}

/** Forgets what was loaded; for the moment after the database was replaced. */
export function forgetStanding(): void {
  standingChanged()
  useStanding.setState({ standing: null, problem: null })
}

/** Before there is anything to compute from. Not stored: it is known without reading. */
function nothingYet(): StoredStanding {
  return {
    answers: {
      key: '',
      at: Date.now(),
      exams: 0,
      practices: 0,
      scores: [],
      lastFullAt: null,
      misses: [],
      answered: { day: 0, count: 0 },
      weakest: null,
      unseenItems: services().bankFacts.items,
      readiness: null,
      pace: null,
    },
    cards: {
      key: '',
      due: { days: [], learning: [], fresh: 0 },
      done: { day: 0, new: 0, reviews: 0 },
      secondsPerCard: 0,
    },
  }
}

/** Cards due now, as the kept digest of them says. */
export function dueByStanding({ cards: { due, done } }: StoredStanding, now: number): number {
  const { dailyNew, dailyMost } = useSettings.getState()
  const doneToday = done.day === studyDay(now, here) ? done : { new: 0, reviews: 0 }
  return dueFromDigest(due, now, { newPerDay: dailyNew, mostPerDay: dailyMost, doneToday }, here).total
}

export type HomeFacts = {
  step: NextStep
  due: number
  daysToExam: number | null
  weakest: AnswersStanding['weakest']
  readiness: AnswersStanding['readiness']
  pace: AnswersStanding['pace']
  /** The last exams, oldest first. */
  scores: AnswersStanding['scores']
}

/** Everything home shows beside the lists; `due` is the live count where it is known, `open` the attempt to resume. */
export function homeFacts(
  standing: StoredStanding,
  open: AttemptRow | undefined,
  examDate: string,
  due: number | null,
  now: number,
): HomeFacts {
  const { answers, cards } = standing
  const dueCards = due ?? dueByStanding(standing, now)
  const daysToExam = daysTo(examDate, now, here)
  const misses = recentMissFacts(answers.misses, now, here)
  const step = nextStep({
    open: open ? { attemptId: open.id, title: open.title, practice: open.practice } : null,
    daysToExam,
    exams: answers.exams,
    daysSinceFullExam: answers.lastFullAt === null ? null : studyDay(now, here) - studyDay(answers.lastFullAt, here),
    untaggedMisses: misses.untagged,
    dueCards,
    secondsPerCard: cards.secondsPerCard,
    frequentMiss: misses.frequent,
    // The suggestion speaks of answers at first sight.
    weakest: answers.weakest?.basis === 'first' ? answers.weakest : null,
    unseenItems: answers.unseenItems,
    answeredToday: answers.answered.day === studyDay(now, here) ? answers.answered.count : 0,
    practices: answers.practices,
    readiness: answers.readiness && { probability: answers.readiness.probability, range: answers.readiness },
  })
  return {
    step,
    due: dueCards,
    daysToExam,
    weakest: answers.weakest,
    readiness: answers.readiness,
    pace: answers.pace,
    scores: answers.scores,
  }
}

import { digestOf } from '../engine/due-digest'
import { recentMissesOf } from '../engine/recent-misses'
import { studyDay } from '../engine/study-day'
import type { AttemptRow } from '../storage/attempts'
import {
  saveStanding,
  standingCounts,
  type AnswersStanding,
  type CardsStanding,
  type StoredStanding,
} from '../storage/standing'
import { cardPace } from './card-pace'
import { askableCards, dailyLimits, loadCards } from './cards'
import { loadEvidence, paceOfExams, readinessOf, standingOf } from './evidence'
import { services } from './services'
import { answersKey, cardsKey } from './standing-keys'
import { here } from './zone'

/** Computes the standing from everything there is, and keeps it. */
export async function computeStanding(): Promise<StoredStanding> {
  const { db } = services()
  const now = Date.now()
  const before = await standingCounts(db)
  // First: outcomes that were missing are computed here, and what was missed in them becomes cards.
  const answers = await answersStanding(now)
  const cards = await cardsStanding(now)
  const after = await standingCounts(db)
  // What was ended or left out while this was computed is not in it.
  const counts = { ...after, ended: before.ended, leftOut: before.leftOut }
  const computed = { answers: { key: answersKey(counts), ...answers }, cards: { key: cardsKey(counts), ...cards } }
  await saveStanding(db, computed)
  return computed
}

async function answersStanding(now: number): Promise<Omit<AnswersStanding, 'key'>> {
  const { bank } = services()
  const evidence = await loadEvidence()
  const { outcomes, marks, attempts: ended, seen } = evidence
  const exams = ended.filter((one) => !one.practice)
  const [lastExam] = exams
  const [pace] = lastExam
    ? await paceOfExams(
        [lastExam],
        outcomes.filter((one) => one.attemptId === lastExam.id),
      )
    : []
  const { standing, basis } = standingOf(evidence, now)
  const { weakest } = standing
  const ready = await readinessOf(evidence, now)
  const today = studyDay(now, here)
  return {
    at: now,
    exams: exams.length,
    practices: ended.length - exams.length,
    scores: exams
      .flatMap(({ id, summary }) => scoreOf(id, summary))
      .slice(0, SHOWN_SCORES)
      .reverse(),
    lastFullAt: exams.find(isFull)?.summary?.endedAt ?? null,
    misses: recentMissesOf(outcomes, marks, bank.mistakes, now, here),
    answered: { day: today, count: outcomes.filter((one) => one.answered && studyDay(one.at, here) === today).length },
    weakest: weakest && {
      domain: weakest.domain.id,
      title: weakest.domain.title,
      correct: weakest.domain.correct,
      n: weakest.domain.n,
      ...weakest.domain.interval,
      clear: weakest.clear,
      basis,
    },
    unseenItems: bank.items.filter((one) => !seen.has(one.id)).length,
    readiness:
      ready.kind === 'estimate'
        ? { probability: ready.probability, low: ready.range.low, high: ready.range.high }
        : null,
    pace: pace && pace.median !== null && pace.plan !== null ? { spent: pace.median, plan: pace.plan } : null,
  }
}

const SHOWN_SCORES = 5

function scoreOf(id: string, summary: AttemptRow['summary']): AnswersStanding['scores'] {
  if (!summary || summary.scaled === null || summary.passed === null) return []
  return [{ id, scaled: summary.scaled, passed: summary.passed }]
}

/** A form of the real exam's size; the least of the presets has 97 items and 6 scenarios. */
const isFull = ({ items, scenarios }: AttemptRow) => items >= 90 && scenarios >= 6

async function cardsStanding(now: number): Promise<Omit<CardsStanding, 'key'>> {
  await loadCards()
  return {
    due: digestOf(askableCards(now) ?? [], here),
    done: { day: studyDay(now, here), ...dailyLimits(now).doneToday },
    secondsPerCard: (await cardPace()) / 1_000,
  }
}

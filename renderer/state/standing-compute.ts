import { digestOf } from '../engine/due-digest'
import { recentMissesOf } from '../engine/recent-misses'
import { studyDay } from '../engine/study-day'
import { listAttempts, type AttemptRow } from '../storage/attempts'
import { reviewsSince } from '../storage/cards'
import {
  saveStanding,
  standingCounts,
  type AnswersStanding,
  type CardsStanding,
  type StoredStanding,
} from '../storage/standing'
import { askableCards, dailyLimits, loadCards } from './cards'
import { loadEvidence, paceOfExams, readinessOf, standingOf } from './evidence'
import { services } from './services'
import { answersKey, cardsKey } from './standing-keys'
import { here } from './zone'

/** Computes the standing from everything there is, and keeps it. */
export async function computeStanding(): Promise<StoredStanding> {
  const { db } = services()
  const now = Date.now()
  // First: outcomes that were missing are computed here, and what was missed in them becomes cards.
  const answers = await answersStanding(now)
  const cards = await cardsStanding(now)
  const counts = await standingCounts(db)
  const computed = { answers: { key: answersKey(counts), ...answers }, cards: { key: cardsKey(counts), ...cards } }
  await saveStanding(db, computed)
  return computed
}

async function answersStanding(now: number): Promise<Omit<AnswersStanding, 'key'>> {
  const { db, bank } = services()
  const { outcomes, marks } = await loadEvidence()
  const { attempts } = await listAttempts(db)
  const ended = attempts.filter((one) => one.status === 'ended')
  const exams = ended.filter((one) => !one.practice)
  const [lastExam] = exams
  const [pace] = lastExam
    ? await paceOfExams(
        [lastExam],
        outcomes.filter((one) => one.attemptId === lastExam.id),
      )
    : []
  const { standing, basis } = standingOf(outcomes, now)
  const { weakest } = standing
  const ready = await readinessOf(outcomes, now)
  const seen = new Set(outcomes.map((one) => one.screen))
  const today = studyDay(now, here)
  return {
    at: now,
    exams: exams.length,
    practices: ended.length - exams.length,
    scores: exams
      .flatMap(({ id, summary }) => (summary ? [{ id, scaled: summary.scaled, passed: summary.passed }] : []))
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

/** A form of the real exam's size; the least of the presets has 97 items and 6 scenarios. */
const isFull = ({ items, scenarios }: AttemptRow) => items >= 90 && scenarios >= 6

const WEEK = 7 * 86_400_000
/** What a card takes before any was answered, in seconds; and what is believed of a slow or a hasty week. */
const USUAL_CARD = 30
const CARD_LIMITS = { low: 10, high: 180 }

async function cardsStanding(now: number): Promise<Omit<CardsStanding, 'key'>> {
  await loadCards()
  const { reviews } = await reviewsSince(services().db, now - WEEK)
  const seconds =
    reviews.length === 0 ? USUAL_CARD : reviews.reduce((sum, one) => sum + one.spent, 0) / reviews.length / 1_000
  return {
    due: digestOf(askableCards(now) ?? [], here),
    done: { day: studyDay(now, here), ...dailyLimits(now).doneToday },
    secondsPerCard: Math.min(CARD_LIMITS.high, Math.max(CARD_LIMITS.low, seconds)),
  }
}

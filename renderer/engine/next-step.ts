import type { MissType } from '../../question-bank/schema/mistakes'
import { chanceRange } from './chance'
import { aboutTime } from './estimate'
import { missTitle } from './miss-types'
import type { Interval } from './scale'

/*
 * The one next step that is suggested, with its reason. Rules in order of what cannot wait: an exam that waits, the last
 * day, what was learned from the last exam, cards due today; then a rehearsal or practice by how far the exam is.
 */

export type NextStepFacts = {
  /** An attempt that waits to go on. */
  open: { attemptId: string; title: string; practice: boolean } | null
  /** Whole days to the exam: 0 today, negative after it, null without a date. */
  daysToExam: number | null
  /** Ended exams, without practice. */
  exams: number
  /** Whole days since the last full exam ended; null without one. */
  daysSinceFullExam: number | null
  /** Misses of the last two weeks without the candidate's own reason. */
  untaggedMisses: number
  /** Cards due now, and what one usually takes. */
  dueCards: number
  secondsPerCard: number
  /** The most frequent miss type of the last 14 days, and all misses of those days. */
  frequentMiss: { type: MissType; count: number; of: number } | null
  /** The lowest judged domain. */
  weakest: { domain: number; title: string; correct: number; n: number; clear: boolean } | null
  /** Items of the bank never met. */
  unseenItems: number
  /** Questions answered today, cards not counted. */
  answeredToday: number
  /** Practices ended so far: what to practice takes turns with it. */
  practices: number
  readiness: { probability: number; range: Interval } | null
}

export type StepKind =
  | 'resume'
  | 'exam-day'
  | 'rest'
  | 'exam-date'
  | 'first-exam'
  | 'tag-misses'
  | 'due-cards'
  | 'full-exam'
  | 'drill-miss-type'
  | 'practice-domain'
  | 'practice-unseen'
  | 'review-misses'

/** What the home screen turns into a route. */
export type StepAction =
  | { go: 'resume'; attemptId: string }
  | { go: 'setup' }
  | { go: 'review'; filter: 'untagged' | 'missed' }
  | { go: 'cards' }
  | { go: 'practice'; preset: { missType: MissType } | { domain: number } | { unseen: true } }
  /** What to have ready for a testing center. */
  | { go: 'checklist' }
  | { go: 'settings' }
  /** Nothing to start: the suggestion is to stop for today. */
  | { go: 'nowhere' }

export type NextStep = { kind: StepKind; title: string; reason: string; action: StepAction }

/** A day's work after which more brings little. */
const ENOUGH_FOR_A_DAY = 60
/** So few misses without a reason may wait. */
const FEW_MISSES = 3
/** In the last days before the exam: light work only, no new full exam. */
const LAST_DAYS = 3
const SECONDS_PER_TAG = 10
/** How long the result of an exam is asked for. */
const AFTER_EXAM_DAYS = 30

export function nextStep(facts: NextStepFacts): NextStep {
  return (
    examAtHand(facts) ??
    waiting(facts) ??
    firstExam(facts) ??
    lastExamsLessons(facts) ??
    dueCards(facts) ??
    enough(facts) ??
    rehearsal(facts) ??
    practice(facts)
  )
}

/** The exam is today, tomorrow or was lately. An exam left half done does not matter any more on these days. */
function examAtHand({ daysToExam, dueCards }: NextStepFacts): NextStep | null {
  if (daysToExam === 0)
    return {
      kind: 'exam-day',
      title: 'Go through the check-in list',
      reason:
        'Your exam is today: bring two IDs, your authorization and the right code books, and be there 30 minutes early.',
      action: { go: 'checklist' },
    }
  if (daysToExam === 1) {
    const cards = dueCards > 0 ? ` The ${count(dueCards, 'card')} due can wait.` : ''
    return {
      kind: 'rest',
      title: 'Rest, and get your papers ready',
      reason: `Your exam is tomorrow: sleep and a complete check-in list help more now than another exam.${cards}`,
      action: { go: 'checklist' },
    }
  }
  if (daysToExam !== null && daysToExam < 0 && daysToExam >= -AFTER_EXAM_DAYS) {
    return {
      kind: 'exam-date',
      title: 'Set your next exam date',
      reason: `The date of your exam was ${count(-daysToExam, 'day')} ago; with a new date, or none, the suggestions fit again.`,
      action: { go: 'settings' },
    }
  }
  return null
}

function waiting({ open }: NextStepFacts): NextStep | null {
  if (!open) return null
  return {
    kind: 'resume',
    title: open.practice ? 'Resume your practice' : `Resume ${open.title}`,
    reason: `${open.practice ? `"${open.title}"` : 'This exam'} waits where you left it, with all your answers.`,
    action: { go: 'resume', attemptId: open.attemptId },
  }
}

function firstExam({ exams, daysToExam }: NextStepFacts): NextStep | null {
  if (exams > 0) return null
  const until = ahead(daysToExam)
  if (until !== null && until <= LAST_DAYS) {
    return {
      kind: 'first-exam',
      title: 'Take a short exam',
      reason: `Your exam is in ${count(until, 'day')}: a short exam makes you know the room without tiring you.`,
      action: { go: 'setup' },
    }
  }
  const reason =
    until === null
      ? 'A first exam shows where you stand; all other suggestions build on it.'
      : `Your exam is in ${count(until, 'day')}: a first exam shows where to spend them.`
  return { kind: 'first-exam', title: 'Take a first exam', reason, action: { go: 'setup' } }
}

function lastExamsLessons({ untaggedMisses: misses }: NextStepFacts): NextStep | null {
  if (misses < FEW_MISSES) return null
  return {
    kind: 'tag-misses',
    title: 'Say why you missed them',
    reason: `${count(misses, 'missed answer')} of the last two weeks have no reason yet; it takes ${aboutTime(misses * SECONDS_PER_TAG * 1_000)} and shows what to practice.`,
    action: { go: 'review', filter: 'untagged' },
  }
}

function dueCards({ dueCards: due, secondsPerCard }: NextStepFacts): NextStep | null {
  if (due <= 0) return null
  const what = due === 1 ? '1 card is due; reviewing it takes' : `${due} cards are due; reviewing them takes`
  return {
    kind: 'due-cards',
    title: 'Review the cards that are due',
    reason: `${what} ${aboutTime(due * secondsPerCard * 1_000)}.`,
    action: { go: 'cards' },
  }
}

function enough({ answeredToday }: NextStepFacts): NextStep | null {
  if (answeredToday < ENOUGH_FOR_A_DAY) return null
  return {
    kind: 'rest',
    title: 'Stop for today',
    reason: `You answered ${count(answeredToday, 'question')} today and no card is due; what you learned settles better with a night's sleep.`,
    action: { go: 'nowhere' },
  }
}

/** A full exam every two weeks, every week in the last three, the last one no later than four days before. */
function rehearsal({ daysToExam, daysSinceFullExam: since, readiness }: NextStepFacts): NextStep | null {
  const until = ahead(daysToExam)
  if (until !== null && until <= LAST_DAYS) return null
  const every = until === null || until > 21 ? 14 : until > 7 ? 7 : 5
  if (since !== null && since < every) return null
  const last =
    since === null ? 'You have not sat a full exam yet' : `Your last full exam was ${count(since, 'day')} ago`
  const rest =
    until !== null && until <= 7
      ? `yours is in ${count(until, 'day')}, which leaves time to learn from one more`
      : readiness
        ? `a new one tells more than the estimate of now (${chanceRange(readiness.range)} to pass)`
        : 'only a full one also tests pace and endurance'
  return { kind: 'full-exam', title: 'Sit a full exam', reason: `${last}; ${rest}.`, action: { go: 'setup' } }
}

/** Practice that fits, one kind after the other. In the last days nothing new. */
function practice(facts: NextStepFacts): NextStep {
  const until = ahead(facts.daysToExam)
  const lastDays = until !== null && until <= LAST_DAYS
  const steps = [drill(facts), byDomain(facts), lastDays ? null : unseen(facts)].filter((one) => one !== null)
  if (lastDays && facts.exams > 0 && facts.practices % 2 === 0) return lookBack(until)
  return steps[Math.abs(facts.practices) % Math.max(1, steps.length)] ?? lookBack(until)
}

function drill({ frequentMiss: miss }: NextStepFacts): NextStep | null {
  if (!miss || miss.count < FEW_MISSES || miss.count < miss.of / 4) return null
  const title = missTitle(miss.type)
  return {
    kind: 'drill-miss-type',
    title: `Practice: ${lower(title)}`,
    reason: `"${title}" is behind ${miss.count} of your ${miss.of} misses of the last 14 days, more than any other reason.`,
    action: { go: 'practice', preset: { missType: miss.type } },
  }
}

function byDomain({ weakest }: NextStepFacts): NextStep | null {
  if (!weakest || weakest.correct === weakest.n) return null
  const counts = `${weakest.correct} of ${weakest.n} right`
  const reason = weakest.clear
    ? `It is your weakest domain: ${counts} at first sight.`
    : `No domain is clearly weakest, but this one is lowest: ${counts} at first sight.`
  return {
    kind: 'practice-domain',
    title: `Practice ${weakest.title}`,
    reason,
    action: { go: 'practice', preset: { domain: weakest.domain } },
  }
}

/** Fewer unseen items are better kept for an exam. */
const WORTH_PRACTISING = 10

function unseen({ unseenItems, readiness }: NextStepFacts): NextStep | null {
  if (unseenItems < WORTH_PRACTISING) return null
  const why = readiness
    ? 'answers at first sight make your readiness more certain'
    : 'an estimate of your readiness needs answers at first sight'
  return {
    kind: 'practice-unseen',
    title: 'Practice questions you have not seen',
    reason: `You have not met ${count(unseenItems, 'question')} of the bank, and ${why}.`,
    action: { go: 'practice', preset: { unseen: true } },
  }
}

function lookBack(until: number | null): NextStep {
  const reason =
    until === null
      ? 'No card is due and nothing stands out to practice; reading the reasons of what you missed keeps it fresh.'
      : `Your exam is in ${count(until, 'day')}: reading the reasons of what you missed now pays more than new questions.`
  return {
    kind: 'review-misses',
    title: 'Look again at what you missed',
    reason,
    action: { go: 'review', filter: 'missed' },
  }
}

/** Days to an exam that lies ahead. */
const ahead = (days: number | null): number | null => (days !== null && days > 0 ? days : null)
const count = (n: number, noun: string): string => `${n} ${noun}${n === 1 ? '' : 's'}`
const lower = (text: string): string => text[0]!.toLowerCase() + text.slice(1)

import type { Answer } from './answer'
import { booksReport, type BooksReport } from './books/look-ups'
import { domainOf, meanAngoff } from './blueprint'
import type { Accommodations, AttemptHead, Survey } from './events'
import { choiceOf, type ChoiceScreen, type Screen } from './form'
import { practiceScore, type PracticeScore } from './practice-score'
import { cutScore, normalCdf, reachesCut, scaledScore, standardError, wilson, type Interval } from './scale'
import { answeringOf, isScored, type Answering } from './scored'
import { scoreScenario, type ScenarioScore } from './score-scenario'
import {
  choiceCredit,
  codesCredit,
  verdictCounts,
  type CodesCredit,
  type Credit,
  type VerdictCounts,
} from './scoring/credit'
import { examLimit, type Break, type Interruption, type Session } from './session'
import { ms, type Milliseconds } from './units'

/* The score report: everything is computed from the session, which is computed from the events. */

export type ChoiceResult = {
  screen: ChoiceScreen
  /** Place in the exam, from 1. */
  number: number
  given: Answer | undefined
  earned: Credit
  flagged: boolean
  spent: Milliseconds
  changes: number
}

/** A code task that was asked, and what came of it. */
export type TaskResult = { screen: string; earned: CodesCredit }

export type ScenarioResult = {
  scenario: Extract<Screen, { kind: 'codes' }>['scenario']
  scenarioNumber: number
  score: ScenarioScore
  /** The code tasks that were asked. */
  tasks: readonly TaskResult[]
  questions: readonly ChoiceResult[]
  spent: Milliseconds
}

export type DomainResult = {
  id: number
  title: string
  correct: number
  n: number
  /** Of the `n`; they count as not correct. */
  notAnswered: number
  interval: Interval
  /** Fewer than ten scored items say too little to judge. */
  tooFew: boolean
}

export type Result = {
  scaled: number
  passed: boolean
  raw: number
  cut: number
  maximum: number
  standardError: number
  /** Chance of reaching the cut on a parallel form: Phi((raw - cut) / SEM). */
  passChance: number
  nearCut: boolean
}

/** What the report of an exam and of a practice have in common. */
export type AttemptReport = {
  head: AttemptHead
  how: 'candidate' | 'time-out'
  domains: readonly DomainResult[]
  items: readonly ChoiceResult[]
  scenarios: readonly ScenarioResult[]
  /** Of all questions and code tasks. */
  counts: VerdictCounts
  used: Milliseconds
  limit: Milliseconds
  interruptions: readonly Interruption[]
  breaks: readonly Break[]
  accommodations: Accommodations
  survey: Survey | null
  /** Null where no code books were chosen. */
  books: BooksReport | null
}

export type Report = AttemptReport & {
  answering: Answering
  /** Null when too little was answered to score it. */
  result: Result | null
}
/** Of a practice there is no scaled score, no cut and no chance of passing. */
export type PracticeReport = AttemptReport & { score: PracticeScore }

const ENOUGH_TO_JUDGE = 10

/** The report of an ended exam. Pretest questions are shown like all others and never counted. */
export function report(session: Session): Report {
  if (session.head.practice) throw new Error('A practice has no score report.')
  const shared = attemptReport(session)
  const answering = answeringOf(session)
  const result = isScored(answering) ? resultOf(session, shared.items, shared.scenarios) : null
  return { ...shared, answering, result }
}

/** The report of an ended practice. */
export const practiceReport = (session: Session): PracticeReport => ({
  ...attemptReport(session),
  score: practiceScore(session),
})

function attemptReport(session: Session): AttemptReport {
  if (session.phase.name !== 'ended') throw new Error('A report needs an ended session.')
  const choices = session.screens.flatMap((screen, index) =>
    screen.kind === 'codes' ? [] : [choiceResult(session, screen, index + 1)],
  )
  const items = choices.filter((one) => one.screen.kind === 'item')
  const scenarios = scenarioResults(session, choices)
  const tasks = scenarios.flatMap((one) => one.tasks)
  return {
    head: session.head,
    how: session.phase.how,
    domains: domainResults(session, items),
    items,
    scenarios,
    counts: verdictCounts([...choices, ...tasks].map((one) => one.earned)),
    used: session.used,
    limit: examLimit(session.head),
    interruptions: session.interruptions,
    breaks: session.breaks,
    accommodations: session.head.accommodations,
    survey: session.survey,
    books: booksReport(session),
  }
}

function choiceResult(session: Session, screen: ChoiceScreen, number: number): ChoiceResult {
  const given = session.answers.get(screen.id)
  return {
    screen,
    number,
    given,
    earned: choiceCredit(choiceOf(screen), given),
    flagged: session.flags.has(screen.id),
    spent: session.spent.get(screen.id) ?? ms(0),
    changes: session.changes.get(screen.id) ?? 0,
  }
}

function scenarioResults(session: Session, choices: readonly ChoiceResult[]): ScenarioResult[] {
  const groups = new Map<string, Screen[]>()
  for (const screen of session.screens) {
    if (screen.kind === 'item') continue
    groups.set(screen.scenario.id, [...(groups.get(screen.scenario.id) ?? []), screen])
  }
  return [...groups.values()].map((screens) => {
    const first = screens[0] as Exclude<Screen, { kind: 'item' }>
    const score = scoreScenario(first.scenario, session.answers, session.head.answerStyle)
    return {
      scenario: first.scenario,
      scenarioNumber: first.scenarioNumber,
      score,
      tasks: screens.flatMap((screen) =>
        screen.kind === 'codes'
          ? [
              {
                screen: screen.id,
                earned: codesCredit(screen.task, session.answers.get(screen.id), session.head.answerStyle),
              },
            ]
          : [],
      ),
      questions: choices.filter(
        (one) => one.screen.kind === 'question' && one.screen.scenario.id === first.scenario.id,
      ),
      spent: ms(screens.reduce((sum, screen) => sum + (session.spent.get(screen.id) ?? 0), 0)),
    }
  })
}

function resultOf(session: Session, items: readonly ChoiceResult[], scenarios: readonly ScenarioResult[]): Result {
  const { points } = session.head.preset
  const pretest = new Set(session.head.form.scenarios.filter((one) => one.pretest).map((one) => one.id))
  const scoredItems = items.filter((one) => !one.screen.pretest)
  const scoredScenarios = scenarios.filter((one) => !pretest.has(one.scenario.id))
  const p = scoredItems.map((one) => meanAngoff((one.screen as Extract<Screen, { kind: 'item' }>).item))
  const q = scoredScenarios.map((one) => meanAngoff(one.scenario))
  const raw =
    points.item * verdictCounts(scoredItems.map((one) => one.earned)).right +
    points.scenario * scoredScenarios.reduce((sum, one) => sum + one.score.score, 0)
  const maximum = points.item * scoredItems.length + points.scenario * scoredScenarios.length
  const cut = cutScore(p, q, points)
  const error = standardError(p, q.length, points)
  return {
    scaled: scaledScore(raw, cut, maximum),
    passed: reachesCut(raw, cut),
    raw,
    cut,
    maximum,
    standardError: error,
    passChance: error === 0 ? (reachesCut(raw, cut) ? 1 : 0) : normalCdf((raw - cut) / error),
    nearCut: Math.abs(raw - cut) <= error,
  }
}

function domainResults(session: Session, items: readonly ChoiceResult[]): DomainResult[] {
  const { outline } = session.head
  return outline.domains.map(({ id, title }) => {
    const own = items.filter(
      ({ screen }) => screen.kind === 'item' && !screen.pretest && domainOf(outline, screen.item.task) === id,
    )
    const { right: correct, notAnswered } = verdictCounts(own.map((one) => one.earned))
    return {
      id,
      title,
      correct,
      n: own.length,
      notAnswered,
      interval: wilson(correct, own.length),
      tooFew: own.length < ENOUGH_TO_JUDGE,
    }
  })
}

import type { AnswerStyle } from '../answer'
import type { VerdictCounts } from '../scoring/credit'
import { csvText } from './csv'

/** What a row tells of one attempt that has ended. A practice has neither a scaled score nor a verdict. */
export type FinishedAttempt = {
  /** Wall time. */
  finishedAt: number
  title: string
  practice: boolean
  style: AnswerStyle
  scaled: number | null
  passed: boolean | null
  /** Milliseconds. */
  used: number
  /** Screens by what came of them, and all of them. */
  counts: VerdictCounts
  questions: number
  /** Whether the statistics rest on it, and why not. */
  counting: 'counted' | 'left-out' | 'not-scored'
}

const COLUMNS = [
  'Finished',
  'Exam',
  'Kind',
  'Codes',
  'Scaled score',
  'Passed',
  'Minutes used',
  'Right',
  'Questions',
  'Missed',
  'Not answered',
  'Statistics',
] as const

/** One row for each attempt, in the order given. `when` writes a wall time. */
export function attemptsCsv(attempts: readonly FinishedAttempt[], when: (wall: number) => string): string {
  return csvText(
    COLUMNS,
    attempts.map((one) => [
      when(one.finishedAt),
      one.title,
      one.practice ? 'practice' : 'exam',
      one.style === 'type' ? 'typed' : 'picked',
      one.scaled,
      one.passed,
      minutes(one.used),
      one.counts.right,
      one.questions,
      one.counts.missed,
      one.counts.notAnswered,
      one.counting.replace('-', ' '),
    ]),
  )
}

const minutes = (span: number): number => Math.round(span / 6_000) / 10

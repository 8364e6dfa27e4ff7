import type { Outcome } from '../outcome'
import { verdictOf } from '../scoring/credit'
import { VERDICT_WORDS } from '../scoring/credit-words'
import { csvText } from './csv'

const COLUMNS = [
  'Answered',
  'Attempt',
  'Kind',
  'Question',
  'Content',
  'Type',
  'Domain',
  'Task',
  'Topic',
  'Code system',
  'Level',
  'Setting',
  'Pretest',
  'Answer given',
  'Chosen option',
  'Credit',
  'Flagged',
  'Seconds',
  'Changes',
  'Turn',
  'Hurried',
  'Slow',
  'Mistakes',
  'Verdict',
] as const

const TYPES: Readonly<Record<Outcome['kind'], string>> = {
  item: 'item',
  codes: 'code task',
  question: 'related question',
}

/** One row for each screen, answered or not, in the order given. `when` writes a wall time. */
export function answersCsv(outcomes: readonly Outcome[], when: (wall: number) => string): string {
  return csvText(
    COLUMNS,
    outcomes.map((one) => [
      when(one.at),
      one.attemptId,
      one.practice ? 'practice' : 'exam',
      one.screen,
      one.hash,
      TYPES[one.kind],
      one.domain,
      one.task,
      one.topic,
      one.codeSystem,
      one.level,
      one.setting,
      one.pretest,
      one.answered,
      one.selected?.join(' ') ?? one.chosen,
      Math.round(one.credit * 1_000) / 1_000,
      one.flagged,
      Math.round(one.spent / 100) / 10,
      one.changes,
      one.turn,
      one.hurried,
      one.slow,
      one.mistakes.join(' '),
      VERDICT_WORDS[verdictOf(one)].toLowerCase(),
    ]),
  )
}

import type { Outcome } from '../../renderer/engine/outcome'

/** What came of one screen: answered right, at ease, in an exam. */
export const anOutcome = (screen: string, over: Partial<Outcome> = {}): Outcome => ({
  attemptId: 'attempt-1',
  screen,
  hash: '0000000000000001',
  kind: 'item',
  scenario: null,
  domain: 1,
  task: '1.1',
  topic: '1.1-01',
  codeSystem: 'ICD-10-CM',
  level: 'application',
  setting: 'inpatient',
  pretest: false,
  practice: false,
  at: 1_000,
  answered: true,
  credit: 1,
  chosen: 'b',
  mistakes: [],
  flagged: false,
  spent: 60_000,
  changes: 0,
  turn: 'none',
  hurried: false,
  slow: false,
  ...over,
})

/** A missed item, answered calmly; each test says what it cares about. */
export const aMiss = (over: Partial<Outcome> = {}): Outcome =>
  anOutcome(over.screen ?? 'CK-0001', { attemptId: 'a1', hash: '0123456789abcdef', credit: 0, chosen: 'a', ...over })

/** The five screens of an inpatient scenario with their credits. */
export function scenarioOutcomes(
  scenario: string,
  credits: { principal: number; additional: number; procedures: number; Q1: number; Q2: number },
  over: Partial<Outcome> = {},
): Outcome[] {
  return Object.entries(credits).map(([part, credit]) =>
    aMiss({
      screen: `${scenario}/${part}`,
      scenario,
      kind: part.startsWith('Q') ? 'question' : 'codes',
      topic: null,
      level: null,
      credit,
      ...over,
    }),
  )
}

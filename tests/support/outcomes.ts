import type { Outcome } from '../../renderer/engine/outcome'

/** A missed item, answered calmly; each test says what it cares about. */
export function anOutcome(over: Partial<Outcome> = {}): Outcome {
  return {
    attemptId: 'a1',
    screen: 'CK-0001',
    hash: '0123456789abcdef',
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
    credit: 0,
    chosen: 'a',
    mistakes: [],
    flagged: false,
    spent: 60_000,
    changes: 0,
    turn: 'none',
    hurried: false,
    slow: false,
    ...over,
  }
}

/** The five screens of an inpatient scenario with their credits. */
export function scenarioOutcomes(scenario: string, credits: { principal: number; additional: number; procedures: number; Q1: number; Q2: number }, over: Partial<Outcome> = {}): Outcome[] {
  return Object.entries(credits).map(([part, credit]) =>
    anOutcome({ screen: `${scenario}/${part}`, scenario, kind: part.startsWith('Q') ? 'question' : 'codes', topic: null, level: null, credit, ...over }),
  )
}

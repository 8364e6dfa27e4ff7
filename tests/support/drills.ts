import type { DrillResult, DrillRound, DrillStatement } from '../../renderer/engine/books/drill'

/* Rounds of look-up drills for tests. */

export const statement = (code: string, over: Partial<DrillStatement> = {}): DrillStatement => ({
  id: `SC-0001 ${code}`,
  kind: 'diagnosis',
  system: 'cm',
  statement: `Condition ${code}`,
  codes: [code],
  ...over,
})

export const drillResult = (over: Partial<DrillResult> = {}): DrillResult => ({
  given: 'A00',
  right: true,
  time: 30_000,
  path: [],
  ...over,
})

export const drillRoundOf = (number: number, over: Partial<DrillRound> = {}): DrillRound => ({
  id: 'round',
  begun: 1,
  at: 1,
  set: 'both',
  books: 'book',
  releases: [],
  statements: Array.from({ length: number }, (_, at) => statement(`A${String(at).padStart(2, '0')}`)),
  results: [],
  shown: 0,
  ended: false,
  ...over,
})

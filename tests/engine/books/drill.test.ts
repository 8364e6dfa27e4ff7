import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../../question-bank/checks/compile'
import {
  answer,
  currentStatement,
  drillRound,
  isNear,
  isOpen,
  isRight,
  MOST_PAGES,
  pathOf,
  seenBefore,
  showCurrent,
  withPage,
  type DrillRound,
  type DrillStatement,
} from '../../../renderer/engine/books/drill'
import { drillBests, isBest, summaryOf } from '../../../renderer/engine/books/drill-bests'
import { drawRound, drilled, missedStatements, sourceOf, statementsOf } from '../../../renderer/engine/books/drill-draw'
import { drillResult, drillRoundOf, statement } from '../../support/drills'
import { bankSources } from '../../support/real-bank'

const { scenarios } = compile(bankSources())

const given = (code: string, time = 30_000) => ({ given: code, time, path: [], again: false })

describe('judging', () => {
  const wanted = statement('A41.51', { codes: ['A41.51', 'A41.9'] })

  test.each(['A41.51', 'a4151', ' A41 51 ', 'Ａ41.51', 'A41.9'])('%s is right', (code) => {
    expect(isRight(wanted, code)).toBe(true)
  })

  test.each(['A41.5', 'A41.510', 'A415', '', '.', ' - '])('“%s” is not', (code) => {
    expect(isRight(wanted, code)).toBe(false)
  })

  test('a code of the category is near, and nothing typed is not', () => {
    expect(isNear(wanted, 'a41.2')).toBe(true)
    expect(isNear(wanted, 'A40.9')).toBe(false)
    expect(isNear(wanted, '')).toBe(false)
    expect(isNear(wanted, 'A4')).toBe(false)
  })
})

describe('a round', () => {
  const fresh = drillRoundOf(3)

  test('goes from statement to statement and ends after the last', () => {
    let round: DrillRound = fresh
    for (const one of fresh.statements) {
      expect(currentStatement(round)).toEqual(one)
      round = answer(showCurrent(round, 5), given(one.codes[0]!), 6)
    }
    expect(currentStatement(round)).toBeNull()
    expect(isOpen(round)).toBe(false)
    expect(round.results.map(({ right }) => right)).toEqual([true, true, true])
    expect(answer(round, given('X'), 9)).toEqual(round)
    expect(drillRound.parse(round)).toEqual(round)
  })

  test('a statement that was on the screen before is known as such, and a new one is not', () => {
    expect(seenBefore(fresh)).toBe(false)
    const shown = showCurrent(fresh, 5)
    expect(seenBefore(shown)).toBe(true)
    expect(seenBefore(answer(shown, given('X'), 6))).toBe(false)
  })

  test('what is typed is kept in bounds, and an ended round asks nothing', () => {
    const round = answer(fresh, { ...given('x'.repeat(50), -4), path: Array(90).fill({ book: 'index', at: 'A' }) }, 6)
    expect(drillRound.safeParse(round).success).toBe(true)
    expect(round.results[0]).toMatchObject({ time: 0, right: false })
    expect(currentStatement({ ...fresh, ended: true })).toBeNull()
  })

  test('more results than statements cannot be stored', () => {
    const results = Array(4).fill(drillResult())
    expect(drillRound.safeParse({ ...fresh, results }).success).toBe(false)
  })
})

describe('the way to a code', () => {
  const index = { book: 'index', at: 'Fracture' } as const
  const neoplasm = { book: 'neoplasm', at: 'breast' } as const
  const tabular = { book: 'tabular', at: 'S72.0' } as const
  const table = { book: 'pcs-tables', at: '0SR' } as const
  const guideline = { book: 'guidelines', at: 'I.A' } as const

  test.each([
    [[index, tabular], 'index'],
    [[neoplasm, tabular], 'index'],
    [[tabular, index], 'straight'],
    [[tabular, index, tabular], 'index'],
    [[table], 'straight'],
    [[index], 'unconfirmed'],
    [[guideline], 'unconfirmed'],
    [[], 'none'],
  ] as const)('%j is %s', (path, expected) => {
    expect(pathOf('book', { path: [...path] })).toBe(expected)
    expect(pathOf('own', { path: [...path] })).toBe('paper')
  })

  test('covers and the same page twice are no pages, and there is an end', () => {
    expect(withPage([], { book: 'index', at: '' })).toEqual([])
    expect(withPage([index], index)).toEqual([index])
    expect(withPage([index, tabular], index)).toEqual([index, tabular, index])
    const full = Array(MOST_PAGES).fill(index)
    expect(withPage(full, tabular)).toEqual(full)
  })
})

describe('drawing a round', () => {
  const none = { past: drilled([]), met: new Set<string>() }
  const pool = statementsOf(scenarios)

  test('the bank has enough of each kind, and each statement its source', () => {
    for (const kind of ['diagnosis', 'procedure'] as const)
      expect(pool.filter((one) => one.kind === kind).length).toBeGreaterThan(20)
    for (const one of pool) expect(sourceOf(scenarios, one)?.key.meaning).toBe(one.statement)
    expect(pool.every((one) => drillRound.shape.statements.element.safeParse(one).success)).toBe(true)
  })

  test('what is a CPT code is not taken for one of HCPCS', () => {
    for (const { system, codes } of pool) {
      if (system === 'cpt') expect(codes[0]).toMatch(/^\d/)
      if (system === 'hcpcs') expect(codes[0]).toMatch(/^[A-V]\d{4}$/)
      if (system === 'pcs') expect(codes[0]).toHaveLength(7)
    }
  })

  test('the same seed gives the same round, without a code twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
        const round = drawRound(pool, none, seed)
        expect(round).toHaveLength(10)
        expect(drawRound(pool, none, seed)).toEqual(round)
        const codes = round.flatMap((one) => one.codes)
        expect(new Set(codes).size).toBe(codes.length)
      }),
      { numRuns: 50 },
    )
    expect(drawRound(pool, none, 1)).not.toEqual(drawRound(pool, none, 2))
  })

  test('what was never drilled comes first, of records that were met before others, then what was drilled longest ago', () => {
    const four = ['SC-1 A00', 'SC-2 B00', 'SC-3 C00', 'SC-3 D00'].map((id) => statement(id.slice(5), { id }))
    const round = (at: number, own: DrillStatement[]) =>
      drillRoundOf(own.length, { at, id: String(at), statements: own, results: own.map(() => drillResult()) })
    const past = drilled([round(20, [four[2]!]), round(10, [four[3]!])])
    const ids = (number: number) => drawRound(four, { past, met: new Set(['SC-2']) }, 3, number).map(({ id }) => id)
    expect(ids(1)).toEqual(['SC-2 B00'])
    expect(ids(2).sort()).toEqual(['SC-1 A00', 'SC-2 B00'])
    expect(ids(3).sort()).toEqual(['SC-1 A00', 'SC-2 B00', 'SC-3 D00'])
  })

  test('missed is what was not found the last time', () => {
    const one = statement('A00')
    const round = (at: number, right: boolean) =>
      drillRoundOf(1, { at, id: String(at), statements: [one], results: [drillResult({ right })] })
    expect(missedStatements(drilled([round(2, false), round(1, true)]))).toEqual([one])
    expect(missedStatements(drilled([round(1, false), round(2, true)]))).toEqual([])
  })
})

describe('own best times', () => {
  const round = (times: readonly [number, boolean][], over: Partial<DrillRound> = {}) =>
    drillRoundOf(times.length, { results: times.map(([time, right]) => drillResult({ time, right })), ...over })

  test('only what was found counts, and nothing that had been read before', () => {
    const { all, kinds } = drillBests([
      round([
        [9_000, false],
        [20_000, true],
        [40_000, true],
      ]),
      drillRoundOf(1, { results: [drillResult({ time: 1_000, again: true })] }),
    ])
    expect(all).toEqual({ done: 4, right: 3, best: 20_000, usual: 30_000 })
    expect([...kinds.keys()]).toEqual(['diagnosis'])
  })

  test('before the first drill there is nothing', () => {
    expect(drillBests([])).toEqual({
      kinds: new Map(),
      all: { done: 0, right: 0, best: null, usual: null },
      round: null,
    })
  })

  test('a round stands by what was found, then by its time; a short or broken one by nothing', () => {
    const ten = (right: number, time: number) =>
      round(
        Array.from({ length: 10 }, (_, at) => [time, at < right]),
        { begun: time },
      )
    expect(drillBests([ten(9, 5), ten(10, 7), ten(10, 6)]).round).toEqual({ right: 10, of: 10, time: 60, begun: 6 })
    expect(drillBests([round([[5, true]])]).round).toBeNull()
    const resumed = ten(10, 1)
    resumed.results[3] = { ...resumed.results[3]!, again: true }
    expect(drillBests([resumed]).round).toBeNull()
  })

  test('a best is faster than every earlier one of its kind, and the first beats none', () => {
    const before = drillBests([round([[20_000, true]])])
    expect(isBest(before, 'diagnosis', drillResult({ time: 19_999 }))).toBe(true)
    expect(isBest(before, 'diagnosis', drillResult({ time: 20_000 }))).toBe(false)
    expect(isBest(before, 'diagnosis', drillResult({ time: 1, right: false }))).toBe(false)
    expect(isBest(before, 'diagnosis', drillResult({ time: 1, again: true }))).toBe(false)
    expect(isBest(before, 'procedure', drillResult({ time: 1 }))).toBe(false)
  })

  test('the summary of a round says which of its drills were bests', () => {
    const times: [number, boolean][] = [
      [30_000, true],
      [20_000, true],
      [10_000, false],
      [15_000, true],
    ]
    const sum = summaryOf(round(times, { books: 'own' }), [round([[25_000, true]])])
    expect(sum).toMatchObject({ right: 3, done: 4, of: 4, time: 75_000, usual: 20_000, bests: [1, 3] })
    expect(sum.paths).toEqual(new Map([['paper', 4]]))
  })
})

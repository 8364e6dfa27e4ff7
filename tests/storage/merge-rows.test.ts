import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newCard } from '../../renderer/engine/card'
import { mergeRows } from '../../renderer/storage/merge-rows'
import { drillResult, drillRoundOf } from '../support/drills'

/* Two copies of a table made one. */

const note = (screen: string, at: number, text = `${screen} at ${at}`) => ({
  screen,
  at,
  text,
  bookmarked: false,
  dispute: null,
})

describe('what only one copy has stays', () => {
  test('of notes', () => {
    const [a, b, c] = [note('A', 1), note('B', 1), note('C', 9)]
    expect(mergeRows('notes', [a, b], [b, c])).toEqual({
      rows: [a, b, c],
      changed: [c],
      added: 1,
      replaced: 0,
      kept: 2,
    })
  })
  test('the newer row wins, whichever copy it is in; of two as old as each other, mine', () => {
    const mine = [note('A', 1), note('B', 5), note('C', 3, 'mine')]
    const theirs = [note('A', 2), note('B', 4), note('C', 3, 'theirs')]
    const merged = mergeRows('notes', mine, theirs)
    expect(merged.rows.map(({ text }) => text)).toEqual(['A at 2', 'B at 5', 'mine'])
    expect(merged).toMatchObject({ added: 0, replaced: 1, kept: 2, changed: [theirs[0]] })
  })
  test('a row that cannot be read in mine is replaced, and one of theirs is passed over', () => {
    const merged = mergeRows('notes', [{ ...note('A', 9), text: 7 }], [note('A', 1), { screen: 'B' }, null, 'x'])
    expect(merged).toMatchObject({ rows: [note('A', 1)], added: 0, replaced: 1, kept: 0 })
  })
  test('of a round of drills the copy wins in which more was done, and of as many the later one', () => {
    const done = (count: number, at: number) =>
      drillRoundOf(3, { at, results: Array.from({ length: count }, () => drillResult()), shown: count })
    expect(mergeRows('drillRounds', [done(1, 9)], [done(2, 3)]).rows).toEqual([done(2, 3)])
    expect(mergeRows('drillRounds', [done(2, 3)], [done(1, 9)]).rows).toEqual([done(2, 3)])
    expect(mergeRows('drillRounds', [done(2, 3)], [done(2, 4)]).rows).toEqual([done(2, 4)])
  })
  test('settings have no time: mine stay, missing ones come', () => {
    const merged = mergeRows(
      'settings',
      [{ key: 'theme', value: 'dark' }],
      [
        { key: 'theme', value: 'light' },
        { key: 'dailyNew', value: 3 },
      ],
    )
    expect(merged.rows).toEqual([
      { key: 'theme', value: 'dark' },
      { key: 'dailyNew', value: 3 },
    ])
  })
  test('a card that was answered later, or more often, is newer', () => {
    const card = newCard('A', 1, 'added')
    const later = { ...card, reps: 2, lastReview: 50, state: 'review' as const, stability: 3, difficulty: 5 }
    expect(mergeRows('cards', [card], [later]).rows).toEqual([later])
    expect(mergeRows('cards', [later], [card]).rows).toEqual([later])
  })
})

describe('events', () => {
  const event = (attemptId: string, seq: number, at = seq) => ({
    attemptId,
    seq,
    event: { type: 'flagged' as const, screen: 'CK-0001', on: true, seq, at, clock: 0 },
  })
  const list = (attemptId: string, length: number) => Array.from({ length }, (_, n) => event(attemptId, n + 1))
  test('the longer copy goes on where the shorter ends', () => {
    expect(mergeRows('events', list('a', 2), list('a', 4)).changed.map(({ seq }) => seq)).toEqual([3, 4])
    expect(mergeRows('events', list('a', 4), list('a', 2)).changed).toEqual([])
  })
  test('copies that tell different stories are not mixed', () => {
    expect(mergeRows('events', list('a', 2), [event('a', 1, 77), ...list('a', 4).slice(1)]).changed).toEqual([])
  })
})

const anyNote = fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.nat(5)).map(([screen, at]) => note(screen, at))

test('merging loses no row, throws nothing newer away, and done twice changes nothing', () => {
  fc.assert(
    fc.property(fc.array(anyNote), fc.array(anyNote), (mine, theirs) => {
      const merged = mergeRows('notes', mine, theirs)
      // Of rows with one key in one copy, the first counts.
      const first = (rows: ReturnType<typeof note>[]) =>
        new Map([...rows].reverse().map((row) => [row.screen, row] as const))
      for (const row of [...first(mine).values(), ...first(theirs).values()])
        expect(merged.rows.find(({ screen }) => screen === row.screen)!.at).toBeGreaterThanOrEqual(row.at)
      expect(merged.added + merged.replaced).toBe(merged.changed.length)
      expect(merged.kept + merged.changed.length).toBe(merged.rows.length)
      expect(mergeRows('notes', merged.rows, theirs).changed).toEqual([])
    }),
  )
})

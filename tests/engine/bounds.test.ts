import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { card, newCard } from '../../renderer/engine/card'
import { sessionEvent } from '../../renderer/engine/events'
import { onForm } from '../../renderer/engine/on-form'
import { asPlanned, previews, rate, retrievability } from '../../renderer/engine/review'
import { attemptRow, beatRow, rowOf } from '../../renderer/storage/attempts'
import { mark } from '../../renderer/storage/marks'
import { note } from '../../renderer/storage/notes'
import { anAttempt } from '../support/attempts'
import { given, NO_EXAM, NOON } from '../support/cards'

const outside = [1e308, -1, Number.NaN, Infinity, 8.64e15, Number.MAX_SAFE_INTEGER]

describe('a number out of bounds is no row', () => {
  const { head } = anAttempt()
  const row = rowOf(head)
  const cases: [string, (value: number) => boolean][] = [
    ['start of an attempt', (createdAt) => attemptRow.safeParse({ ...row, createdAt }).success],
    [
      'end of an attempt',
      (endedAt) => attemptRow.safeParse({ ...row, summary: { endedAt, scaled: null, passed: null, used: 1 } }).success,
    ],
    [
      'time of an attempt',
      (used) => attemptRow.safeParse({ ...row, summary: { endedAt: 1, scaled: null, passed: null, used } }).success,
    ],
    ['moment of an action', (at) => sessionEvent.safeParse({ type: 'begun', seq: 1, at, clock: 0 }).success],
    ['clock of an action', (clock) => sessionEvent.safeParse({ type: 'begun', seq: 1, at: 1, clock }).success],
    ['number of an action', (seq) => sessionEvent.safeParse({ type: 'begun', seq, at: 1, clock: 0 }).success],
    ['a beat', (used) => beatRow.safeParse({ attemptId: 'a', seq: 1, used, at: 1 }).success],
    ['moment of a tag', (at) => mark.safeParse({ attemptId: 'a', screen: 's', miss: null, guessed: true, at }).success],
    [
      'moment of a note',
      (at) => note.safeParse({ screen: 's', text: '', bookmarked: true, dispute: null, at }).success,
    ],
    ['a card', (due) => card.safeParse({ ...newCard('CK-0001', 1, 'added'), due }).success],
  ]
  test.each(cases)('%s', (_, parses) => {
    expect(parses(1)).toBe(true)
    for (const value of outside) expect([value, parses(value)]).toEqual([value, false])
  })
})

test('every card that is one can be asked, rated and planned', () => {
  const anyCard = fc.record({
    state: fc.constantFrom('new' as const, 'learning' as const, 'review' as const, 'relearning' as const),
    stability: fc.oneof(fc.constant(0), fc.double({ min: 0.001, max: 110_000, noNaN: true })),
    difficulty: fc.oneof(fc.constant(0), fc.double({ min: 1, max: 10, noNaN: true })),
    lastReview: fc.oneof(fc.constant(null), fc.nat(NOON), fc.constant(253_402_300_799_999)),
    due: fc.oneof(fc.nat(NOON), fc.constant(253_402_300_799_999)),
    scheduledDays: fc.nat(100_000),
    learningStep: fc.nat(100_000),
    reps: fc.nat(100_000),
    lapses: fc.nat(100_000),
    dueDay: fc.option(fc.oneof(fc.nat(30_000), fc.constant(2_932_896)), { nil: undefined }),
  })
  let taken = 0
  fc.assert(
    fc.property(anyCard, ({ dueDay, ...over }) => {
      const made = { ...newCard('CK-0001', NOON, 'added'), ...over, ...(dueDay === undefined ? {} : { dueDay }) }
      if (!card.safeParse(made).success) return
      taken += 1
      for (const rating of ['again', 'hard', 'good', 'easy'] as const) {
        const next = rate(made, given(rating), NOON, NO_EXAM).card
        expect(Number.isFinite(next.due)).toBe(true)
      }
      previews(made, NOON, NO_EXAM)
      asPlanned(made, NOON, NO_EXAM)
      expect(Number.isFinite(retrievability(made, NOON))).toBe(true)
    }),
    { numRuns: 5_000, seed: 7 },
  )
  expect(taken).toBeGreaterThan(150)
})

test('actions are on the form, or on none', () => {
  const { head, content, session } = anAttempt()
  const fits = onForm(head, content)
  const visit = (screen: string) => fits({ type: 'visited', screen, seq: 1, at: 1, clock: 0 })
  for (const { id } of session.screens) expect(visit(id)).toBe(true)
  for (const id of [
    'XX-9999',
    '',
    'SC-0001',
    'SC-9999/Q1',
    `${head.form.scenarios[0]!.id}/Q9`,
    '__proto__',
    'constructor',
  ])
    expect([id, visit(id)]).toEqual([id, false])
})

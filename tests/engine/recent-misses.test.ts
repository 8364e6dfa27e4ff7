import { expect, test } from 'vitest'
import { recentMissesOf, recentMissFacts, RECENT_DAYS } from '../../renderer/engine/recent-misses'
import { DAY } from '../../renderer/engine/study-day'
import { NEW_YORK, NOON } from '../support/cards'
import { anOutcome } from '../support/outcomes'

const missed = (screen: string, daysAgo: number) =>
  anOutcome(screen, { attemptId: 'a1', credit: 0, chosen: 'a', mistakes: ['slip'], at: NOON - daysAgo * DAY })

test('misses of two weeks: those without a word of the candidate, and the most frequent type', () => {
  const outcomes = [
    missed('CK-0001', 0),
    missed('CK-0002', 1),
    missed('CK-0003', 1),
    missed('CK-0004', RECENT_DAYS),
    anOutcome('CK-0005', { credit: 1, at: NOON }),
    { ...missed('CK-0006', 0), answered: false, chosen: null },
  ]
  const recent = recentMissesOf(
    outcomes,
    [{ attemptId: 'a1', screen: 'CK-0001', miss: 'rule' }],
    { slip: 'lookup' },
    NOON,
    NEW_YORK,
  )
  expect(recentMissFacts(recent, NOON, NEW_YORK)).toEqual({
    untagged: 2,
    frequent: { type: 'lookup', count: 2, of: 3 },
  })
})

test('what is kept gets old by itself', () => {
  const recent = recentMissesOf([missed('CK-0001', 0), missed('CK-0002', 10)], [], { slip: 'lookup' }, NOON, NEW_YORK)
  expect(recentMissFacts(recent, NOON + 5 * DAY, NEW_YORK).untagged).toBe(1)
  expect(recentMissFacts(recent, NOON + RECENT_DAYS * DAY, NEW_YORK)).toEqual({ untagged: 0, frequent: null })
})

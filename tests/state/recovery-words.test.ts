import { expect, test } from 'vitest'
import { NOTHING_FOUND, type Finding } from '../../renderer/state/recovery'
import { listedRows, numbered, recoverySentences } from '../../renderer/state/recovery-words'

/* What is told has the counts of what happened, in plain sentences. */

test.each<[number[], string]>([
  [[30], 'action 30'],
  [[31, 32, 33, 34, 35, 36, 37, 38, 39, 40], 'actions 31 to 40'],
  [[3, 7, 12], 'actions 3, 7 and 12'],
  [[1, 2, 5], 'actions 1 to 2 and 5'],
  [[1, 3, 5, 7, 9], '5 actions'],
  [Array.from({ length: 3_000 }, (_, n) => 2 * n), '3,000 actions'],
])('%j', (numbers, words) => expect(numbered(numbers)).toBe(words))

test('nothing to tell is nothing told', () => {
  expect(recoverySentences(NOTHING_FOUND)).toEqual([])
})

test('a damaged line is told as harmless only where nothing is lost by it', () => {
  const damaged = { ...NOTHING_FOUND, damaged: 1 }
  expect(recoverySentences(damaged).join()).toContain('nothing is lost by it')
  const findings: Finding[] = [{ kind: 'lost', attempt: 'CCS full exam', numbers: [31, 32], cutOff: 0 }]
  const told = recoverySentences({ ...damaged, findings }).join(' ')
  expect(told).not.toContain('nothing is lost')
  expect(told).toContain('Actions 31 to 32 of CCS full exam are damaged in both copies and lost')
})

test('every finding is a whole sentence for one and for many, without a word of the code', () => {
  const findings: Finding[] = [1, 3].flatMap((n): Finding[] => [
    { kind: 'lost', attempt: 'Quick 25', numbers: n === 1 ? [4] : [4, 6, 9], cutOff: n },
    { kind: 'differing', attempt: 'Quick 25', actions: n },
    { kind: 'copies', journals: n, left: 0 },
    { kind: 'copies', journals: n, left: n },
    { kind: 'headless', actions: n },
    ...['notes', 'cards', 'reviews', 'marks', 'settings', 'leftOut', 'drillRounds', 'unknown'].flatMap(
      (table): Finding[] => [
        { kind: 'rows', table, damaged: n, restored: 0 },
        { kind: 'rows', table, damaged: n, restored: n },
        { kind: 'rows', table, damaged: n + 1, restored: 1 },
      ],
    ),
    { kind: 'failed', attempts: n },
    { kind: 'moved', names: n === 1 ? ['IndexedDB'] : ['journal', 'backups'] },
    { kind: 'finished', what: 'delete', done: true },
    { kind: 'finished', what: 'replace', done: n === 1 },
    { kind: 'copy-only' },
  ])
  for (const one of recoverySentences({ ...NOTHING_FOUND, findings })) {
    expect(one).toMatch(/^[A-Z0-9].*\.$/)
    expect(one).not.toMatch(
      /undefined|null|NaN|IndexedDB|copys|\b1 (?:actions|notes|exams|cards)\b|\b3 (?:action|note|tag|setting)\b/,
    )
  }
})

test('rows are named as a candidate knows them', () => {
  const counts = [
    { table: 'notes', count: 12 },
    { table: 'marks', count: 1 },
    { table: 'cards', count: 0 },
    { table: 'reviews', count: 5_000 },
  ]
  expect(listedRows(counts)).toBe('12 notes, 1 tag and 5,000 card reviews')
})

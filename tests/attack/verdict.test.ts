import { expect, test } from 'vitest'
import { judge } from '../journeys/attack/verdict'

/* Who judges the attack on the real app must see a silent loss and an untrue number. */

const rows = (counts: Record<string, number>) =>
  Object.fromEntries(
    Object.entries(counts).map(([table, count]) => [table, Array.from({ length: count }, (_, n) => `${table} ${n}`)]),
  )
const lengths = { attempts: 2, events: 40, notes: 12, cards: 26, reviews: 5, marks: 8, settings: 4 }
const before = rows(lengths)

test('all there and nothing told is well', () => {
  expect(judge(before, before, [])).toEqual({ missing: {}, silent: false, untrue: [] })
})

test.each([
  ['nothing was told', []],
  ['of something else', ['3 notes missing from the app’s storage came back from their second copy.']],
  [
    'that nothing is lost',
    ['The second copy of 1 exam had a damaged line, which was set aside; nothing is lost by it.'],
  ],
])('a loss is silent when %s', (_, told) => {
  expect(judge(before, rows({ ...lengths, notes: 11 }), told)).toMatchObject({ missing: { notes: 1 }, silent: true })
})

test('a row that changed is a loss like one that is gone', () => {
  expect(judge(before, { ...before, notes: [...before.notes!.slice(1), 'another'] }, [])).toMatchObject({
    silent: true,
  })
})

test.each([
  'Action 7 of Quick 25 is damaged in both copies and lost; everything else of it is there.',
  'Actions 3 and 7 to 9 of Quick 25 are damaged in both copies and lost; everything else of it is there.',
])('actions that are told as lost are those that are gone: %s', (told) => {
  const lost = told.startsWith('Action ') ? 1 : 4
  expect(judge(before, rows({ ...lengths, events: 40 - lost }), [told])).toMatchObject({ silent: false, untrue: [] })
  expect(judge(before, rows({ ...lengths, events: 39 - lost }), [told]).untrue).toHaveLength(1)
  expect(judge(before, before, [told]).untrue).toHaveLength(1)
})

test('actions of two exams are added up', () => {
  const told = [
    'Action 7 of Quick 25 is damaged in both copies and lost; everything else of it is there.',
    '12 actions of CCS full exam are damaged in both copies and lost; everything else of it is there.',
  ]
  expect(judge(before, rows({ ...lengths, events: 27 }), told).untrue).toEqual([])
  expect(judge(before, rows({ ...lengths, events: 28 }), told).untrue).toHaveLength(2)
})

test.each([
  '13 notes, 8 tags and 5 card reviews missing from the app’s storage came back from their second copy.',
  '6 card reviews missing from the app’s storage came back from their second copy.',
  '3 exams missing from the app’s storage were rebuilt from the second copy.',
  '2 notes were damaged and set aside; no other copy has them.',
])('a number or a loss that is not true is seen: %s', (told) => {
  expect(judge(before, before, [told]).untrue).toHaveLength(1)
})

test.each([
  '12 notes, 8 tags, 5 card reviews, 26 cards and 4 settings came back from their second copy.',
  'A backup of today has what the storage has not: 2 exams, 40 exam actions and 1 exam left out.',
])('true numbers are taken, and words of two kinds of row not mixed up: %s', (told) => {
  expect(judge(before, before, [told]).untrue).toEqual([])
})

import { describe, expect, test } from 'vitest'
import {
  appliedFilters,
  canApply,
  changedKind,
  emptyingFilter,
  NO_FILTERS,
} from '../../renderer/engine/practice-filters'
import { available, type PracticeFacts } from '../../renderer/engine/practice-form'
import { DEFAULT_REQUEST, type PracticeRequest } from '../../renderer/engine/practice-request'
import { aBank, anOutline } from '../support/builders'

/* Filters of a practice: shown one by one, dropped where they cannot apply, named where they leave nothing. */

const bank = aBank(140)
const titles = { outline: anOutline, topics: { '1.1-01': 'Laterality' } }
const request = (over: Partial<PracticeRequest>): PracticeRequest => ({ ...DEFAULT_REQUEST, ...over })
const names = (over: Partial<PracticeRequest>) => appliedFilters(request(over), titles).map((one) => one.title)
const NOTHING: PracticeFacts = { seen: new Set(), missed: new Map(), notAnswered: new Set() }

describe('the applied filters', () => {
  test('are none of a request as it starts, and again after clearing', () => {
    expect(names({})).toEqual([])
    const full = request({
      seen: 'missed',
      missTypes: ['rule'],
      domains: [1],
      tasks: ['2.1'],
      codeSystems: ['ICD-10-CM'],
    })
    expect(appliedFilters({ ...full, ...NO_FILTERS }, titles)).toEqual([])
  })
  test('are the narrowest choice of each place', () => {
    expect(names({ domains: [1, 3], tasks: ['1.1', '1.2'], topics: ['1.1-01'] })).toEqual([
      'Domain 3',
      'Task',
      'Laterality',
    ])
    expect(names({ seen: 'missed' })).toEqual(['Missed before'])
    expect(names({ seen: 'missed', missTypes: ['rule', 'time'] })).toHaveLength(2)
  })
  test('each can be taken away, one after the other, until none is left', () => {
    let left = request({
      seen: 'missed',
      missTypes: ['rule', 'time'],
      domains: [1, 3],
      tasks: ['1.1', '1.2'],
      topics: ['1.1-01'],
      codeSystems: ['ICD-10-CM', 'ICD-10-PCS'],
    })
    for (let steps = 0; ; steps++) {
      const [filter] = appliedFilters(left, titles)
      if (!filter) break
      expect(steps).toBeLessThan(20)
      const next = { ...left, ...filter.without }
      expect(appliedFilters(next, titles).map((one) => one.id)).not.toContain(filter.id)
      left = next
    }
    expect(left).toEqual(request({}))
  })
})

describe('another kind of question', () => {
  test('drops what cannot apply to it and keeps the rest', () => {
    // Codes of the bank's scenarios all belong to task 1.1; no scenario has a topic.
    const before = request({
      seen: 'missed',
      domains: [1, 3],
      tasks: ['1.1'],
      topics: ['1.1-01'],
      codeSystems: ['ICD-10-PCS'],
    })
    const { over, dropped } = changedKind(bank, before, 'drill', titles)
    expect(dropped.map((one) => one.title)).toEqual(['Domain 3', 'Laterality'])
    const after = { ...before, ...over }
    expect(after).toMatchObject({
      scenarios: 'drill',
      seen: 'missed',
      domains: [1],
      tasks: ['1.1'],
      topics: [],
      codeSystems: ['ICD-10-PCS'],
    })
    expect(appliedFilters(after, titles).every((one) => canApply(bank, 'drill', one.alone))).toBe(true)
  })
  test('drops nothing where everything applies', () => {
    const before = request({ scenarios: 'drill', domains: [1] })
    expect(changedKind(bank, before, 0, titles).dropped).toEqual([])
  })
})

describe('a filter that leaves nothing', () => {
  test('is named with what there would be without it', () => {
    const found = emptyingFilter(bank, request({ domains: [3], seen: 'missed' }), NOTHING, titles)!
    expect(found.filter.title).toBe('Missed before')
    expect(found.then).toBe(available(bank, request({ domains: [3] }), NOTHING).items)
  })
  test('is none where no single one is to blame', () => {
    expect(
      emptyingFilter(bank, request({ codeSystems: ['none' as never], seen: 'missed' }), NOTHING, titles),
    ).toBeNull()
  })
})

import { describe, expect, test } from 'vitest'
import { firstSight, sightingsOf } from '../../renderer/engine/first-sight'
import { aMiss, scenarioOutcomes } from '../support/outcomes'

const angoffOf = () => 0.68
const all = { principal: 1, additional: 0.5, procedures: 0, Q1: 1, Q2: 0 }

describe('answers at first sight', () => {
  test('only the first meeting with a question counts, whatever the order of the list', () => {
    const later = aMiss({ attemptId: 'a2', at: 2_000, credit: 1 })
    const first = aMiss({ attemptId: 'a1', at: 1_000, credit: 0 })
    expect(firstSight([later, first])).toEqual([first])
    expect(sightingsOf([later, first], angoffOf)).toMatchObject([
      { screen: 'CK-0001', credit: 0, at: 1_000, kind: 'item', angoff: 0.68 },
    ])
  })

  test('all screens of a scenario belong to its first meeting, none to the next', () => {
    const first = scenarioOutcomes('SC-0001', all)
    const next = scenarioOutcomes('SC-0001', { ...all, Q2: 1 }, { attemptId: 'a2', at: 9_000 })
    expect(firstSight([...first, ...next])).toEqual(first)
  })

  test('no answer is evidence in an exam that was mostly answered', () => {
    const blank = aMiss({ screen: 'CK-0002', answered: false, chosen: null })
    expect(firstSight([aMiss(), blank])).toContain(blank)
  })

  test('no answer says nothing in an exam given up early, or in practice, but the question is not fresh any more', () => {
    const blanks = ['CK-0002', 'CK-0003'].map((screen) => aMiss({ screen, answered: false, chosen: null }))
    expect(firstSight([aMiss(), ...blanks])).toEqual([aMiss()])
    const blank = aMiss({ screen: 'CK-0002', answered: false, practice: true })
    const again = aMiss({ screen: 'CK-0002', attemptId: 'a2', at: 5_000 })
    expect(firstSight([aMiss({ practice: true }), blank, again])).toEqual([aMiss({ practice: true })])
  })
})

describe('sightings of scenarios', () => {
  test('the credit is weighted like the score: inpatient 25, 30, 15 and 20 for the questions', () => {
    const [one] = sightingsOf(scenarioOutcomes('SC-0001', all), angoffOf)
    expect(one).toMatchObject({ screen: 'SC-0001', kind: 'scenario' })
    expect(one!.credit).toBeCloseTo((25 * 1 + 30 * 0.5 + 15 * 0 + 20 * 0.5) / 90)
  })

  test('outpatient 20, 20, 25 and 20', () => {
    const [one] = sightingsOf(scenarioOutcomes('SC-0001', all, { setting: 'clinic' }), angoffOf)
    expect(one!.credit).toBeCloseTo((20 * 1 + 20 * 0.5 + 25 * 0 + 20 * 0.5) / 85)
  })

  test('a part of a scenario is no evidence', () => {
    const screens = scenarioOutcomes('SC-0001', all)
    expect(sightingsOf(screens.slice(0, 3), angoffOf)).toEqual([])
    expect(sightingsOf(screens.slice(1), angoffOf)).toEqual([])
    expect(
      sightingsOf(
        screens.map((one, n) => ({ ...one, practice: true, answered: n !== 1 })),
        angoffOf,
      ),
    ).toEqual([])
  })

  test('what has no Angoff value at hand is left out', () => {
    expect(
      sightingsOf([aMiss(), aMiss({ screen: 'CK-0002' })], ({ id }) => (id === 'CK-0001' ? null : 0.5)),
    ).toMatchObject([{ screen: 'CK-0002', angoff: 0.5 }])
  })
})

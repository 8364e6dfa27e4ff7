import { expect, test } from 'vitest'
import { buttonName, preset as presetSchema } from '../../question-bank/schema/preset'
import { accommodationText, BUTTON_LABELS, labelsOf } from '../../renderer/engine/labels'
import { aPreset } from '../support/builders'

const { checkIn: _checkIn, survey: _survey, labels: _labels, ...earlier } = aPreset

test('a preset of an earlier version gets the checklist, the survey and the usual words', () => {
  const parsed = presetSchema.parse(earlier)
  expect(parsed).toEqual({ ...earlier, checkIn: true, survey: true, labels: {} })
  expect(labelsOf(parsed)).toEqual(BUTTON_LABELS)
})

test('a preset changes single words and leaves the others', () => {
  const labels = labelsOf(presetSchema.parse({ ...earlier, labels: { flag: 'Mark', break: 'Pause' } }))
  expect([labels.flag, labels.break, labels.next]).toEqual(['Mark', 'Pause', 'Next'])
})

test('every button has its usual word, and each fits', () => {
  expect(Object.keys(BUTTON_LABELS).sort()).toEqual([...buttonName.options].sort())
  for (const [name, label] of Object.entries(BUTTON_LABELS))
    expect(presetSchema.safeParse({ ...earlier, labels: { [name]: label } }).success).toBe(true)
})

test.each([
  { unknown: 'Word' },
  { next: '' },
  { next: '   ' },
  { next: 'x'.repeat(25) },
  { next: 5 },
  { next: 'Ne\u202Ext' },
])('labels %j are refused', (labels) => expect(presetSchema.safeParse({ ...earlier, labels }).success).toBe(false))

test('accommodations in words', () => {
  expect(accommodationText({ extraTime: 1, extraBreaks: false })).toBe('')
  expect(accommodationText({ extraTime: 1.25, extraBreaks: true })).toBe(
    'Extra time, 1.25 times the standard; extra breaks that stop the clock',
  )
  expect(accommodationText({ extraTime: 1, extraBreaks: true })).toBe('Extra breaks that stop the clock')
})

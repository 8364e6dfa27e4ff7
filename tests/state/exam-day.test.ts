import { afterEach, expect, test, vi } from 'vitest'
import { booksFor } from '../../renderer/engine/code-books'
import { examDay } from '../../renderer/state/exam-date'
import { useSettings } from '../../renderer/state/settings'
import { bankSources } from '../support/real-bank'

/* The day for which code books count is a day of the calendar where the computer is. */

const { exams } = bankSources().editions!.value
const zone = process.env.TZ

afterEach(() => {
  vi.useRealTimers()
  if (zone === undefined) delete process.env.TZ
  else process.env.TZ = zone
  useSettings.setState({ examDate: '' })
})

test.each([
  ['Pacific/Kiritimati', '2026-04-30T10:00:00Z', '2026-05-01', 2026],
  ['Pacific/Kiritimati', '2026-04-30T09:59:00Z', '2026-04-30', 2025],
  ['America/Los_Angeles', '2026-05-01T06:59:00Z', '2026-04-30', 2025],
  ['America/Los_Angeles', '2026-05-01T07:00:00Z', '2026-05-01', 2026],
  ['UTC', '2026-04-30T23:59:59Z', '2026-04-30', 2025],
])('without a date, in %s at %s it is %s and the books are of %i', (tz, now, day, year) => {
  process.env.TZ = tz
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(now) })
  expect(examDay()).toEqual({ day, dated: false })
  expect(booksFor(examDay().day, exams)?.year).toBe(year)
})

test.each(['Pacific/Kiritimati', 'America/Los_Angeles'])('a date that was set is that date in %s', (tz) => {
  process.env.TZ = tz
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(2026, 3, 1) })
  useSettings.setState({ examDate: '2026-05-01' })
  expect(examDay()).toEqual({ day: '2026-05-01', dated: true })
})

test.each([
  ['the day itself, to its last minute', new Date(2026, 4, 1, 23, 59), '2026-05-01', true],
  ['the day after', new Date(2026, 4, 2), '2026-05-02', false],
  ['a year later', new Date(2027, 4, 1), '2027-05-01', false],
])('an exam date is for %s: it counts until it has passed', (_, now, day, dated) => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  useSettings.setState({ examDate: '2026-05-01' })
  expect(examDay()).toEqual({ day, dated })
})

test.each(['2026-02-31', 'tomorrow', '2026-5-1'])('%j in the settings is as good as no date', (examDate) => {
  useSettings.setState({ examDate })
  expect(examDay().dated).toBe(false)
})

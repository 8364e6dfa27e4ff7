import fc from 'fast-check'
import { expect, test } from 'vitest'
import { daysText, readDay, shownDay } from '../../renderer/ui/date-text'

const limits = { first: '2020-01-01', last: '2099-12-31' }

test.each([
  ['03/31/2026', '2026-03-31'],
  ['3/1/2026', '2026-03-01'],
  ['3/1/26', '2026-03-01'],
  [' 03-31-2026 ', '2026-03-31'],
  ['03.31.2026', '2026-03-31'],
  ['3 31 2026', '2026-03-31'],
  ['03312026', '2026-03-31'],
  ['2026-03-31', '2026-03-31'],
  ['2026/3/1', '2026-03-01'],
  ['Mar 31, 2026', '2026-03-31'],
  ['march 31 2026', '2026-03-31'],
  ['02/29/2028', '2028-02-29'],
  ['０３/３１/２０２６', '2026-03-31'],
])('%j is %s', (text, day) => expect(readDay(text, limits)).toEqual({ day }))

test.each([
  ['02/30/2026', /no day 30 in February 2026, which has 28 days/],
  ['02/29/2026', /28 days/],
  ['04/31/2026', /30 days/],
  ['00/10/2026', /no month 0/],
  ['31/12/2026', /no month 31: the month comes first/],
  ['1/0/2026', /no day 0/],
  ['03/31/0026', /03\/31\/0026 is not in the years 2020 to 2099/],
  ['03/31/0002', /not in the years 2020 to 2099/],
  ['03/31/20266', /year 20266 is not one from 2020 to 2099/],
  ['03/31/202', /year 202 is not one/],
  ['03/31/2', /year 2 is not one/],
  ['20266-03-31', /year 20266/],
  ['03/31/2019', /2020 to 2099/],
  ['03/31/2100', /2020 to 2099/],
  ['03/31', /MM\/DD\/YYYY/],
  ['tomorrow', /MM\/DD\/YYYY/],
  ['1', /MM\/DD\/YYYY/],
  ['Foo 31, 2026', /MM\/DD\/YYYY/],
  ['-3/31/2026', /MM\/DD\/YYYY/],
])('%j is refused in words', (text, words) => {
  const read = readDay(text, limits)
  expect('refused' in read ? read.refused : read.day).toMatch(words)
})

const anyDay = fc
  .integer({ min: Date.parse('2020-01-01') / 86_400_000, max: Date.parse('2099-12-31') / 86_400_000 })
  .map((number) => new Date(number * 86_400_000).toISOString().slice(0, 10))

test('what is shown of any day is read as that day, and so is the day itself', () => {
  fc.assert(
    fc.property(anyDay, (day) => {
      expect(readDay(shownDay(day), limits)).toEqual({ day })
      expect(readDay(day, limits)).toEqual({ day })
    }),
  )
})

test('of no text does a day come out that is not in the calendar or not within the limits', () => {
  const part = fc.integer({ min: 0, max: 99_999 }).map(String)
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.tuple(part, part, part).map((all) => all.join('/')),
      ),
      (text) => {
        const read = readDay(text, limits)
        if ('refused' in read) return
        expect(new Date(`${read.day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(read.day)
        expect(read.day >= limits.first && read.day <= limits.last).toBe(true)
      },
    ),
    { numRuns: 2_000 },
  )
})

test('the limits are said', () => expect(daysText(limits)).toMatch(/MM\/DD\/YYYY, from 01\/01\/2020 to 12\/31\/2099/))

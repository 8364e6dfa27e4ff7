import { placeIn } from './questions'
import type { Rule } from './rule'
import { withNext, wrapped } from './wrapped'
import { writingsOf } from './writings'

/*
 * Cases happen in fiscal year 2026. A full date outside it is an error in a question or a record. An earlier year alone is
 * past history in a record; in an item it is only worth a look, since it may be the date of a rule. A later year is an error.
 */

export const FIRST_DAY = '2025-10-01'
export const LAST_DAY = '2026-09-30'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const MONTH =
  '(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)'
const YEAR = '((?:19|20)\\d\\d)'
type Found = { text: string; index: number; day?: string; year: string }
type Read = Omit<Found, 'text' | 'index'>

const FORMS: readonly [RegExp, (match: RegExpMatchArray) => Read][] = [
  [
    wrapped(`\\b${YEAR}([-/])(\\d{1,2})\\2(\\d{1,2})\\b`, 'g'),
    ([, year, , month, day]) => full(year!, Number(month), day!),
  ],
  [
    wrapped(`\\b(\\d{1,2})([-/])(\\d{1,2})\\2${YEAR}\\b`, 'g'),
    ([, month, , day, year]) => full(year!, Number(month), day!),
  ],
  [
    wrapped(`(?<![\\d/])(\\d{1,2})/(\\d{1,2})/(\\d\\d)(?![\\d/])`, 'g'),
    ([, month, day, year]) => full(`${Number(year) > 50 ? 19 : 20}${year}`, Number(month), day!),
  ],
  [
    wrapped(`\\b${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? ${YEAR}\\b`, 'g'),
    ([, month, day, year]) => full(year!, monthOf(month!), day!),
  ],
  [
    wrapped(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)?(?: |-)${MONTH}\\.?,?(?: |-)${YEAR}\\b`, 'g'),
    ([, day, month, year]) => full(year!, monthOf(month!), day!),
  ],
  [
    wrapped(
      `\\b(?:${MONTH}\\.?(?: of)?|in|since|year|of|circa|during|summer|spring|fall|winter) ${YEAR}\\b(?!\\s*(?:h\\b|hours|hrs|mL|ml|mg|g\\b|grams?|mcg|units?|kcal|cc\\b|:|[-/]\\d|update|edition))`,
      'gi',
    ),
    (match) => ({ year: match.at(-1)! }),
  ],
]

const monthOf = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1
const two = (value: number | string) => String(value).padStart(2, '0')
const full = (year: string, month: number, day: string): Read => ({ year, day: `${year}-${two(month)}-${two(day)}` })

/** The dates of a text, fully written ones first; a year inside a full date is not found again. */
export function datesIn(text: string): Found[] {
  let rest = text
  return FORMS.flatMap(([pattern, read]) => {
    const found = [...rest.matchAll(pattern)].map((match) => ({
      text: match[0].replace(/\s+/g, ' '),
      index: match.index,
      ...read(match),
    }))
    rest = rest.replace(pattern, (match) => ' '.repeat(match.length))
    return found
  })
}

export const datesInYear: Rule = {
  name: 'date-range',
  check(material, report) {
    const items = new Set(material.items.map((one) => one.id))
    for (const writing of writingsOf(material)) {
      const { part, place } = writing
      if (part === 'reason' || part === 'label') continue
      for (const found of datesIn(withNext(writing))) {
        if (found.index >= writing.text.length) continue
        if (found.day === undefined) {
          if (found.year > LAST_DAY.slice(0, 4)) report(place, `"${found.text}" is after fiscal year 2026; correct it.`)
          else if (found.year < FIRST_DAY.slice(0, 4) && items.has(place.id))
            report(
              place,
              `"${found.text}" is before fiscal year 2026; keep it only if it is past history or the date of a rule.`,
              'warning',
            )
        } else if (!isRealDay(found.day)) report(place, `"${found.text}" is not a day of the calendar; correct it.`)
        else if (found.day < FIRST_DAY || found.day > LAST_DAY)
          report(
            place,
            `"${found.text}" is outside ${FIRST_DAY} to ${LAST_DAY}; move the case into fiscal year 2026, or write only the year of past history.`,
          )
      }
    }
  },
}

export function isRealDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

/** Content that ends before the bank's own year and ran out before it was looked up has to be judged again. */
export const validAfterVerified: Rule = {
  name: 'valid-through',
  check(material, report) {
    for (const one of [...material.items, ...material.scenarios]) {
      const { verified, validThrough } = one.value
      if (validThrough !== undefined && validThrough < LAST_DAY && validThrough < verified)
        report(
          placeIn(one, 'validThrough'),
          `The answer holds through ${validThrough} and was verified later, on ${verified}; look up whether it still holds and move "validThrough", or drop it.`,
          'warning',
        )
    }
  },
}

/** The schema checks how `verified`, `validThrough` and `reading.date` are written; this, that they are days. */
export const realDays: Rule = {
  name: 'real-day',
  check(material, report) {
    for (const one of [...material.items, ...material.scenarios]) {
      const days = {
        verified: one.value.verified,
        validThrough: one.value.validThrough,
        reading: one.value.reading?.date,
        again: one.value.reading?.again?.date,
      }
      for (const [field, day] of Object.entries(days)) {
        if (day !== undefined && !isRealDay(day))
          report(
            placeIn(one, field === 'again' ? 'reading' : field),
            `${day} is not a day of the calendar; correct it.`,
          )
      }
    }
  },
}
